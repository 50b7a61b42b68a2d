import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryUser } from '../directory/types.ts';
import { canOwn, newChange, whyFixed, type DeskFacts } from './decideDesk.ts';
import type { DeskRefusal } from './deskViews.ts';
import type { MembershipChange } from './membershipChange.ts';

export interface NominationFacts extends DeskFacts {
  /** The person who would own the group. */
  readonly nominee: DirectoryUser | undefined;
  readonly isMember: boolean;
  /** Those who decide where no owner can. */
  readonly approvers: readonly DirectoryUser[];
}

/** A member of a group that nobody owns offers to look after it. */
export function nominate(
  facts: NominationFacts,
  input: { readonly changeId: string; readonly activityId: string | null },
): Decision<MembershipChange, DeskRefusal> {
  const refusal = whyNotNominate(facts);
  if (refusal !== undefined) return refuse(refusal);
  const { userId, name } = facts.actor;
  return accept({
    ...newChange(facts, input),
    kind: 'nominate',
    state: 'pending',
    steps: [{ deed: 'addOwner', userId, name, outcome: 'waiting' }],
  });
}

function whyNotNominate(facts: NominationFacts): DeskRefusal | undefined {
  const { group, owners, nominee, isMember } = facts;
  if (group === undefined || (group.visibility === 'HiddenMembership' && !isMember))
    return { code: 'groupNotFound', text: null };
  const groupName = group.displayName;
  if (owners.some(canOwn)) return { code: 'hasOwners', groupName };
  if (!isMember) return { code: 'notAMember', groupName };
  const reason = whyFixed(group, 'group');
  if (reason !== undefined) return { code: 'notWritable', groupName, reason };
  if (nominee === undefined || !canOwn(nominee))
    return {
      code: 'cannotOwn',
      name: facts.actor.name,
      why: nominee?.userType === 'Guest' ? 'guest' : 'disabled',
    };
  return approversFor(facts).length === 0 ? { code: 'noApprover', groupName } : undefined;
}

/** Nobody decides about themselves. */
export function approversFor({ approvers, actor }: NominationFacts): readonly DirectoryUser[] {
  return approvers.filter((user) => canOwn(user) && user.id !== actor.userId);
}

/** Somebody who stands in says yes or no; `facts.actor` is that person. */
export function answerNomination(
  facts: DeskFacts & { readonly approvers: readonly DirectoryUser[] },
  change: MembershipChange,
  isApproved: boolean,
): Decision<MembershipChange, DeskRefusal> {
  const { actor, approvers, now } = facts;
  if (change.kind !== 'nominate') return refuse({ code: 'changeNotFound' });
  if (actor.userId === change.actor.id) return refuse({ code: 'ownNomination' });
  if (!approvers.some((user) => user.id === actor.userId && canOwn(user)))
    return refuse({ code: 'notAnApprover', groupName: change.groupName });
  const version = change.version + 1;
  if (isApproved) return accept({ ...change, state: 'writing', version });
  const steps = change.steps.map((step) => ({ ...step, outcome: 'denied' as const }));
  return accept({ ...change, state: 'done', version, steps, finishedAt: now });
}
