import type { Transaction } from 'kysely';
import { DirectoryError } from '../errors.ts';
import type { Database } from '../store/schema.ts';
import { commitDeletion } from './commitDeletion.ts';
import type { CreationContext } from './creationContext.ts';
import type { DeletionFailure, DeletionState, GroupDeletion } from './groupDeletion.ts';
import { findDeletion, lockDeletion, updateDeletion } from './groupDeletionStore.ts';

/** Job: deletes the group. One that is gone already counts as done. */
export async function removeGroup(context: CreationContext, deletionId: string): Promise<void> {
  const deletion = await findDeletion(context.db, deletionId);
  if (deletion?.state !== 'deleting') return;
  const failure = await refusalOf(context.directory.deleteGroup(deletion.groupId));
  const isLicensed =
    failure !== null && (await context.directory.hasLicences(deletion.groupId, 'background'));
  await end(context, deletionId, 'deleting', isLicensed ? 'licensed' : failure);
}

/** Job: brings the group back. An earlier attempt whose answer was lost may have done it. */
export async function bringGroupBack(context: CreationContext, deletionId: string): Promise<void> {
  const deletion = await findDeletion(context.db, deletionId);
  if (deletion?.state !== 'restoring') return;
  const failure = await refusalOf(context.directory.restoreGroup(deletion.groupId));
  const isBack =
    failure === null || (await context.directory.getGroup(deletion.groupId, 'background')) !== undefined;
  await end(context, deletionId, 'restoring', isBack ? null : failure);
}

/** The directory stayed away for hours: the matter ends, and people are told. */
export async function giveUpDeletion(
  trx: Transaction<Database>,
  context: CreationContext,
  deletionId: string,
  state: 'deleting' | 'restoring',
): Promise<void> {
  await endIn(trx, context, { deletionId, state, failure: 'directoryUnavailable' });
}

interface End {
  readonly deletionId: string;
  /** The state that ends; in another one somebody was faster. */
  readonly state: 'deleting' | 'restoring';
  readonly failure: DeletionFailure | null;
}

const endings = {
  deleting: { done: 'deleted', failed: 'deleteFailed' },
  restoring: { done: 'restored', failed: 'restoreFailed' },
} as const satisfies Record<End['state'], Record<'done' | 'failed', DeletionState>>;

const actions = {
  deleted: 'groups.deleted',
  deleteFailed: 'groups.deleteFailed',
  restored: 'groups.restored',
  restoreFailed: 'groups.restoreFailed',
} as const;

async function end(
  context: CreationContext,
  deletionId: string,
  state: End['state'],
  failure: DeletionFailure | null,
): Promise<void> {
  await context.db.transaction().execute((trx) => endIn(trx, context, { deletionId, state, failure }));
}

async function endIn(
  trx: Transaction<Database>,
  context: CreationContext,
  { deletionId, state, failure }: End,
): Promise<void> {
  const current = await lockDeletion(trx, deletionId);
  if (current?.state !== state) return;
  const ended = endings[state][failure === null ? 'done' : 'failed'];
  const change: GroupDeletion = {
    ...current,
    state: ended,
    version: current.version + 1,
    finishedAt: context.now(),
    failure,
  };
  await updateDeletion(trx, change);
  await commitDeletion(trx, context, change, { action: actions[ended], by: { kind: 'usher' } });
}

/** Null when it was done; what may go better later is thrown on. */
async function refusalOf(write: Promise<void>): Promise<DeletionFailure | null> {
  try {
    await write;
    return null;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (error.reason === 'notFound') return 'nothingToRestore';
    if (error.reason === 'throttled' || error.reason === 'unavailable') throw error;
    return 'refusedByDirectory';
  }
}
