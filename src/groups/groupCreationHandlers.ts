import type { Actor } from '../decision.ts';
import type { MessagePlace } from '../store/outbox.ts';
import {
  isApprover,
  readCreationApprovers,
  readCreator,
  readNames,
  readPeople,
  wholeName,
} from './creationFacts.ts';
import type { CreationContext } from './creationContext.ts';
import {
  confirmCreation,
  draftOf,
  nameOf,
  readWish,
  whyNotCreate,
  type CreatorFacts,
  type WishInput,
} from './decideCreation.ts';
import { commitCreation } from './commitCreation.ts';
import type { CreationRefusal, GroupCreation } from './groupCreation.ts';
import { findCreation, forgetDrafts, insertCreation, lockCreation, lockName } from './groupCreationStore.ts';
import type { GroupCreationView, GroupFormData } from './groupCreationViews.ts';
import { patternOf } from './naming.ts';
import { defaultPolicy } from './policy.ts';

const nobodyPicked = { pickedOwners: [], pickedMembers: [] } as const;
const draftLifeMs = 24 * 60 * 60 * 1000;

/** The form, with its limits said first; or why this person makes no groups. */
export async function openCreation(
  context: CreationContext,
  actor: Actor,
  input: { readonly name: string },
): Promise<GroupCreationView> {
  const facts = await readCreator(context, actor.userId);
  const refusal = whyNotCreate(facts);
  if (refusal !== undefined) return creationRefusal(refusal);
  const blank: WishInput = {
    kind: 'security',
    name: input.name,
    purpose: '',
    owners: '',
    members: '',
    ...nobodyPicked,
    joinMode: defaultPolicy.mode,
  };
  return formView(facts, blank, []);
}

/** The filled-in form: back with everything that is in the way, or on to the question whether to go ahead. */
export async function checkCreation(
  context: CreationContext,
  actor: Actor,
  input: WishInput,
): Promise<GroupCreationView> {
  const facts = await readCreator(context, actor.userId);
  const refusal = whyNotCreate(facts);
  if (refusal !== undefined || facts.creator === undefined)
    return creationRefusal(refusal ?? { code: 'creatorNotServed' });
  const [names, people] = await Promise.all([
    readNames(context, wholeName(facts, input.name)),
    readPeople(context, input),
  ]);
  const wishFacts = {
    ...facts,
    allowGuests: context.allowGuests,
    takenNames: names.taken,
    people,
    classes: context.classes(),
  };
  const decision = readWish(wishFacts, input);
  if (!decision.accepted) return formView(facts, input, decision.refusal);
  const now = context.now();
  const creator = { id: facts.creator.id, name: nameOf(facts.creator) };
  const creation = draftOf(decision.change, creator, { id: context.newId(), now });
  await forgetDrafts(context.db, new Date(now.getTime() - draftLifeMs));
  await insertCreation(context.db, creation);
  const needsApproval = facts.settings.approval !== null;
  return { card: 'groupConfirm', data: { creation, alike: names.alike, needsApproval } };
}

/** Back to the form with what was typed. */
export async function reopenCreation(
  context: CreationContext,
  actor: Actor,
  creationId: string,
): Promise<GroupCreationView> {
  const draft = await findCreation(context.db, creationId);
  if (draft?.creator.id !== actor.userId) return creationRefusal({ code: 'creationNotFound' });
  if (draft.state !== 'draft') return { card: 'groupCreation', data: { creation: draft } };
  const facts = await readCreator(context, actor.userId);
  const refusal = whyNotCreate(facts);
  if (refusal !== undefined) return creationRefusal(refusal);
  const listed = (people: GroupCreation['owners']): string => people.map(({ name }) => name).join('\n');
  const typed = {
    ...draft,
    name: draft.typedName,
    owners: listed(draft.owners),
    members: listed(draft.members),
    ...nobodyPicked,
  };
  return formView(facts, typed, []);
}

/** The press that makes it real: recorded here, carried out by its job or after somebody agreed. */
export async function createGroup(
  context: CreationContext,
  actor: Actor,
  input: { readonly creationId: string; readonly place: MessagePlace | undefined },
): Promise<GroupCreationView> {
  const draft = await findCreation(context.db, input.creationId);
  if (draft?.creator.id !== actor.userId) return creationRefusal({ code: 'creationNotFound' });
  const [facts, names, approvers] = await Promise.all([
    readCreator(context, actor.userId),
    readNames(context, draft.name),
    readCreationApprovers(context),
  ]);
  return context.db.transaction().execute(async (trx) => {
    const current = await lockCreation(trx, draft.id);
    if (current?.state !== 'draft') return afterwards(current);
    const takenNames = [...names.taken, ...(await lockName(trx, draft.name))];
    const decision = confirmCreation(current, {
      ...facts,
      takenNames,
      approvers,
      classes: context.classes(),
    });
    if (!decision.accepted) return creationRefusal(decision.refusal);
    const by = { kind: 'user', userId: actor.userId } as const;
    await commitCreation(trx, context, decision.change, {
      action: 'groups.create',
      by,
      place: input.place ?? 'toBeSent',
    });
    return { card: 'groupCreation', data: { creation: decision.change } };
  });
}

/** The wish as this person may see it: the creator its state, who was asked the question. */
export async function showCreation(
  context: Pick<CreationContext, 'db'>,
  userId: string,
  creationId: string,
): Promise<GroupCreationView> {
  const creation = await findCreation(context.db, creationId);
  if (creation !== undefined && creation.state !== 'draft') {
    if (creation.creator.id === userId) return { card: 'groupCreation', data: { creation } };
    if (isApprover(creation, userId)) return { card: 'groupApproval', data: { creation, problem: null } };
  }
  return creationRefusal({ code: 'creationNotFound' });
}

export function creationRefusal(refusal: CreationRefusal): GroupCreationView {
  return { card: 'creationRefusal', data: { refusal } };
}

/** A second press, at any later time, is shown what became of the first. */
function afterwards(current: GroupCreation | undefined): GroupCreationView {
  return current === undefined
    ? creationRefusal({ code: 'creationNotFound' })
    : { card: 'groupCreation', data: { creation: current } };
}

function formView(
  facts: CreatorFacts,
  input: WishInput,
  problems: readonly CreationRefusal[],
): GroupCreationView {
  const { creator, settings } = facts;
  const person = { department: creator?.department ?? null, jobTitle: creator?.jobTitle ?? null };
  const data: GroupFormData = {
    kind: input.kind,
    name: input.name,
    purpose: input.purpose,
    owners: input.owners,
    members: input.members,
    pickedOwners: input.pickedOwners,
    pickedMembers: input.pickedMembers,
    joinMode: input.joinMode,
    pattern: patternOf(settings.naming, person) ?? null,
    maxLength: settings.naming.maxLength,
    needsApproval: settings.approval !== null,
    owned: facts.owned,
    problems,
  };
  return { card: 'groupForm', data };
}
