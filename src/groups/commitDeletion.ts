import type { Transaction } from 'kysely';
import type { AuditActor } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import { recordNotice } from '../store/notices.ts';
import { oweCards, wantVersion, type MessagePlace } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { CreationContext } from './creationContext.ts';
import type { GroupDeletion } from './groupDeletion.ts';

export interface DeletionStep {
  readonly action: string;
  readonly by: AuditActor;
  /** Where the card of the person who deletes stands; given with that press, and then only. */
  readonly place?: MessagePlace | 'toBeSent';
}

/** The audit entry, the cards owed and the jobs of one step; the row is written by the caller, in this transaction. */
export async function commitDeletion(
  trx: Transaction<Database>,
  context: CreationContext,
  deletion: GroupDeletion,
  step: DeletionStep,
): Promise<void> {
  const now = context.now();
  const { id: subjectId, version, failure, groupId, deletedBy } = deletion;
  await appendAudit(trx, {
    at: now,
    actor: step.by,
    action: step.action,
    subjectKind: 'groupDeletion',
    subjectId,
    details: { groupId, failure, ownerIds: deletion.owners.map(({ id }) => id) },
  });
  const edited = await wantVersion(trx, subjectId, ['groups.deletion'], version);
  const first = firstCard(deletion, step.place);
  const told = deletion.state === 'deleted' ? otherOwners(deletion) : [];
  const cards = [...first, ...told].map((card) => ({ ...card, view: 'groups.deletion', subjectId, version }));
  await oweCards(trx, cards, now);
  const people = new Set([...edited, ...cards.map(({ userId }) => userId), deletedBy.id]);
  await context.enqueue(
    trx,
    'teams.deliver',
    [...people].map((userId) => ({ userId })),
  );
  if (deletion.state === 'deleting') await context.enqueue(trx, 'groups.delete', [{ deletionId: subjectId }]);
  if (deletion.state === 'restoring')
    await context.enqueue(trx, 'groups.restore', [{ deletionId: subjectId }]);
  if (failure !== null) {
    await recordNotice(trx, { code: 'deletionFailed', subjectId, details: { failure, groupId }, at: now });
  }
}

function firstCard(
  { deletedBy }: GroupDeletion,
  place: DeletionStep['place'],
): readonly { readonly userId: string; readonly place?: MessagePlace }[] {
  if (place === undefined) return [];
  return [place === 'toBeSent' ? { userId: deletedBy.id } : { userId: deletedBy.id, place }];
}

/** They lose the group as well, and may want it back. */
function otherOwners({ owners, deletedBy }: GroupDeletion): readonly { readonly userId: string }[] {
  return owners.filter(({ id }) => id !== deletedBy.id).map(({ id }) => ({ userId: id }));
}
