import type { Transaction } from 'kysely';
import type { AuditActor } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import { recordNotice } from '../store/notices.ts';
import { oweCards, wantVersion, type MessagePlace } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { CreationContext } from './creationContext.ts';
import type { GroupCreation } from './groupCreation.ts';
import { updateCreation } from './groupCreationStore.ts';

export interface CreationStep {
  readonly action: string;
  readonly by: AuditActor;
  /** Where the creator's card stands; given with the press that makes the wish real, and then only. */
  readonly place?: MessagePlace | 'toBeSent';
}

/**
 * Writes one step of a wish: the row, the audit entry, the cards owed and the jobs. Everything is in the caller's
 * transaction, so that it happens together or not at all.
 */
export async function commitCreation(
  trx: Transaction<Database>,
  context: CreationContext,
  creation: GroupCreation,
  step: CreationStep,
): Promise<void> {
  const now = context.now();
  await updateCreation(trx, creation);
  await audit(trx, creation, step, now);
  const toWrite =
    step.place === undefined
      ? await refreshCards(trx, creation, now)
      : await firstCards(trx, creation, step.place, now);
  await context.enqueue(
    trx,
    'teams.deliver',
    [...new Set(toWrite)].map((userId) => ({ userId })),
  );
  if (creation.state === 'creating' && creation.groupId === null) {
    await context.enqueue(trx, 'groups.create', [{ creationId: creation.id }]);
  }
  if (creation.state === 'pendingApproval') {
    const startAfterSeconds = context.expiryDays * 24 * 60 * 60;
    await context.enqueueLater(
      trx,
      'groups.expireCreate',
      { creationId: creation.id },
      { startAfterSeconds },
    );
  }
  if (creation.failure !== null) {
    const details = { failure: creation.failure };
    await recordNotice(trx, { code: 'creationFailed', subjectId: creation.id, details, at: now });
  }
}

async function firstCards(
  trx: Transaction<Database>,
  creation: GroupCreation,
  place: MessagePlace | 'toBeSent',
  now: Date,
): Promise<readonly string[]> {
  const { id: subjectId, version, creator } = creation;
  const status = { userId: creator.id, view: 'groups.creation', subjectId, version };
  const asked = creation.approvers.map(({ id }) => ({
    userId: id,
    view: 'groups.creationApproval',
    subjectId,
    version,
  }));
  await oweCards(trx, [place === 'toBeSent' ? status : { ...status, place }, ...asked], now);
  return [creator.id, ...asked.map(({ userId }) => userId)];
}

/** Cards that stand are edited; who had to wait for somebody gets a message at the end, as an edit wakes nobody. */
async function refreshCards(
  trx: Transaction<Database>,
  creation: GroupCreation,
  now: Date,
): Promise<readonly string[]> {
  const { id: subjectId, version, creator } = creation;
  const views = ['groups.creation', 'groups.creationApproval'];
  const edited = await wantVersion(trx, subjectId, views, version);
  if (creation.finishedAt !== null && creation.approvers.length > 0 && creation.state !== 'withdrawn') {
    await oweCards(trx, [{ userId: creator.id, view: 'groups.creationOutcome', subjectId, version }], now);
  }
  return [...edited, creator.id];
}

async function audit(
  trx: Transaction<Database>,
  creation: GroupCreation,
  step: CreationStep,
  at: Date,
): Promise<void> {
  await appendAudit(trx, {
    at,
    actor: step.by,
    action: step.action,
    subjectKind: 'groupCreation',
    subjectId: creation.id,
    reason: creation.note,
    details: {
      groupId: creation.groupId,
      kind: creation.kind,
      creatorId: creation.creator.id,
      ownerIds: creation.owners.map(({ id }) => id),
      memberIds: creation.members.map(({ id }) => id),
      notAdded: creation.notAdded.map(({ id }) => id),
      failure: creation.failure,
    },
  });
}
