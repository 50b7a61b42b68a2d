import type { Transaction } from 'kysely';
import { DirectoryError } from '../errors.ts';
import type { Again } from '../jobs/handlers.ts';
import { appendAudit } from '../store/audit.ts';
import { recordNotice } from '../store/notices.ts';
import type { Database } from '../store/schema.ts';
import { addPeople } from './addPeople.ts';
import { commitCreation } from './commitCreation.ts';
import type { CreationContext } from './creationContext.ts';
import type { CreationFailure, GroupCreation, NamedPerson } from './groupCreation.ts';
import { policyFor } from './decideJoinMode.ts';
import { findCreation, lockCreation, updateCreation } from './groupCreationStore.ts';
import { defaultPolicy } from './policy.ts';
import { savePolicy } from './policyStore.ts';

/** Owners and members of one `POST` together; source: Microsoft Graph, "Create group". */
const mostBinds = 20;
/**
 * How long a group may stay hidden from reads after its creation. Within this time after a lost answer Usher looks and
 * does not write, as a second `POST` might make a second group.
 */
export const hiddenForMs = 2 * 60 * 1000;
/** As long as this, Usher waits for a read to show that somebody owns the group; then the operator is told. */
const ownerHiddenForMs = 10 * 60 * 1000;
const lookAgainSeconds = 2;

/**
 * Job: makes the group that was wished for. The nickname in the wish is one of a kind, and the intention to write it is
 * recorded before the write, so that whoever comes after a crash looks for the group before making one.
 */
export async function makeGroup(context: CreationContext, creationId: string): Promise<Again | undefined> {
  const creation = await findCreation(context.db, creationId);
  if (creation?.state !== 'creating') return undefined;
  const made =
    creation.groupId === null ? await findOrMake(context, creation) : { groupId: creation.groupId };
  if (made === 'later') return { againInSeconds: lookAgainSeconds };
  if ('failure' in made) {
    await end(context, creation.id, made);
    return undefined;
  }
  const { groupId } = made;
  if (creation.groupId === null) await remember(context, creation.id, { groupId });
  const notAdded = await addPeople(context.directory, groupId, creation);
  const isOwned = await showsOwner(context, groupId, creation, notAdded);
  if (!isOwned && isRecent(context, creation, ownerHiddenForMs)) return { againInSeconds: lookAgainSeconds };
  await end(context, creation.id, { notAdded, isOwned });
  return undefined;
}

/** Job: nobody agreed in time, so the wish ends and its creator is told. */
export async function expireCreation(context: CreationContext, creationId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const current = await lockCreation(trx, creationId);
    if (current?.state !== 'pendingApproval') return;
    const expired = {
      ...current,
      state: 'expired',
      version: current.version + 1,
      finishedAt: context.now(),
    } as const;
    await commitCreation(trx, context, expired, { action: 'groups.expireCreate', by: { kind: 'usher' } });
  });
}

/** The directory stayed away for hours: the wish ends, and its creator is told. */
export async function giveUpCreation(
  trx: Transaction<Database>,
  context: CreationContext,
  creationId: string,
): Promise<void> {
  await endIn(trx, context, creationId, { failure: 'directoryUnavailable' });
}

type Made = { readonly groupId: string } | { readonly failure: CreationFailure } | 'later';

async function findOrMake(context: CreationContext, creation: GroupCreation): Promise<Made> {
  const { postedAt, mailNickname } = creation;
  if (postedAt !== null) {
    const found = await context.directory.findGroupByMailNickname(mailNickname);
    if (found !== undefined) return { groupId: found };
    if (isRecent(context, creation, hiddenForMs)) return 'later';
  }
  const creator = await context.directory.getUser(creation.creator.id, 'background');
  if (creator === undefined || !creator.accountEnabled || creator.userType === 'Guest')
    return { failure: 'creatorGone' };
  await remember(context, creation.id, { postedAt: context.now() });
  return post(context, creation, [creation.creator, ...creation.owners].slice(0, mostBinds));
}

