import { expect } from '@jest/globals';
import { jobRowsWhen } from './jobRows.ts';
import type { JobKind } from '../../src/jobs/kinds.ts';
import type { Person } from './person.ts';
import type { Usher } from './usher.ts';

/** Jobs that wait longer than this are for another day. */
const soonSeconds = 60;

/** Reads the directory's people. */
export async function peopleRead({ app }: Usher): Promise<void> {
  await app.store.db
    .transaction()
    .execute((trx) => app.queue.enqueueMissing(trx, 'dynamic.mirrorPeople', [{}]));
  await jobsDone(app, 'dynamic.mirrorPeople');
}

/** The minute in which kept groups are looked after comes round, and what follows from it is done. */
export async function keepingComesRound(usher: Usher): Promise<void> {
  const { app } = usher;
  await peopleRead(usher);
  await app.store.db.transaction().execute((trx) => app.queue.enqueue(trx, 'dynamic.keepTimer', {}));
  await jobsDone(app, 'dynamic.keepTimer');
  await jobsDone(app, 'dynamic.keepGroup');
}

/** A rule is typed, its preview seen and agreed to, and its dry run has begun; answers what the preview said. */
export async function startDryRun(owner: Person, group: string, rule: string): Promise<string> {
  const preview = new RegExp(`Usher keeps ${group} by a rule.*Join: \\d`, 'su');
  const shown = await owner.ask(`keep ${group} by ${rule}`, preview);
  expect(await owner.press('Start a dry run', { on: preview })).toMatch(/begins the dry run/u);
  await owner.sees(new RegExp(`${group}.*This is a dry run`, 'su'));
  return shown;
}

async function jobsDone({ store }: Usher['app'], kind: JobKind): Promise<void> {
  await jobRowsWhen(store, kind, (rows) => rows.every(({ wait }) => wait > soonSeconds));
}
