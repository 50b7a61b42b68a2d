import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryUser, PeopleFound } from '../directory/types.ts';
import type { PolicyClass } from './ceiling.ts';
import type { CreationSettings } from './creationSettings.ts';
import {
  maxPurposeLength,
  mostOwnedGroups,
  mostPeopleInForm,
  type CreatableKind,
  type CreationRefusal,
  type GroupCreation,
  type GroupWish,
  type NamedPerson,
} from './groupCreation.ts';
import { whyNotJoinedSo } from './decideJoinMode.ts';
import { isSameName, mailNicknameOf, nameGroup } from './naming.ts';
import type { JoinMode } from './policy.ts';

/** What the right to make groups depends on. */
export interface CreatorFacts {
  readonly settings: CreationSettings;
  readonly creator: DirectoryUser | undefined;
  /** Meaningful only where the settings name a group of creators. */
  readonly isInCreatorsGroup: boolean;
  readonly owned: number;
}

export interface WishInput {
  readonly kind: CreatableKind;
  readonly name: string;
  readonly purpose: string;
  readonly owners: string;
  readonly members: string;
  /** Entra object ids, beside what was typed. */
  readonly pickedOwners: readonly string[];
  readonly pickedMembers: readonly string[];
  readonly joinMode: JoinMode;
}

export interface WishFacts extends CreatorFacts {
  readonly allowGuests: boolean;
  /** Names groups and wishes under way have already. */
  readonly takenNames: readonly string[];
  readonly people: readonly PeopleFound[];
  /** What the administrator laid down by class of groups. */
  readonly classes: readonly PolicyClass[];
}

/** May this person make a group now? Undefined when yes. */
export function whyNotCreate({ settings, creator, ...facts }: CreatorFacts): CreationRefusal | undefined {
  if (creator === undefined || !creator.accountEnabled || creator.userType === 'Guest')
    return { code: 'creatorNotServed' };
  const { whoMayCreate } = settings;
  if (whoMayCreate === 'nobody') return { code: 'nobodyMayCreate' };
  if (whoMayCreate !== 'everybody' && !facts.isInCreatorsGroup) return { code: 'mayNotCreate' };
  return facts.owned >= mostOwnedGroups ? { code: 'tooManyGroups', max: mostOwnedGroups } : undefined;
}

/** The pieces of a list of people: one a line, or separated by semicolons or commas. */
export function splitPeople(typed: string): readonly string[] {
  const pieces = typed.split(/[\n\r;,]+/u).map((piece) => piece.replace(/\s+/gu, ' ').trim());
  return [...new Set(pieces.filter((piece) => piece !== ''))];
}

/** Everybody named as a further owner: names, addresses and ids, each once. */
export function ownersNamed({ owners, pickedOwners }: WishInput): readonly string[] {
  return [...new Set([...splitPeople(owners), ...pickedOwners])];
}

export function membersNamed({ members, pickedMembers }: WishInput): readonly string[] {
  return [...new Set([...splitPeople(members), ...pickedMembers])];
}

/** The wish as Usher understands it, or everything that is in its way. */
export function readWish(
  facts: WishFacts,
  input: WishInput,
): Decision<GroupWish, readonly CreationRefusal[]> {
  const { settings, creator } = facts;
  const person = { department: creator?.department ?? null, jobTitle: creator?.jobTitle ?? null };
  const named = nameGroup(settings.naming, input.name, person);
  const name = 'name' in named ? named.name : '';
  const isTaken = facts.takenNames.some((taken) => isSameName(taken, name));
  const owners = pick(facts, ownersNamed(input), mayOwn);
  const members = pick(facts, membersNamed(input), facts.allowGuests ? isEnabled : mayOwn);
  const problems: readonly CreationRefusal[] = [
    ...('problem' in named ? [named.problem] : []),
    ...(isTaken ? [{ code: 'nameTaken', name } as const] : []),
    ...joinProblems(facts, { kind: input.kind, name }, input.joinMode),
    ...purposeProblems(input.purpose),
    ...owners.doubts,
    ...owners.refused.map((one) => ({ code: 'cannotOwn', name: nameOf(one) }) as const),
    ...members.doubts,
    ...members.refused.map((one) => ({ code: 'cannotJoin', name: nameOf(one) }) as const),
  ];
  if (problems.length > 0) return refuse(problems);
  return accept({
    kind: input.kind,
    typedName: input.name.trim(),
    name,
    purpose: input.purpose.trim(),
    owners: owners.people.filter(({ id }) => id !== creator?.id),
    members: members.people,
    joinMode: input.joinMode,
  });
}