/** The creator is told of the group when the directory shows who owns it, so that they can look after it at once. */
async function showsOwner(
  context: CreationContext,
  groupId: string,
  { creator }: GroupCreation,
  notAdded: readonly NamedPerson[],
): Promise<boolean> {
  const owners = await context.directory.listOwners(groupId, 'background');
  const isCreatorOut = notAdded.some(({ id }) => id === creator.id);
  return isCreatorOut ? owners.length > 0 : owners.some(({ id }) => id === creator.id);
}

function isRecent(context: CreationContext, { postedAt }: GroupCreation, ms: number): boolean {
  return context.now().getTime() - (postedAt?.getTime() ?? context.now().getTime()) < ms;
}

/** One `POST`; when somebody bound to it is not there, which keeps the group from being made, another without them. */
async function post(
  context: CreationContext,
  creation: GroupCreation,
  owners: readonly NamedPerson[],
): Promise<Made> {
  try {
    const groupId = await context.directory.createGroup({
      kind: creation.kind,
      displayName: creation.name,
      description: creation.purpose,
      mailNickname: creation.mailNickname,
      ownerIds: owners.map(({ id }) => id),
    });
    return { groupId };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    switch (error.reason) {
      case 'notFound':
        return owners.length > 1 ? post(context, creation, [creation.creator]) : { failure: 'creatorGone' };
      // Somebody has the nickname, and only an earlier attempt of ours knew it: the next look finds the group.
      case 'conflict':
        return 'later';
      case 'forbidden':
      case 'rejected':
        return { failure: 'refusedByDirectory' };
      case 'throttled':
        // Certainly not carried out, so the next attempt need not look first.
        await remember(context, creation.id, { postedAt: null });
        throw error;
      case 'unavailable':
        throw error;
    }
  }
}

/** What has to be known after a crash; no card shows it, so the version stays. */
async function remember(
  context: CreationContext,
  creationId: string,
  change: Partial<Pick<GroupCreation, 'postedAt' | 'groupId'>>,
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const current = await lockCreation(trx, creationId);
    if (current?.state !== 'creating') return;
    await updateCreation(trx, { ...current, ...change });
    if (typeof change.groupId === 'string') await adoptPolicy(trx, context, change.groupId, current);
  });
}

/** From the moment the group is known it is joined as its creator chose; nobody can have chosen otherwise before. */
async function adoptPolicy(
  trx: Transaction<Database>,
  { now }: CreationContext,
  groupId: string,
  { creator, joinMode }: GroupCreation,
): Promise<void> {
  if (joinMode === defaultPolicy.mode) return;
  const policy = policyFor(joinMode);
  await savePolicy(trx, groupId, policy, now());
  await appendAudit(trx, {
    at: now(),
    actor: { kind: 'user', userId: creator.id },
    action: 'policy.change',
    subjectKind: 'group',
    subjectId: groupId,
    details: { policy, before: defaultPolicy },
  });
}

type Ending =
  | { readonly failure: CreationFailure }
  | { readonly notAdded: readonly NamedPerson[]; readonly isOwned: boolean };

async function end(context: CreationContext, creationId: string, ending: Ending): Promise<void> {
  await context.db.transaction().execute((trx) => endIn(trx, context, creationId, ending));
}

async function endIn(
  trx: Transaction<Database>,
  context: CreationContext,
  creationId: string,
  ending: Ending,
): Promise<void> {
  const current = await lockCreation(trx, creationId);
  if (current?.state !== 'creating') return;
  const change =
    'failure' in ending
      ? ({ state: 'failed', failure: ending.failure } as const)
      : ({ state: 'created', notAdded: ending.notAdded } as const);
  const at = context.now();
  const ended: GroupCreation = { ...current, ...change, version: current.version + 1, finishedAt: at };
  const action = change.state === 'created' ? 'groups.created' : 'groups.createFailed';
  await commitCreation(trx, context, ended, { action, by: { kind: 'usher' } });
  if ('isOwned' in ending && !ending.isOwned) {
    const details = { groupId: current.groupId };
    await recordNotice(trx, { code: 'newGroupWithoutOwner', subjectId: current.id, details, at });
  }
}
