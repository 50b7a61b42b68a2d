import type { Transaction } from 'kysely';
import { appendAudit } from '../store/audit.ts';
import type { AuditActor } from '../decision.ts';
import { oweCards, wantVersion, type MessagePlace } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { RuleChange } from './ruleChange.ts';
import type { RuleContext } from './ruleContext.ts';

type Committing = Pick<RuleContext, 'enqueue' | 'now'>;

export const ownersCard = 'dynamic.ruleChange';
export const secondsCard = 'dynamic.ruleConfirmation';
export const outcomeCard = 'dynamic.ruleOutcome';
export const everyCard = [ownersCard, secondsCard, outcomeCard];

/** A new change: its owner's card is owed, and its job is in the queue. */
export async function startRuleChange(
  trx: Transaction<Database>,
  context: Committing,
  change: RuleChange,
  place: MessagePlace | undefined,
): Promise<void> {
  const card = {
    userId: change.actor.id,
    view: ownersCard,
    subjectId: change.id,
    version: change.version,
  };
  await oweCards(trx, [place === undefined ? card : { ...card, place }], context.now());
  await context.enqueue(trx, 'teams.deliver', [{ userId: change.actor.id }]);
  await enqueueNext(trx, context, change);
}

/** Everybody who has a card about the change sees how it stands, and its next job is in the queue. */
export async function continueRuleChange(
  trx: Transaction<Database>,
  context: Committing,
  change: RuleChange,
  askIds: readonly string[] = [],
): Promise<void> {
  const edited = await wantVersion(trx, change.id, everyCard, change.version);
  const asked = askIds.map((userId) => ({ userId, view: secondsCard }));
  const told = isToldApart(change) ? [{ userId: change.actor.id, view: outcomeCard }] : [];
  const cards = [...asked, ...told].map((card) => ({
    ...card,
    subjectId: change.id,
    version: change.version,
  }));
  await oweCards(trx, cards, context.now());
  const people = [...new Set([...edited, ...cards.map(({ userId }) => userId)])];
  await context.enqueue(
    trx,
    'teams.deliver',
    people.map((userId) => ({ userId })),
  );
  await enqueueNext(trx, context, change);
}

/** Who had to wait for somebody gets a message at the end, as an edited card wakes nobody. */
function isToldApart({ state, askedAt, confirmedBy }: RuleChange): boolean {
  if (askedAt === null) return false;
  return (
    state === 'done' ||
    state === 'failed' ||
    state === 'expired' ||
    (state === 'dropped' && confirmedBy !== null)
  );
}

/** Who took which step of a change, with the rule before and after. */
export async function auditRule(
  trx: Transaction<Database>,
  change: RuleChange,
  { action, by, at }: { readonly action: string; readonly by: AuditActor; readonly at: Date },
): Promise<void> {
  await appendAudit(trx, {
    at,
    actor: by,
    action,
    subjectKind: 'group',
    subjectId: change.groupId,
    reason: change.failure,
    details: {
      changeId: change.id,
      kind: change.kind,
      state: change.state,
      fingerprint: change.fingerprint,
      confirmedBy: change.confirmedBy?.id ?? null,
      moves: numbersOf(change),
      before: change.before,
      after: change.after,
    },
  });
}

function numbersOf({ preview }: RuleChange): object | null {
  if (preview === null) return null;
  return { joins: preview.joins.count, leaves: preview.leaves.count, stays: preview.stays };
}

async function enqueueNext(
  trx: Transaction<Database>,
  context: Committing,
  { state, groupId, id: changeId }: RuleChange,
): Promise<void> {
  if (state === 'computing') await context.enqueue(trx, 'dynamic.previewRule', [{ groupId, changeId }]);
  if (state === 'writing') await context.enqueue(trx, 'dynamic.writeRule', [{ groupId, changeId }]);
}