/** The wish as a draft that one press makes real. */
export function draftOf(
  wish: GroupWish,
  creator: NamedPerson,
  { id, now }: { readonly id: string; readonly now: Date },
): GroupCreation {
  return {
    ...wish,
    id,
    creator,
    mailNickname: mailNicknameOf(wish.name, id),
    state: 'draft',
    version: 1,
    approvers: [],
    decidedBy: null,
    note: null,
    postedAt: null,
    groupId: null,
    notAdded: [],
    createdAt: now,
    finishedAt: null,
    failure: null,
  };
}

export interface ConfirmFacts extends CreatorFacts {
  readonly takenNames: readonly string[];
  /** People who may agree now; nobody decides their own wish. */
  readonly approvers: readonly NamedPerson[];
  readonly classes: readonly PolicyClass[];
}

/** The press that makes a draft real: everything is looked at once more. */
export function confirmCreation(
  draft: GroupCreation,
  facts: ConfirmFacts,
): Decision<GroupCreation, CreationRefusal> {
  const refusal = whyNotCreate(facts);
  if (refusal !== undefined) return refuse(refusal);
  if (facts.takenNames.some((name) => isSameName(name, draft.name)))
    return refuse({ code: 'nameTaken', name: draft.name });
  const joining = whyNotJoinedSo(draft, draft.joinMode, facts.classes);
  if (joining !== undefined) return refuse(joining);
  const version = draft.version + 1;
  if (facts.settings.approval === null) return accept({ ...draft, state: 'creating', version });
  const approvers = facts.approvers.filter(({ id }) => id !== draft.creator.id);
  if (approvers.length === 0) return refuse({ code: 'noCreationApprover' });
  return accept({ ...draft, state: 'pendingApproval', approvers, version });
}

/** Everybody who is to be in the group. In a Microsoft 365 group owners need to be members to use what it gives. */
export function membersWanted(creation: GroupCreation): readonly NamedPerson[] {
  const all =
    creation.kind === 'microsoft365'
      ? [creation.creator, ...creation.owners, ...creation.members]
      : creation.members;
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

export function nameOf(user: DirectoryUser): string {
  return user.displayName ?? user.userPrincipalName ?? user.id;
}

interface Picked {
  readonly people: readonly NamedPerson[];
  readonly refused: readonly DirectoryUser[];
  readonly doubts: readonly CreationRefusal[];
}

function pick(facts: WishFacts, texts: readonly string[], mayBe: (user: DirectoryUser) => boolean): Picked {
  if (texts.length > mostPeopleInForm) {
    return { people: [], refused: [], doubts: [{ code: 'tooManyPeople', max: mostPeopleInForm }] };
  }
  const found = texts.map((text) => facts.people.find((one) => one.text === text));
  const sure = found.flatMap((one) => (one?.exact.length === 1 ? one.exact : []));
  const people = sure.filter(mayBe).map((user) => ({ id: user.id, name: nameOf(user) }));
  return {
    people: [...new Map(people.map((one) => [one.id, one])).values()],
    refused: sure.filter((user) => !mayBe(user)),
    doubts: texts.flatMap((text, index) => doubtAbout(text, found[index])),
  };
}

function doubtAbout(typed: string, found: PeopleFound | undefined): readonly CreationRefusal[] {
  if (found?.exact.length === 1) return [];
  const possible = found === undefined ? [] : found.exact.length > 0 ? found.exact : found.similar;
  if (possible.length === 0) return [{ code: 'personUnknown', typed }];
  // An address is what tells two people of one name apart.
  const candidates = possible.map((user) => user.userPrincipalName ?? nameOf(user));
  return [{ code: 'personDoubtful', typed, candidates }];
}

function mayOwn(user: DirectoryUser): boolean {
  return isEnabled(user) && user.userType !== 'Guest';
}

function isEnabled(user: DirectoryUser): boolean {
  return user.accountEnabled;
}

function joinProblems(
  { classes }: WishFacts,
  group: { readonly kind: CreatableKind; readonly name: string },
  joinMode: JoinMode,
): readonly CreationRefusal[] {
  // A name that is none yet says nothing about the classes.
  const refusal = group.name === '' ? undefined : whyNotJoinedSo(group, joinMode, classes);
  return refusal === undefined ? [] : [refusal];
}

function purposeProblems(purpose: string): readonly CreationRefusal[] {
  const length = purpose.trim().length;
  if (length === 0) return [{ code: 'purposeMissing' }];
  return length > maxPurposeLength ? [{ code: 'purposeTooLong', max: maxPurposeLength }] : [];
}
