import type { Directory } from '../directory/types.ts';
import { resolvePeople } from './deskPeople.ts';
import {
  byOwners,
  mostApprovals,
  mostIncompatible,
  oneIsEnough,
  type ApproversChoice,
  type JoinMode,
  type JoinPolicy,
  type Quorum,
} from './policy.ts';
import type { PolicyRefusal, TypedPolicy } from './policyViews.ts';
import { findGroup, type FormReader } from './policyGroups.ts';

/** The form as the edge read it: choices are choices, people and groups still have to be found. */
export interface PolicyForm extends TypedPolicy {
  readonly mode: JoinMode;
  readonly reasonRequired: boolean;
  readonly longestDays: number | null;
  readonly defaultDays: number | null;
  readonly quorum: Quorum;
}

interface ApproversNamed {
  readonly typed: string;
  readonly pickedIds: readonly string[];
  readonly pickedGroup: string | null;
}

const nothingPicked = {
  pickedApprovers: [],
  pickedSecond: [],
  pickedApproverGroup: null,
  pickedSecondGroup: null,
  pickedIncompatible: [],
} as const;

/** What was read, or why it cannot be. */
export type Read<T> = T | { readonly refusal: PolicyRefusal };

/** The policy somebody filled in, its people and groups found in the directory; or what could not be found. */
export async function readPolicyForm(
  reader: FormReader,
  form: PolicyForm,
): Promise<Read<{ readonly policy: JoinPolicy }>> {
  const first = await readApprovers(reader, {
    typed: form.approvers,
    pickedIds: form.pickedApprovers,
    pickedGroup: form.pickedApproverGroup,
  });
  if ('refusal' in first) return first;
  const second = await readApprovers(reader, {
    typed: form.second,
    pickedIds: form.pickedSecond,
    pickedGroup: form.pickedSecondGroup,
  });
  if ('refusal' in second) return second;
  const excluded = await readGroups(reader, form.incompatible, form.pickedIncompatible);
  if ('refusal' in excluded) return excluded;
  const { mode, reasonRequired, longestDays, defaultDays, quorum } = form;
  const policy: JoinPolicy = {
    mode,
    reasonRequired,
    longestDays,
    defaultDays,
    first: { approvers: first.choice ?? byOwners.approvers, quorum },
    second: second.choice === null ? null : { approvers: second.choice, quorum: oneIsEnough },
    incompatibleGroupIds: excluded.ids,
  };
  return { policy };
}

/** What the form starts with: names a person can read and Usher can find again, ids where there is no other way. */
export async function typedFrom(directory: Directory, policy: JoinPolicy): Promise<TypedPolicy> {
  const [approvers, second, incompatible] = await Promise.all([
    typedApprovers(directory, policy.first.approvers),
    policy.second === null ? '' : typedApprovers(directory, policy.second.approvers),
    typedGroups(directory, policy.incompatibleGroupIds),
  ]);
  return { approvers, second, incompatible, ...nothingPicked };
}

async function typedApprovers(directory: Directory, choice: ApproversChoice): Promise<string> {
  if (choice.kind === 'owners') return '';
  if (choice.kind === 'group') return typedGroups(directory, [choice.groupId]);
  const { users } = await directory.resolveIds(choice.userIds, 'interactive');
  return users.map((user) => user.userPrincipalName ?? user.id).join('\n');
}

async function typedGroups(directory: Directory, ids: readonly string[]): Promise<string> {
  if (ids.length === 0) return '';
  const { groups } = await directory.resolveIds(ids, 'interactive');
  const names = groups.map((group) => group.displayName);
  // Two groups of one name cannot be told apart by it.
  const isClear = (name: string): boolean => names.filter((other) => other === name).length === 1;
  return groups.map((group) => (isClear(group.displayName) ? group.displayName : group.id)).join('\n');
}

/** A group stands alone; without one it is as `readWritten` says. */
export async function readApprovers(
  reader: FormReader,
  { typed, pickedIds, pickedGroup }: ApproversNamed,
): Promise<Read<{ readonly choice: ApproversChoice | null }>> {
  const written = await readWritten(reader, typed.trim(), pickedIds);
  if ('refusal' in written || pickedGroup === null) return written;
  const group = await findGroup(reader, pickedGroup);
  if (group === undefined) return { refusal: { code: 'groupUnknown', text: null } };
  const { choice } = written;
  const isAlone = choice === null || (choice.kind === 'group' && choice.groupId === group.id);
  return isAlone ? { choice: { kind: 'group', groupId: group.id } } : { refusal: { code: 'approversMixed' } };
}

/** Nobody named chooses nobody; one name alone may be a group; everything else is people. */
async function readWritten(
  reader: FormReader,
  text: string,
  pickedIds: readonly string[],
): Promise<Read<{ readonly choice: ApproversChoice | null }>> {
  if (text === '' && pickedIds.length === 0) return { choice: null };
  const meant = await resolvePeople(reader.directory, { typed: text, pickedIds });
  if (meant === undefined || meant.people.length > mostApprovals) {
    return { refusal: { code: 'tooMany', max: mostApprovals } };
  }
  const [doubt] = meant.doubts;
  if (doubt === undefined)
    return { choice: { kind: 'people', userIds: meant.people.map(({ id }) => id).sort() } };
  const group = meant.doubts.length === 1 ? await findGroup(reader, text) : undefined;
  if (group === undefined) return { refusal: { code: 'approverUnknown', text: doubt.text } };
  return meant.people.length === 0
    ? { choice: { kind: 'group', groupId: group.id } }
    : { refusal: { code: 'approversMixed' } };
}

/** Groups by name or id, one a line, and those that were picked. */
export async function readGroups(
  reader: FormReader,
  typed: string,
  pickedIds: readonly string[],
): Promise<Read<{ readonly ids: readonly string[] }>> {
  const lines = typed.split(/[\n;]+/u).map((line) => line.trim());
  const texts = [...new Set([...lines.filter((line) => line !== ''), ...pickedIds])];
  if (texts.length > mostIncompatible) return { refusal: { code: 'tooMany', max: mostIncompatible } };
  const ids: string[] = [];
  for (const text of texts) {
    const id = (await findGroup(reader, text))?.id;
    if (id === undefined)
      return { refusal: { code: 'groupUnknown', text: lines.includes(text) ? text : null } };
    ids.push(id);
  }
  return { ids: [...new Set(ids)].sort() };
}
