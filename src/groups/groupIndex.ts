import type { Kysely, Transaction } from 'kysely';
import type { Directory, GroupChanges } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import type { Again } from '../jobs/handlers.ts';
import type { Logger } from '../log.ts';
import { recordNotice, settleNotice } from '../store/notices.ts';
import type { Database } from '../store/schema.ts';
import {
  applyChanges,
  countIndexed,
  dropOlder,
  findIndexState,
  getIndexState,
  lockIndexState,
  gatherStatistics,
  saveIndexState,
  type IndexState,
} from './groupIndexStore.ts';

export interface GroupIndexContext {
  readonly db: Kysely<Database>;
  readonly directory: Pick<Directory, 'readGroupChanges'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** How far the index is, for the operator. */
export interface GroupIndexProgress {
  readonly groups: number;
  /** Pages read in the current round. */
  readonly pages: number;
  /** False until the first full reading is complete; until then Graph is searched. */
  readonly loaded: boolean;
  readonly refreshedAt: Date | null;
}

/** Bounds one run of the job, so that a stop or another job never waits for two hundred thousand groups. */
const pagesPerRun = 25;

/**
 * Follows the groups of the directory, page by page. Each page and the link to the next are one transaction, so a
 * killed run is taken up at its page; whoever finds that another process has gone on stops.
 */
export async function indexGroups(
  context: GroupIndexContext,
  signal: AbortSignal,
): Promise<Again | undefined> {
  for (let page = 0; page < pagesPerRun && !signal.aborted; page += 1) {
    const state = await getIndexState(context.db, context.now());
    const read = await readPage(context, state);
    if (read === undefined) return undefined;
    if (!(await keepPage(context, state, read))) return undefined;
    if (read !== 'startOver' && read.isLast) return undefined;
  }
  return { againInSeconds: 0 };
}

/** Reads everything again, for when the directory behind it became another one. */
export async function startIndexOver(db: Kysely<Database>, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { generation } = await getIndexState(trx, now);
    await restart(trx, generation + 1, now);
  });
}

export async function readProgress(db: Kysely<Database>): Promise<GroupIndexProgress> {
  const state = await findIndexState(db);
  return {
    groups: await countIndexed(db),
    pages: state?.pages ?? 0,
    loaded: state?.loaded_at instanceof Date,
    refreshedAt: state?.refreshed_at ?? null,
  };
}

/** The next round comes within a minute: failing and retrying would only pile up while the directory is down. */
async function readPage(context: GroupIndexContext, state: IndexState): Promise<GroupChanges | undefined> {
  try {
    return await context.directory.readGroupChanges(state.link);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    context.log.warn({ reason: error.reason, pages: state.pages }, 'groups not read for the index');
    return undefined;
  }
}

async function keepPage(context: GroupIndexContext, state: IndexState, read: GroupChanges): Promise<boolean> {
  const now = context.now();
  const isKept = await context.db.transaction().execute(async (trx) => {
    if (!(await lockIndexState(trx, state))) return false;
    if (read === 'startOver') {
      await restart(trx, state.generation + 1, now);
      return true;
    }
    const { generation, is_full: isFull } = state;
    await applyChanges(trx, read.changes, { generation, isFull });
    if (read.isLast && isFull) await dropOlder(trx, generation);
    await saveIndexState(trx, {
      link: read.nextLink,
      ...(read.isLast
        ? {
            is_full: false,
            pages: 0,
            round_started_at: now,
            refreshed_at: now,
            loaded_at: state.loaded_at ?? now,
          }
        : { pages: state.pages + 1 }),
    });
    await tellOperator(trx, state, { isLast: read.isLast, at: now });
    return true;
  });
  if (!isKept) return false;
  report(context, state, read);
  // The embedded store would have no statistics until the night, and searches would be planned blindly.
  if (read !== 'startOver' && read.isLast && state.is_full) await gatherStatistics(context.db);
  return true;
}

const loading = 'groupIndexLoading';

/** A first reading of more than a page takes its time, and search is not at its best until it is complete. */
async function tellOperator(
  trx: Transaction<Database>,
  state: IndexState,
  { isLast, at }: { readonly isLast: boolean; readonly at: Date },
): Promise<void> {
  if (state.loaded_at !== null) return;
  if (isLast) await settleNotice(trx, { code: loading, at });
  else await recordNotice(trx, { code: loading, subjectId: null, details: {}, at });
}

/** What is indexed can still be found meanwhile. */
async function restart(trx: Transaction<Database>, generation: number, now: Date): Promise<void> {
  await saveIndexState(trx, { link: null, is_full: true, generation, pages: 0, round_started_at: now });
}

/** Only full readings: they take minutes in a large directory, and the operator waits for the first. */
function report({ log }: GroupIndexContext, state: IndexState, read: GroupChanges): void {
  const first = state.loaded_at === null;
  if (read === 'startOver') log.info('group index starts over');
  else if (state.is_full && read.isLast) log.info({ first, pages: state.pages + 1 }, 'group index loaded');
  else if (state.is_full && state.pages % pagesPerRun === 0)
    log.info({ first, pages: state.pages + 1 }, 'group index loading');
}
