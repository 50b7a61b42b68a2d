import type { Transaction } from 'kysely';
import { DirectoryError } from '../errors.ts';
import type { Database } from '../store/schema.ts';
import { commitLicenceChange } from './commitLicenceChange.ts';
import type { LicensingContext } from './context.ts';
import { differenceOf } from './decideLicenceChange.ts';
import type { LicenceChange, LicenceChangeFailure } from './licenceChange.ts';
import { findLicenceChange, lockLicenceChange, updateLicenceChange } from './licenceChangeStore.ts';

/** The service gives licences in the background; errors of a change are looked for until then. */
const followForMs = 60 * 60 * 1000;

/** Job: writes the products of a group. What the group gives already is not written again. */
export async function writeLicenceChange(context: LicensingContext, changeId: string): Promise<void> {
  const change = await findLicenceChange(context.db, changeId);
  if (change?.state !== 'writing') return;
  const failure = await write(context, change);
  await context.db.transaction().execute((trx) => endLicenceChange(trx, context, changeId, failure));
}

/** Ends a change that was being written; null when it was done. */
export async function endLicenceChange(
  trx: Transaction<Database>,
  context: LicensingContext,
  changeId: string,
  failure: LicenceChangeFailure | null,
): Promise<void> {
  const current = await lockLicenceChange(trx, changeId);
  if (current?.state !== 'writing') return;
  const change: LicenceChange = {
    ...current,
    state: failure === null ? 'done' : 'failed',
    version: current.version + 1,
    failure,
    finishedAt: context.now(),
  };
  await updateLicenceChange(trx, change);
  const action = failure === null ? 'licensing.changed' : 'licensing.changeFailed';
  await commitLicenceChange(trx, context, change, { action, by: { kind: 'usher' }, others: [] });
}

/** Job: looks for errors of a change once the service is through with it. */
export async function followLicenceChange(
  context: LicensingContext,
  changeId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  const change = await findLicenceChange(context.db, changeId);
  const finishedAt = change?.finishedAt ?? null;
  if (change === undefined || finishedAt === null) return undefined;
  const { groupId } = change;
  const waitedMs = context.now().getTime() - finishedAt.getTime();
  const given = await context.directory.readGroupLicences(groupId, 'background');
  const isDone = given === undefined || given.processingState === 'ProcessingComplete';
  if (!isDone && waitedMs < followForMs)
    return { againInSeconds: Math.min(300, Math.max(2, Math.round(waitedMs / 4000))) };
  await context.db
    .transaction()
    .execute((trx) => context.enqueueMissing(trx, 'licensing.checkGroup', [{ groupId }]));
  return undefined;
}

async function write(
  { directory }: LicensingContext,
  { groupId, after }: LicenceChange,
): Promise<LicenceChangeFailure | null> {
  const given = await directory.readGroupLicences(groupId, 'background');
  if (given === undefined) return 'groupGone';
  const difference = differenceOf(given.licences, after);
  if (difference.add.length === 0 && difference.removeSkuIds.length === 0) return null;
  try {
    await directory.assignLicences(groupId, difference);
    return null;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (error.reason === 'notFound') return 'groupGone';
    if (error.reason === 'throttled' || error.reason === 'unavailable') throw error;
    return 'refusedByDirectory';
  }
}
