import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryGroup } from '../directory/types.ts';
import { isUnknownTo, whyIneligible } from '../groups/eligibility.ts';
import type { Departure } from './departure.ts';
import type { FailureCode } from './joinRequest.ts';
import type { RequestRefusal } from './requestViews.ts';

export interface LeaveFacts {
  readonly now: Date;
  readonly userId: string;
  readonly group: DirectoryGroup | undefined;
  readonly membership: 'none' | 'direct' | 'nested';
}

/** May this person leave the group from here? Undefined when yes. */
export function whyNotLeave(facts: LeaveFacts, groupText: string | null): RequestRefusal | undefined {
  const { group, membership } = facts;
  if (group === undefined) return { code: 'groupNotFound', text: groupText };
  const groupName = group.displayName;
  if (membership === 'none' && isUnknownTo(group, groupText))
    return { code: 'groupNotFound', text: groupText };
  if (membership === 'none') return { code: 'notAMember', groupName };
  const reason = whyIneligible(group);
  if (reason !== undefined) return { code: 'leaveNotPossible', groupName, reason };
  return membership === 'nested' ? { code: 'nestedMember', groupName } : undefined;
}

export function leave(
  facts: LeaveFacts,
  input: { readonly departureId: string; readonly activityId: string | null },
): Decision<Departure, RequestRefusal> {
  const refusal = whyNotLeave(facts, null);
  if (refusal !== undefined) return refuse(refusal);
  if (facts.group === undefined) return refuse({ code: 'groupNotFound', text: null });
  return accept({
    id: input.departureId,
    groupId: facts.group.id,
    groupName: facts.group.displayName,
    user: { id: facts.userId },
    state: 'leaving',
    version: 1,
    activityId: input.activityId,
    createdAt: facts.now,
    finishedAt: null,
    failure: null,
  });
}

/** The end of a departure: gone, or not possible after all. */
export function finishLeaving(departure: Departure, failure: FailureCode | null, now: Date): Departure {
  return {
    ...departure,
    state: failure === null ? 'left' : 'failed',
    version: departure.version + 1,
    finishedAt: now,
    failure,
  };
}
