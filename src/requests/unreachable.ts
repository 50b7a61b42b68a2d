import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { changeLocked } from './changeLocked.ts';
import type { RequestsContext } from './context.ts';
import { replaceApprover } from './decideDelivery.ts';
import { readApproverFacts } from './facts.ts';
import { listWaitingFor } from './listStore.ts';
import { findRequest } from './store.ts';
import { readRounds } from '../groups/rounds.ts';
import { factsOfStage } from './votes.ts';

/** More than anybody has waiting; a bound, because a list without one is a bug of tomorrow. */
const mostWaiting = 5_000;

/** An approver turned out to be unreachable. */
export async function replaceUnreachable(
  context: RequestsContext,
  payload: { readonly requestId: string; readonly userId: string },
): Promise<void> {
  const request = await findRequest(context.db, payload.requestId);
  if (request?.state !== 'pendingApproval') return;
  const owners = await context.directory.listOwners(request.groupId, 'background');
  const rounds = await readRounds(context.directory, request.stages, 'background');
  const named = rounds.map((round) => round.named);
  const {
    requesterId,
    spentIds = new Set<string>(),
    ...round
  } = factsOfStage({ request, owners, fallback: [], named }, request.stage);
  const read = await readApproverFacts(context, { ...round, requesterId, spentIds }, 'background');
  const facts = { ...read, named: round.named, spentIds };
  const unreachableIds = new Set([...facts.unreachableIds, payload.userId]);
  await changeLocked(context, request.id, (current) =>
    replaceApprover(current, payload.userId, { ...facts, unreachableIds }, context.now()),
  );
}

/** Everything that waits for this person has to be asked of somebody else. Joins the caller's transaction. */
export async function giveUpOnApprover(
  trx: Transaction<Database>,
  context: RequestsContext,
  userId: string,
): Promise<void> {
  const waiting = await listWaitingFor(trx, userId, { skip: 0, limit: mostWaiting });
  await context.enqueue(
    trx,
    'requests.replaceApprover',
    waiting.map((request) => ({ requestId: request.id, userId })),
  );
}
