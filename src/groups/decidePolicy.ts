import { accept, refuse, type Actor, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { effectivePolicy, limitsOf, type Limit, type LimitedPart, type PolicyClass } from './ceiling.ts';
import { nameOf } from './decideDesk.ts';
import { isUnknownTo, whyIneligible } from './eligibility.ts';
import { isLooser, mostApprovals, mostIncompatible, policyKey, stageKey, type JoinPolicy } from './policy.ts';
import type { PolicyRefusal } from './policyViews.ts';

/** What a change of a policy depends on; the directory's part is read for this change. */
export interface PolicyFacts {
  readonly now: Date;
  readonly actor: Pick<Actor, 'userId' | 'name'>;
  readonly group: DirectoryGroup | undefined;
  readonly owners: readonly DirectoryUser[];
  readonly current: JoinPolicy;
  /** The administrator's classes that the group belongs to. */
  readonly classes: readonly PolicyClass[];
}

export interface PolicyChange {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly policy: JoinPolicy;
  readonly before: JoinPolicy;
  readonly state: 'proposed' | 'applied' | 'overtaken';
  readonly version: number;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly confirmedBy: { readonly id: string; readonly name: string } | null;
}

export interface PolicyDecision {
  readonly change: PolicyChange;
  /** The other owners who are told, or asked to confirm. */
  readonly tellIds: readonly string[];
}

const longestDays = 3650;

/** Only who owns the group now says how people join it. */
export function whyNotManage(
  { group, owners, actor }: Pick<PolicyFacts, 'group' | 'owners' | 'actor'>,
  groupText: string | null,
): PolicyRefusal | undefined {
  if (group === undefined) return { code: 'groupNotFound', text: groupText };
  const groupName = group.displayName;
  if (!owners.some((owner) => owner.id === actor.userId && mayOwn(owner)))
    return isUnknownTo(group, groupText)
      ? { code: 'groupNotFound', text: groupText }
      : { code: 'notAnOwner', groupName };
  const reason = whyIneligible(group);
  return reason === undefined ? undefined : { code: 'notWritable', groupName, reason };
}

/** An owner wants another policy: at once, or when a second owner agrees, or not at all. */
export function changePolicy(
  facts: PolicyFacts,
  policy: JoinPolicy,
  changeId: string,
): Decision<PolicyDecision, PolicyRefusal> {
  const { group, current, actor } = facts;
  const refusal = whyNotManage(facts, null) ?? whyNotSet(facts, policy);
  if (group === undefined || refusal !== undefined)
    return refuse(refusal ?? { code: 'groupNotFound', text: null });
  const others = othersOf(facts);
  const loosens = isLooser(policy, current);
  const needsSecond = loosens && effectivePolicy(current, facts.classes).confirmLoosening;
  if (needsSecond && others.length === 0)
    return refuse({ code: 'noSecondOwner', groupName: group.displayName });
  const change: PolicyChange = {
    id: changeId,
    groupId: group.id,
    groupName: group.displayName,
    policy,
    before: current,
    state: needsSecond ? 'proposed' : 'applied',
    version: 1,
    by: personOf(facts, actor),
    at: facts.now,
    confirmedBy: null,
  };
  return accept({ change, tellIds: loosens ? others : [] });
}

/** A second owner agrees. What it was based on, and the first owner's right, have to hold still. */
export function confirmPolicy(
  facts: PolicyFacts,
  change: PolicyChange,
): Decision<PolicyChange, PolicyRefusal> {
  const refusal = whyNotManage(facts, null);
  if (refusal !== undefined) return refuse(refusal);
  if (change.by.id === facts.actor.userId) return refuse({ code: 'ownChange' });
  const { groupName } = change;
  const firstStillOwns = facts.owners.some((owner) => owner.id === change.by.id && mayOwn(owner));
  const isSame = policyKey(facts.current) === policyKey(change.before);
  if (change.state !== 'proposed' || !firstStillOwns || !isSame)
    return refuse({ code: 'changeOver', groupName });
  const beyond = whyNotSet(facts, change.policy);
  if (beyond !== undefined) return refuse(beyond);
  const confirmedBy = personOf(facts, facts.actor);
  return accept({ ...change, state: 'applied', version: change.version + 1, confirmedBy });
}

/** Reasons against the policy itself. What the owner leaves as it is may be beyond a ceiling: it does not count. */
function whyNotSet({ group, current, classes }: PolicyFacts, policy: JoinPolicy): PolicyRefusal | undefined {
  const groupName = group?.displayName ?? '';
  if (policyKey(policy) === policyKey(current)) return { code: 'policyUnchanged', groupName };
  const days = [policy.longestDays, policy.defaultDays].filter((one) => one !== null);
  const most = policy.longestDays ?? longestDays;
  if (
    days.some((one) => !Number.isInteger(one) || one < 1 || one > longestDays) ||
    (policy.defaultDays ?? 1) > most
  ) {
    return { code: 'daysInvalid', max: Math.min(Number.isInteger(most) ? most : longestDays, longestDays) };
  }
  if (policy.first.quorum.atLeast > mostApprovals) return { code: 'tooMany', max: mostApprovals };
  if (policy.incompatibleGroupIds.length > mostIncompatible)
    return { code: 'tooMany', max: mostIncompatible };
  const limits = classes
    .flatMap((one) => limitsOf(policy, one))
    .filter((limit) => isChosen(limit, policy, current));
  return limits.length === 0 ? undefined : { code: 'beyondCeiling', groupName, limits };
}

/** True for what the owner changes; rounds and groups of the administrator's are added whatever the owner says. */
function isChosen({ part }: Limit, policy: JoinPolicy, current: JoinPolicy): boolean {
  const changed: Readonly<Record<LimitedPart, boolean>> = {
    mode: policy.mode !== current.mode,
    reason: policy.reasonRequired !== current.reasonRequired,
    duration: policy.longestDays !== current.longestDays,
    quorum: stageKey(policy.first) !== stageKey(current.first),
    stages: false,
    incompatible: false,
  };
  return changed[part];
}

function othersOf({ owners, actor }: PolicyFacts): readonly string[] {
  return owners.filter((owner) => owner.id !== actor.userId && mayOwn(owner)).map(({ id }) => id);
}

function personOf(
  { owners }: PolicyFacts,
  actor: Pick<Actor, 'userId' | 'name'>,
): { id: string; name: string } {
  const owner = owners.find(({ id }) => id === actor.userId);
  return { id: actor.userId, name: owner === undefined ? actor.name : nameOf(owner) };
}

function mayOwn(user: DirectoryUser): boolean {
  return user.accountEnabled && user.userType === 'Member';
}
