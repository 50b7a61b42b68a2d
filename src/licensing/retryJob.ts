import { DirectoryError } from '../errors.ts';
import { appendAudit } from '../store/audit.ts';
import { oweCards } from '../store/outbox.ts';
import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { LicensingContext } from './context.ts';
import { errorsIn } from './groupErrors.ts';
import { productName } from './productNames.ts';
import { endRetry, findRetry, type LicenceRetry } from './retryStore.ts';

/** Job: has the service try again for one person, reads what came of it, and tells who asked. */
export async function runRetry(context: LicensingContext, retryId: string): Promise<void> {
  const retry = await findRetry(context.db, retryId);
  if (retry?.state !== 'running') return;
  const outcome = await outcomeOf(context, retry);
  await context.db.transaction().execute((trx) => settleRetry(trx, context, { ...retry, ...outcome }));
}

/** All attempts are used up. */
export async function giveUpRetry(
  trx: Transaction<Database>,
  context: LicensingContext,
  retryId: string,
): Promise<void> {
  const retry = await findRetry(trx, retryId);
  if (retry !== undefined) await settleRetry(trx, context, { ...retry, state: 'failed' });
}

async function outcomeOf(
  { directory }: LicensingContext,
  { groupId, userId, facts }: LicenceRetry,
): Promise<Pick<LicenceRetry, 'state' | 'facts'>> {
  try {
    await directory.reprocessLicences(userId);
    const user = (await directory.readUserLicences([userId], 'background')).get(userId);
    const [error] = user === undefined ? [] : errorsIn(groupId, user);
    if (user === undefined) return { state: 'failed', facts };
    if (error === undefined) return { state: 'solved', facts };
    const skus = await directory.listSubscribedSkus('background');
    const product = productName(
      error.skuId,
      skus.find((sku) => sku.skuId === error.skuId)?.skuPartNumber ?? null,
    );
    return { state: 'remains', facts: { ...facts, product, problem: error.problem } };
  } catch (fault) {
    if (fault instanceof DirectoryError && (fault.reason === 'forbidden' || fault.reason === 'notFound'))
      return { state: 'failed', facts };
    throw fault;
  }
}

async function settleRetry(
  trx: Transaction<Database>,
  context: LicensingContext,
  retry: LicenceRetry,
): Promise<void> {
  const now = context.now();
  if (!(await endRetry(trx, retry, now))) return;
  const { id, groupId, userId, askedBy, state, facts } = retry;
  await appendAudit(trx, {
    at: now,
    actor: { kind: 'usher' },
    action: 'licensing.retried',
    subjectKind: 'licenceRetry',
    subjectId: id,
    details: { groupId, userId, state, problem: facts.problem },
  });
  await oweCards(trx, [{ userId: askedBy, view: 'licensing.retry', subjectId: id, version: 1 }], now);
  await context.enqueue(trx, 'teams.deliver', [{ userId: askedBy }]);
  await context.enqueueMissing(trx, 'licensing.checkGroup', [{ groupId }]);
}
