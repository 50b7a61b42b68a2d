import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryGroup } from '../directory/types.ts';
import { newChange, whyFixed, whyNotManage, type DeskFacts } from './decideDesk.ts';
import type { DeskRefusal } from './deskViews.ts';
import { kindOf } from './eligibility.ts';
import {
  longestDescription,
  longestGroupName,
  type FactsChange,
  type MembershipChange,
} from './membershipChange.ts';

/** Another name, description or visibility; always a draft that says what would become of what. */
export function proposeFacts(
  facts: DeskFacts,
  input: {
    readonly changeId: string;
    readonly activityId: string | null;
    readonly wanted: {
      readonly name: string;
      readonly description: string;
      readonly visibility: string | null;
    };
  },
): Decision<MembershipChange, DeskRefusal> {
  const problem = whyNotManage(facts, null);
  const { group } = facts;
  if (problem !== undefined || group === undefined)
    return refuse(problem ?? { code: 'groupNotFound', text: null });
  const change = differenceOf(group, input.wanted);
  const refusal = whyNotFacts(facts, change);
  if (refusal !== undefined) return refuse(refusal);
  const name = change.displayName ?? group.displayName;
  return accept({
    ...newChange(facts, input),
    kind: 'changeFacts',
    state: 'draft',
    steps: [{ deed: 'writeFacts', userId: group.id, name, outcome: 'waiting' }],
    facts: change,
  });
}

function differenceOf(
  group: DirectoryGroup,
  wanted: { readonly name: string; readonly description: string; readonly visibility: string | null },
): FactsChange {
  const name = wanted.name.replace(/\s+/gu, ' ').trim();
  const description = wanted.description.trim();
  const visibility =
    wanted.visibility === 'Public' || wanted.visibility === 'Private' ? wanted.visibility : null;
  return {
    ...(name === group.displayName ? {} : { displayName: name }),
    ...(description === (group.description ?? '')
      ? {}
      : { description: description === '' ? null : description }),
    ...(visibility === null || visibility === group.visibility ? {} : { visibility }),
  };
}

/** Why these facts cannot be written; checked when asked and again at the yes. */
export function whyNotFacts({ group }: DeskFacts, change: FactsChange): DeskRefusal | undefined {
  if (group === undefined) return { code: 'groupNotFound', text: null };
  const reason = whyFixed(group, 'group');
  if (reason !== undefined) return { code: 'notWritable', groupName: group.displayName, reason };
  if (Object.keys(change).length === 0) return { code: 'nothingToChange' };
  if (change.displayName === '') return { code: 'nameMissing' };
  if ((change.displayName?.length ?? 0) > longestGroupName)
    return { code: 'nameTooLong', max: longestGroupName };
  if ((change.description?.length ?? 0) > longestDescription)
    return { code: 'descriptionTooLong', max: longestDescription };
  return change.visibility !== undefined && !hasVisibility(group) ? { code: 'visibilityFixed' } : undefined;
}

/** Only Microsoft 365 groups are public or private, and a hidden membership is for ever. */
export function hasVisibility(group: DirectoryGroup): boolean {
  return kindOf(group) === 'microsoft365' && group.visibility !== 'HiddenMembership';
}
