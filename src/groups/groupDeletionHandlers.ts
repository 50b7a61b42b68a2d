import type { Actor } from '../decision.ts';
import type { MessagePlace } from '../store/outbox.ts';
import { commitDeletion } from './commitDeletion.ts';
import type { CreationContext } from './creationContext.ts';
import { deleteGroup, isRestorable, mayRestore, restoreGroup, whyNotDelete } from './decideDeletion.ts';
import type { DeletionFacts } from './decideDeletion.ts';
import type { LicenceImpact } from './licenceImpact.ts';
import type { DeletionRefusal, GroupDeletion, GroupDeletionView } from './groupDeletion.ts';
import {
  findDeleting,
  findDeletion,
  insertDeletion,
  lockDeletion,
  updateDeletion,
} from './groupDeletionStore.ts';

/** Asks for the group's name before anything happens, or says why it cannot be deleted here. */
export async function openDeletion(
  context: CreationContext,
  actor: Actor,
  groupId: string,
): Promise<GroupDeletionView> {
  const facts = await readFacts(context, actor, groupId);
  const refusal = whyNotDelete(facts);
  return refusal === undefined ? questionView(facts, null) : deletionRefusal(refusal, facts.impact);
}

/** The typed name: recorded here, carried out by its job. */
export async function confirmDeletion(
  context: CreationContext,
  actor: Actor,
  input: { readonly groupId: string; readonly name: string; readonly place: MessagePlace | undefined },
): Promise<GroupDeletionView> {
  const facts = await readFacts(context, actor, input.groupId);
  return context.db.transaction().execute(async (trx) => {
    const underWay = await findDeleting(trx, input.groupId);
    // A group that is there although it was deleted has been brought back by somebody else.
    if (underWay !== undefined && (underWay.state !== 'deleted' || facts.group === undefined))
      return isTheirs(underWay, actor.userId)
        ? statusView(underWay, actor.userId, context.now())
        : deletionRefusal({ code: 'deletionNotFound' });
    const given = { typedName: input.name, deletionId: context.newId() };
    const decision = deleteGroup({ ...facts, now: context.now() }, given);
    if (!decision.accepted) {
      const { refusal } = decision;
      return refusal.code === 'nameDiffers'
        ? questionView(facts, refusal)
        : deletionRefusal(refusal, facts.impact);
    }
    await insertDeletion(trx, decision.change);
    const by = { kind: 'user', userId: actor.userId } as const;
    await commitDeletion(trx, context, decision.change, {
      action: 'groups.delete',
      by,
      place: input.place ?? 'toBeSent',
    });
    return statusView(decision.change, actor.userId, context.now());
  });
}

/** The card of one deletion, for those who owned the group and for nobody else. */
export async function showDeletion(
  context: Pick<CreationContext, 'db' | 'now'>,
  userId: string,
  deletionId: string,
): Promise<GroupDeletionView> {
  const deletion = await findDeletion(context.db, deletionId);
  if (deletion === undefined || !isTheirs(deletion, userId))
    return deletionRefusal({ code: 'deletionNotFound' });
  return statusView(deletion, userId, context.now());
}

/** One of those who owned it wants it back: recorded here, carried out by its job. */
export async function confirmRestore(
  context: CreationContext,
  actor: Actor,
  deletionId: string,
): Promise<GroupDeletionView> {
  const user = await context.directory.getUser(actor.userId, 'interactive');
  return context.db.transaction().execute(async (trx) => {
    const now = context.now();
    const current = await lockDeletion(trx, deletionId);
    if (current === undefined) return deletionRefusal({ code: 'deletionNotFound' });
    const isSettled = current.state !== 'deleted' && isTheirs(current, actor.userId);
    if (isSettled) return statusView(current, actor.userId, now);
    const decision = restoreGroup(current, { now, userId: actor.userId, user });
    if (!decision.accepted) return deletionRefusal(decision.refusal);
    await updateDeletion(trx, decision.change);
    const by = { kind: 'user', userId: actor.userId } as const;
    await commitDeletion(trx, context, decision.change, { action: 'groups.restore', by });
    return statusView(decision.change, actor.userId, now);
  });
}

export function statusView(deletion: GroupDeletion, userId: string, now: Date): GroupDeletionView {
  const data = { deletion, mayRestore: mayRestore(deletion, userId, now) };
  return { card: 'groupDeletion', data };
}

function deletionRefusal(refusal: DeletionRefusal, impact: LicenceImpact | null = null): GroupDeletionView {
  const data = refusal.code === 'groupLicensed' ? { refusal, impact } : { refusal };
  return { card: 'deletionRefusal', data };
}

function questionView(
  { group }: Pick<DeletionFacts, 'group'>,
  problem: DeletionRefusal | null,
): GroupDeletionView {
  if (group === undefined) return deletionRefusal({ code: 'noSuchGroup' });
  const { id: groupId, displayName: groupName } = group;
  return { card: 'groupDelete', data: { groupId, groupName, restorable: isRestorable(group), problem } };
}

function isTheirs({ owners }: GroupDeletion, userId: string): boolean {
  return owners.some(({ id }) => id === userId);
}

async function readFacts(
  { directory, readEndImpact }: CreationContext,
  { userId }: Actor,
  groupId: string,
): Promise<Omit<DeletionFacts, 'now'> & { readonly impact: LicenceImpact | null }> {
  const [group, owners, isLicensed] = await Promise.all([
    directory.getGroup(groupId, 'interactive'),
    directory.listOwners(groupId, 'interactive'),
    directory.hasLicences(groupId, 'interactive'),
  ]);
  const isOwner = owners.some(({ id }) => id === userId);
  const impact = isLicensed && isOwner ? await readEndImpact(groupId) : null;
  return { userId, group, owners, isLicensed, impact };
}
