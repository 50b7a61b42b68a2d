import type { Kysely, Transaction } from 'kysely';
import type { UserChanges } from '../directory/peopleTypes.ts';
import type { Directory } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import type { Again } from '../jobs/handlers.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Logger } from '../log.ts';
import { hasDoubled } from '../store/growth.ts';
import { recordNotice, settleNotice } from '../store/notices.ts';
import type { Database } from '../store/schema.ts';
import { usualFields } from './mirrorFields.ts';
import {
  applyUserChanges,
  dropOlderPeople,
  gatherPeopleStatistics,
  getMirrorState,
  lockMirrorState,
  saveMirrorState,
  type Applied,
  type MirrorState,
  type Round,
} from './mirrorStore.ts';
import { listWishes, refuseWishes } from './mirrorWishes.ts';
import { pruneChanges } from './peopleChanges.ts';

export interface PeopleMirrorContext {
  readonly db: Kysely<Database>;
  readonly directory: Pick<Directory, 'readUserChanges'>;
  readonly enqueueMissing: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Bounds one run of the job, so that a stop or another job never waits for a million people. */
const pagesPerRun = 25;

/**
 * Follows the people of the directory, page by page. Each page and the link to the next are one transaction, so a
 * killed run is taken up at its page; whoever finds that another process has gone on stops.
 */
export async function mirrorPeople(
  context: PeopleMirrorContext,
  signal: AbortSignal,
): Promise<Again | undefined> {
  for (let page = 0; page < pagesPerRun && !signal.aborted; page += 1) {
    const state = await takeUp(context);
    // What happens from here on is told by the next round.
    const startedAt = state.pages === 0 ? context.now() : state.round_started_at;
    const read = await readPage(context, state);
    if (read === undefined) return undefined;
    if (!(await keepPage(context, { ...state, round_started_at: startedAt }, read))) return undefined;
    if (read !== 'startOver' && read.isLast) return undefined;
  }
  return { againInSeconds: 0 };
}

/** Reads everybody again, for when the directory behind the mirror became another one. */
export async function startMirrorOver(db: Kysely<Database>, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { generation } = await getMirrorState(trx, now);
    await restart(trx, generation + 1);
  });
}

/** A rule asked for more fields since the last round: with those, everybody is read again. */
async function takeUp({ db, now, log }: PeopleMirrorContext): Promise<MirrorState> {
  const state = await getMirrorState(db, now());
  if (state.pages > 0 || (state.is_full && state.link !== null)) return state;
  const wanted = await wantedFields(db);
  if (wanted.every((field) => state.fields.includes(field))) return state;
  await db.transaction().execute(async (trx) => {
    if (await lockMirrorState(trx, state)) await restart(trx, state.generation + 1);
  });
  log.info({ fields: wanted.length }, 'people are read again with more properties');
  return getMirrorState(db, now());
}

async function wantedFields(db: Kysely<Database>): Promise<string[]> {
  return [...new Set([...usualFields, ...(await listWishes(db))])].toSorted();
}

/** The next round comes within a minute: failing and retrying would only pile up while the directory is down. */
async function readPage(context: PeopleMirrorContext, state: MirrorState): Promise<UserChanges | undefined> {
  try {
    return await context.directory.readUserChanges(state.link, state.fields);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const { reason } = error;
    context.log.warn({ reason, pages: state.pages }, 'people not read for the mirror');
    const extra = state.fields.filter((field) => !usualFields.includes(field));
    if (reason === 'rejected' && extra.length > 0) {
      await refuseWishes(context.db, extra);
      return 'startOver';
    }
    if (reason === 'forbidden') {
      const at = context.now();
      await recordNotice(context.db, { code: notReadable, subjectId: null, details: {}, at });
    }
    return undefined;
  }
}

async function keepPage(
  context: PeopleMirrorContext,
  state: MirrorState,
  read: UserChanges,
): Promise<boolean> {
  const isKept = await context.db.transaction().execute(async (trx) => {
    if (!(await lockMirrorState(trx, state))) return false;
    if (read === 'startOver') await restart(trx, state.generation + 1);
    else await bringIn(context, trx, state, read);
    return true;
  });
  if (!isKept) return false;
  report(context, state, read);
  if (read !== 'startOver' && state.is_full && (read.isLast || hasDoubled(state.pages + 1)))
    await gatherPeopleStatistics(context.db);
  return true;
}

async function bringIn(
  { now, enqueueMissing }: PeopleMirrorContext,
  trx: Transaction<Database>,
  state: MirrorState,
  read: Exclude<UserChanges, 'startOver'>,
): Promise<void> {
  const isLogged = state.loaded_at !== null;
  const round: Round = { generation: state.generation, isFull: state.is_full, isLogged, now: now() };
  const applied = await applyUserChanges(trx, read.changes, round);
  const dropped = read.isLast && state.is_full ? await dropOlderPeople(trx, round) : nothing;
  await saveMirrorState(trx, {
    link: read.nextLink,
    people: state.people + applied.added + dropped.added,
    pages: read.isLast ? 0 : state.pages + 1,
    round_started_at: state.round_started_at,
    ...(read.isLast
      ? {
          is_full: false,
          as_of: state.round_started_at,
          loaded_at: state.loaded_at ?? round.now,
          known_fields: state.fields,
        }
      : {}),
  });
  if (read.isLast) await pruneChanges(trx, round.now);
  await tellOperator(trx, state, { isLast: read.isLast, at: round.now });
  const isFirstEnd = read.isLast && state.loaded_at === null;
  if (isFirstEnd || applied.logged + dropped.logged > 0)
    await enqueueMissing(trx, 'dynamic.peopleChanged', [{}]);
}

const notReadable = 'peopleNotReadable';
const loading = 'peopleLoading';

/** A first reading of more than a page takes its time, and no rule can be tried until it is complete. */
async function tellOperator(
  trx: Transaction<Database>,
  state: MirrorState,
  { isLast, at }: { readonly isLast: boolean; readonly at: Date },
): Promise<void> {
  if (isLast) {
    for (const code of [notReadable, loading]) await settleNotice(trx, { code, at });
  } else if (state.loaded_at === null && state.pages === 0) {
    await recordNotice(trx, { code: loading, subjectId: null, details: {}, at });
  }
}

const nothing: Applied = { added: 0, logged: 0 };

/** What is mirrored counts meanwhile. */
async function restart(trx: Transaction<Database>, generation: number): Promise<void> {
  const fields = await wantedFields(trx);
  await saveMirrorState(trx, { link: null, is_full: true, generation, pages: 0, fields });
}

/** Only full readings: they take long in a large directory, and the operator waits for the first. */
function report({ log }: PeopleMirrorContext, state: MirrorState, read: UserChanges): void {
  const first = state.loaded_at === null;
  if (read === 'startOver') log.info('mirror of the people starts over');
  else if (state.is_full && read.isLast) log.info({ first, pages: state.pages + 1 }, 'people mirrored');
  else if (state.is_full && state.pages % pagesPerRun === 0)
    log.info({ first, pages: state.pages + 1, people: state.people }, 'people being mirrored');
}
