import type { PolicyChange } from './decidePolicy.ts';
import type { PolicyRefusal, PolicyView } from './policyViews.ts';

/** A change as one of the group's owners sees it. */
export function changeView(
  change: PolicyChange,
  viewerId: string,
  problem: PolicyRefusal | null,
): PolicyView {
  const { groupId, groupName, policy, state } = change;
  return {
    card: 'policyChange',
    data: {
      changeId: change.id,
      groupId,
      groupName,
      byName: change.by.name,
      confirmedByName: change.confirmedBy?.name ?? null,
      state,
      mayConfirm: state === 'proposed' && change.by.id !== viewerId,
      policy,
      problem,
    },
  };
}

export function refusalView(refusal: PolicyRefusal): PolicyView {
  return { card: 'policyRefusal', data: { refusal } };
}
