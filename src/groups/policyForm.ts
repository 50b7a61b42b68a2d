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
import { resolveGroup } from './resolve.ts';

/** The form as the edge read it: choices are choices, people and groups still have to be found. */
export interface PolicyForm extends TypedPolicy {
  readonly mode: JoinMode;
  readonly reasonRequired: boolean;
  readonly longestDays: number | null;
  readonly defaultDays: number | null;
  readonly quorum: Quorum;
}

type Read<T> = T | { readonly refusal: PolicyRefusal };

/** The policy somebody filled in, its people and groups found in the directory; or what could not be found. */
export async function readPolicyForm(
  directory: Directory,
  form: PolicyForm,
): Promise<Read<{ readonly policy: JoinPolicy }>> {
  const first = await readApprovers(directory, form.approvers, form.pickedApprovers);
  if ('refusal' in first) return first;
  const second = await readApprovers(directory, form.second, form.pickedSecond);
  if ('refusal' in second) return second;
  const excluded = await readGroups(directory, form.incompatible);
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
  return { approvers, second, incompatible, pickedApprovers: [], pickedSecond: [] };
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

/** Nobody named chooses nobody; one name alone may be a group; everything else is people. */
async function readApprovers(
  directory: Directory,
  typed: string,
  pickedIds: readonly string[],
): Promise<Read<{ readonly choice: ApproversChoice | null }>> {
  const text = typed.trim();
  if (text === '' && pickedIds.length === 0) return { choice: null };
  const meant = await resolvePeople(directory, { typed: text, pickedIds });
  if (meant === undefined || meant.people.length > mostApprovals) {
    return { refusal: { code: 'tooMany', max: mostApprovals } };
  }
  const [doubt] = meant.doubts;
  if (doubt === undefined)
    return { choice: { kind: 'people', userIds: meant.people.map(({ id }) => id).sort() } };
  const group =
    meant.people.length === 0 && meant.doubts.length === 1 ? await findGroup(directory, text) : undefined;
  if (group !== undefined) return { choice: { kind: 'group', groupId: group } };
  return { refusal: { code: 'approverUnknown', text: doubt.text } };
}

async function readGroups(
  directory: Directory,
  typed: string,
): Promise<Read<{ readonly ids: readonly string[] }>> {
  const texts = [...new Set(typed.split(/[\n;]+/u).map((line) => line.trim()))].filter((line) => line !== '');
  if (texts.length > mostIncompatible) return { refusal: { code: 'tooMany', max: mostIncompatible } };
  const ids: string[] = [];
  for (const text of texts) {
    const id = await findGroup(directory, text);
    if (id === undefined) return { refusal: { code: 'groupUnknown', text } };
    ids.push(id);
  }
  return { ids: [...new Set(ids)].sort() };
}

async function findGroup(directory: Directory, text: string): Promise<string | undefined> {
  const resolved = await resolveGroup(directory, text.slice(0, 120));
  return resolved.kind === 'one' ? resolved.group.id : undefined;
}
