import type { Transaction } from 'kysely';
import type { AuditActor } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import { oweCards, wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { LicensingContext } from './context.ts';
import type { LicenceChange } from './licenceChange.ts';

export const changeCard = 'licensing.change';
export const outcomeCard = 'licensing.changeOutcome';

export interface LicenceChangeStep {
  readonly action: string;
  readonly by: AuditActor;
  /** Those who could agree as the second person. */
  readonly others: readonly string[];
}

/** The audit entry, the cards owed and the jobs of one step; the row is written by the caller, in this transaction. */
export async function commitLicenceChange(
  trx: Transaction<Database>,
  context: LicensingContext,
  change: LicenceChange,
  { action, by, others }: LicenceChangeStep,
): Promise<void> {
  const now = context.now();
  const { id: subjectId, version, groupId, before, after, state, failure, preview } = change;
  await appendAudit(trx, {
    at: now,
    actor: by,
    action,
    subjectKind: 'licenceChange',
    subjectId,
    details: {
      groupId,
      before,
      after,
      failure,
      takes: preview.products.map(({ skuId, takes, frees, short }) => ({ skuId, takes, frees, short })),
      losing: preview.losing.length,
    },
  });
  const edited = await wantVersion(trx, subjectId, [changeCard, outcomeCard], version);
  const cards = newCards(change, by, others, edited);
  await oweCards(
    trx,
    cards.map((card) => ({ ...card, subjectId, version })),
    now,
  );
  const toReach = [...new Set([...edited, ...cards.map(({ userId }) => userId)])];
  await context.enqueue(
    trx,
    'teams.deliver',
    toReach.map((userId) => ({ userId })),
  );
  if (state === 'writing') await context.enqueue(trx, 'licensing.writeChange', [{ changeId: subjectId }]);
  if (state === 'done') await context.enqueue(trx, 'licensing.followChange', [{ changeId: subjectId }]);
}

/** Who had to wait for somebody gets a message at the end, as an edited card wakes nobody. */
function newCards(
  { state, actor, askedAt }: LicenceChange,
  by: AuditActor,
  others: readonly string[],
  edited: readonly string[],
): readonly { readonly userId: string; readonly view: string }[] {
  if (state === 'pending') return others.map((userId) => ({ userId, view: changeCard }));
  const isOwn = by.kind === 'user' && by.userId === actor.id;
  if (isOwn || (state !== 'done' && state !== 'failed' && state !== 'dropped' && state !== 'expired'))
    return [];
  if (askedAt !== null) return [{ userId: actor.id, view: outcomeCard }];
  return edited.includes(actor.id) ? [] : [{ userId: actor.id, view: changeCard }];
}

/** Everybody else who looks after licences; nobody when the group cannot be read. */
export async function listOtherAdministrators(
  { directory, licenceAdminGroup }: LicensingContext,
  userId: string,
): Promise<readonly string[]> {
  if (licenceAdminGroup === null) return [];
  const members = await directory.listTransitiveUserIds(licenceAdminGroup, 'interactive');
  return members.filter((one) => one !== userId);
}
