import { judgeLicences, type LicenceOutcome } from '../licensing/licenceOutcome.ts';
import { DirectoryError } from '../errors.ts';
import { changeLocked } from './changeLocked.ts';
import type { RequestsContext } from './context.ts';
import { awaitsLicence, licencePatienceMs, settleLicence } from './decideLicence.ts';
import type { JoinRequest } from './joinRequest.ts';
import { findRequest } from './store.ts';

/** Job: reads the licences of somebody who came into a group until they are there, failed, or patience is over. */
export async function verifyLicence(
  context: RequestsContext,
  requestId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  const request = await findRequest(context.db, requestId);
  if (request === undefined || !awaitsLicence(request)) return undefined;
  const seen = await look(context, request);
  await changeLocked(context, request.id, (current) => settleLicence(current, seen, context.now()));
  const current = await findRequest(context.db, requestId);
  if (current === undefined) return undefined;
  if (current.licence?.outcome?.state === 'missing') await lookAtGroup(context, current.groupId);
  if (!awaitsLicence(current)) return undefined;
  return { againInSeconds: stepAfter(context.now().getTime() - (request.finishedAt?.getTime() ?? 0)) };
}

/** Those who look after the group's licences hear of it; were this lost, the timer finds it. */
async function lookAtGroup(context: RequestsContext, groupId: string): Promise<void> {
  await context.db
    .transaction()
    .execute((trx) => context.enqueueMissing(trx, 'licensing.checkGroup', [{ groupId }]));
}

/** Undefined when the licences may not be read any more, or the person is gone. */
async function look(context: RequestsContext, request: JoinRequest): Promise<LicenceOutcome | undefined> {
  const { requester, groupId, licence } = request;
  try {
    const users = await context.directory.readUserLicences([requester.id], 'background');
    const user = users.get(requester.id);
    return user && judgeLicences(licence?.products ?? [], groupId, user);
  } catch (error) {
    if (error instanceof DirectoryError && error.reason === 'forbidden') return undefined;
    throw error;
  }
}

/** Every few seconds at first, every ten minutes when the requester was told that it takes long. */
function stepAfter(waitedMs: number): number {
  if (waitedMs > licencePatienceMs) return 600;
  return Math.min(60, Math.max(1, Math.round(waitedMs / 4000)));
}
