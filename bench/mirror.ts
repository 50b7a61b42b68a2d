/**
 * The mirror of the people against reading everybody again, and rules over it against a loop written by hand, in the
 * same run: `npm run bench -- mirror [--people 10000,100000,1000000] [--stores pglite,postgres] [--changes 1000]`. The
 * tenant is another process behind HTTP. Rules are evaluated in a third one, where somebody else works with the store
 * all the time; `cpu` and `memory` are that process's, theirs and an embedded store included.
 */
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { createDirectory } from '../src/directory/directory.ts';
import { usualFields } from '../src/dynamic/mirrorFields.ts';
import { mirrorPeople, type PeopleMirrorContext } from '../src/dynamic/peopleMirror.ts';
import { createLogger } from '../src/log.ts';
import { maintainStore } from '../src/store/maintenance.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { startChild, type Child } from './support/childProcess.ts';
import { round, table } from './support/figures.ts';
import { describeMachine } from './support/machine.ts';
import { contests } from './support/ruleContest.ts';
import type { HandFigures, RuleFigures } from './support/ruleProcess.ts';
import { availableStores, type OpenStore, type StoreKind } from './support/stores.ts';

const aimSeconds = 5;
const aimMb = 500;
const aimTurnMs = 250;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000,100000' },
    stores: { type: 'string', default: 'pglite,postgres' },
    changes: { type: 'string', default: '1000' },
  },
});
const changes = Number(values.changes);
const machine = describeMachine(['@electric-sql/pglite', 'pg']);
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, load ${machine.loadAverage.join(' ')}`,
);

type Tenant = Child<{ port: number }>;

const following = [
  'people,store,first load,requests,memory,on disk,changes,requests,all again,requests,ratio'.split(','),
];
const evaluating = ['people,store,rule,time,cpu,by hand,ratio,turn p99,worst,memory,aims'.split(',')];
const started = performance.now();
const say = (what: string): void => {
  console.error(`${round((performance.now() - started) / 1000)} s: ${what}`);
};
for (const people of values.people.split(',').map(Number)) {
  for (const place of await availableStores(values.stores.split(',') as StoreKind[])) {
    await measure(people, place);
    await place.stop();
  }
}
console.log(`\n${table(following)}\n\n${table(evaluating)}`);
console.log(`\nThe process never had more than ${round(process.resourceUsage().maxRSS / 1e3)} MB.`);

async function measure(people: number, place: OpenStore): Promise<void> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = place.env;
  const log = createLogger('silent');
  const where = { ...(databaseUrl && { databaseUrl }), ...(dataDir && { dataDir }) };
  const store = await openStore({ ...where, log });
  const tenant: Tenant = await startChild('bigTenantProcess.ts', { args: [String(people)] });
  const context = contextOf(store, tenant);
  const load = await timed(tenant, () => follow(context));
  say(`${String(people)} people are in ${place.kind}`);
  await maintainStore(store);
  const memoryMb = process.memoryUsage.rss() / 1e6;
  const diskMb = await sizeMb(store);
  await tenant.ask({ change: changes });
  const delta = await timed(tenant, () => follow(context));
  const again = await timed(tenant, () => readEverybody(tenant.ready.port));
  following.push([
    String(people),
    place.kind,
    `${round(load.seconds)} s`,
    String(load.requests),
    `${round(memoryMb)} MB`,
    `${round(diskMb)} MB`,
    `${round(delta.seconds)} s`,
    String(delta.requests),
    `${round(again.seconds)} s`,
    String(again.requests),
    `${round(again.seconds / delta.seconds)} ×`,
  ]);
  say(following.at(-1)?.join(' ') ?? '');
  await tenant.stop();
  await store.close();
  await measureRules(people, place);
}

/** In a process of its own, as after a restart: what the first load left behind would count as memory of a rule. */
async function measureRules(people: number, { kind, env }: OpenStore): Promise<void> {
  const child = await startChild<object>('ruleProcess.ts', { env: { ...env, PEOPLE: String(people) } });
  const figures: RuleFigures[] = [];
  for (const { name } of contests) {
    figures.push(await child.ask<RuleFigures>({ name, isByHand: false }));
    say(`${name}: ${JSON.stringify(figures.at(-1))}`);
  }
  // Afterwards, as its memory would count as that of the next rule.
  for (const { name } of contests) {
    const byHand = await child.ask<HandFigures>({ name, isByHand: true });
    const figure = figures.shift();
    if (figure?.count !== byHand.count) throw new Error(`${name}: counted differently`);
    evaluating.push([String(people), kind, name, ...cellsOf(figure, byHand.seconds)]);
    say(evaluating.at(-1)?.join(' ') ?? '');
  }
  await child.stop();
}

function cellsOf({ seconds, cpu, p99, worst, peakMb }: RuleFigures, handSeconds: number): string[] {
  const isMet = seconds <= aimSeconds && peakMb <= aimMb && p99 <= aimTurnMs;
  return [
    `${round(seconds)} s`,
    `${round(cpu)} s`,
    `${round(handSeconds)} s`,
    `${round(handSeconds / seconds)} ×`,
    `${round(p99)} ms`,
    `${round(worst)} ms`,
    `${round(peakMb)} MB`,
    isMet ? 'met' : `missed (${String(aimSeconds)} s, ${String(aimMb)} MB, ${String(aimTurnMs)} ms)`,
  ];
}

/** As the job does: run after run until the round is complete. */
async function follow(context: PeopleMirrorContext): Promise<void> {
  const { signal } = new AbortController();
  while ((await mirrorPeople(context, signal)) !== undefined);
}

function contextOf(store: Store, tenant: Tenant): PeopleMirrorContext {
  const directory = createDirectory({
    getToken: () => Promise.resolve({ token: 'bench', expiresOnTimestamp: Date.now() + 3_600_000 }),
    graphOrigin: `http://127.0.0.1:${String(tenant.ready.port)}`,
    log: createLogger('silent'),
    budget: { unitsPer10s: 1e9 },
  });
  const log = createLogger('silent');
  return { db: store.db, directory, log, now: () => new Date(), enqueueMissing: () => Promise.resolve() };
}

/** What a product without a change feed does to learn of changes: pages of the largest size Graph allows. */
async function readEverybody(port: number): Promise<void> {
  const query = new URLSearchParams({ $select: ['id', ...usualFields].join(','), $top: '999' });
  let next: string | undefined = `http://127.0.0.1:${String(port)}/v1.0/users?${query.toString()}`;
  while (next !== undefined) {
    const answer = (await (await fetch(next)).json()) as { '@odata.nextLink'?: string };
    next = answer['@odata.nextLink']?.replace(
      'https://graph.microsoft.com',
      `http://127.0.0.1:${String(port)}`,
    );
  }
}

async function timed(
  tenant: Tenant,
  work: () => Promise<void>,
): Promise<{ seconds: number; requests: number }> {
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { requests } = await tenant.ask<{ requests: number }>({});
  return { seconds, requests };
}

async function sizeMb({ db }: Store): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select sum(pg_total_relation_size(oid)) as bytes from pg_class
    where relkind = 'r' and relname like 'people%'`.execute(db);
  return Number(rows[0]?.bytes ?? 0) / 1e6;
}
