import type { Transaction } from 'kysely';
import { appendAudit } from '../store/audit.ts';
import { recordNotice } from '../store/notices.ts';
import {
  countCardsSince,
  lockPeople,
  oweCards,
  wantAgain,
  wantVersion,
  type MessagePlace,
  type OwedCard,
} from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { RequestsContext } from './context.ts';
import { isOpen } from './joinRequest.ts';
import { oweJoinDigests } from './joinDigest.ts';
import { refreshSeatCards } from './refreshSeatCards.ts';
import type { RequestChange } from './requestChange.ts';
import { endPromises, promiseSeats } from '../licensing/seatStore.ts';
import { insertRequest, saveApprovers, updateRequest } from './store.ts';

/** More single cards than this within the window become one digest card. */
export const singleCardsPerWindow = 5;
export const digestWindowMs = 10 * 60 * 1000;

/**
 * Writes one decision: the request, the audit entry, the cards owed, and the jobs. Everything is in the caller's
 * transaction, so that it happens together or not at all.
 */
export async function commit(
  trx: Transaction<Database>,
  context: RequestsContext,
  change: RequestChange,
  statusCard?: MessagePlace | 'toBeSent',
): Promise<void> {
  const { request } = change;
  const isNew = statusCard !== undefined;
  await (isNew ? insertRequest(trx, request) : updateRequest(trx, request));
  if (isNew || change.asked.length > 0 || request.state === 'pendingApproval') {
    await saveApprovers(trx, request, change.audit.at);
  }
  await appendAudit(trx, {
    ...change.audit,
    subjectKind: 'joinRequest',
    subjectId: request.id,
    requestId: request.id,
  });
  await settleSeats(trx, context, change);
  if (change.notice !== null) await noteTrouble(trx, change);
  const readers = await oweJoinDigests(trx, change);
  const toWrite = new Set([...(await oweTheCards(trx, change, statusCard)), ...readers]);
  await context.enqueue(
    trx,
    'teams.deliver',
    [...toWrite].map((userId) => ({ userId })),
  );
  await enqueueNext(trx, context, change);
}

async function enqueueNext(
  trx: Transaction<Database>,
  context: RequestsContext,
  { job, request }: RequestChange,
): Promise<void> {
  if (job === 'deliverMembership') {
    await context.enqueue(trx, 'requests.deliverMembership', [
      { groupId: request.groupId, requestId: request.id },
    ]);
  } else if (job === 'verifyMembership') {
    await context.enqueue(trx, 'requests.verifyMembership', [{ requestId: request.id }]);
  } else if (job === 'verifyLicence') {
    await context.enqueue(trx, 'requests.verifyLicence', [{ requestId: request.id }]);
  }
}

/** Whatever is not on its way into the group keeps no seat, and leaves its place to those behind. */
async function settleSeats(
  trx: Transaction<Database>,
  context: RequestsContext,
  { request, seats, audit: { at } }: RequestChange,
): Promise<void> {
  const { id: requestId, requester, state, licence } = request;
  if (seats !== null && 'take' in seats) {
    await promiseSeats(trx, { requestId, userId: requester.id, skuIds: seats.take, at });
    await refreshSeatCards(trx, context, seats.take, requestId);
  } else if (seats !== null) await endPromises(trx, requestId, seats.end, at);
  if (licence === null || state === 'delivering' || state === 'delivered') return;
  await endPromises(trx, requestId, 'released', at);
  if (!isOpen(request)) await context.enqueue(trx, 'requests.offerSeats', [{}]);
}

/** Everybody who is owed something new, each once. */
async function oweTheCards(
  trx: Transaction<Database>,
  change: RequestChange,
  statusCard: MessagePlace | 'toBeSent' | undefined,
): Promise<readonly string[]> {
  const { request } = change;
  const views = [
    ...(change.refreshRequester ? ['requests.status'] : []),
    ...(change.refreshApprovers ? ['requests.approval'] : []),
  ];
  const isNew = statusCard !== undefined;
  const edited =
    isNew || views.length === 0 ? [] : await wantVersion(trx, request.id, views, request.version);
  const approverIds = request.approvers.map((approver) => approver.id);
  const digests = change.refreshApprovers ? await wantAgain(trx, approverIds, 'requests.digest') : [];
  const cards = [...requesterCards(change, statusCard), ...(await approverCards(trx, change))];
  await oweCards(trx, cards, change.audit.at);
  const owed = cards.map((card) => card.userId);
  return [...new Set([...owed, ...change.asked.map((approver) => approver.id), ...edited, ...digests])];
}

function requesterCards(
  change: RequestChange,
  statusCard: MessagePlace | 'toBeSent' | undefined,
): OwedCard[] {
  const { request } = change;
  const card = { userId: request.requester.id, subjectId: request.id, version: request.version };
  const status = { ...card, view: 'requests.status' };
  return [
    ...(statusCard === 'toBeSent' ? [status] : []),
    ...(statusCard !== undefined && statusCard !== 'toBeSent' ? [{ ...status, place: statusCard }] : []),
    ...(change.tellOutcome ? [{ ...card, view: 'requests.outcome' }] : []),
  ];
}

/** One card per approver, or a place on the digest for those who got many lately. */
async function approverCards(trx: Transaction<Database>, change: RequestChange): Promise<OwedCard[]> {
  const ids = change.asked.map((approver) => approver.id);
  const since = new Date(change.audit.at.getTime() - digestWindowMs);
  const singles = await countCardsSince(trx, ids, 'requests.approval', since);
  const crowded = ids.filter((id) => (singles.get(id) ?? 0) >= singleCardsPerWindow);
  await lockPeople(trx, crowded);
  const haveDigest = await wantAgain(trx, crowded, 'requests.digest', since);
  return ids
    .filter((id) => !haveDigest.includes(id))
    .map((userId) =>
      crowded.includes(userId)
        ? { userId, view: 'requests.digest', subjectId: userId, version: 1 }
        : {
            userId,
            view: 'requests.approval',
            subjectId: change.request.id,
            version: change.request.version,
          },
    );
}

async function noteTrouble(trx: Transaction<Database>, change: RequestChange): Promise<void> {
  const { request } = change;
  await recordNotice(trx, {
    code: change.notice ?? '',
    subjectId: request.id,
    details: { groupId: request.groupId, failure: request.failure },
    at: change.audit.at,
  });
}
