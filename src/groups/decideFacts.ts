import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { newChange, whyFixed, whyNotManage, type DeskFacts } from './decideDesk.ts';
import { renameGroup, whyNotCalled, type NamingFacts } from './decideName.ts';
import type { DeskRefusal } from './deskViews.ts';
import { kindOf } from './eligibility.ts';
import { longestDescription, type FactsChange, type MembershipChange } from './membershipChange.ts';

/** Another name, description or visibility; always a draft that says what would become of what. */
export function proposeFacts(
  facts: DeskFacts,
  input: {
    readonly changeId: string;
    readonly activityId: string | null;
    readonly naming: NamingFacts;
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
  const refusal = whyNotFacts(facts, differenceOf(group, input.wanted), input.naming);
  if (refusal !== undefined) return refuse(refusal);
  const change = withWholeName(facts, differenceOf(group, input.wanted), input.naming);
  if (Object.keys(change).length === 0) return refuse({ code: 'nothingToChange' });
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

/** The name as it will be written, with what the rules put around it. */
function withWholeName(facts: DeskFacts, change: FactsChange, naming: NamingFacts): FactsChange {
  const { displayName: typed, ...others } = change;
  if (typed === undefined || facts.group === undefined) return change;
  const named = renameGroup(naming.rules, facts.group, ownerIn(facts), typed);
  const isSame = !('name' in named) || named.name === facts.group.displayName;
  return isSame ? others : { ...others, displayName: named.name };
}

/** Why these facts cannot be written; checked when asked and again at the yes. */
export function whyNotFacts(
  facts: DeskFacts,
  change: FactsChange,
  naming: NamingFacts,
): DeskRefusal | undefined {
  const { group } = facts;
  if (group === undefined) return { code: 'groupNotFound', text: null };
  const reason = whyFixed(group, 'group');
  if (reason !== undefined) return { code: 'notWritable', groupName: group.displayName, reason };
  if (Object.keys(change).length === 0) return { code: 'nothingToChange' };
  if ((change.description?.length ?? 0) > longestDescription)
    return { code: 'descriptionTooLong', max: longestDescription };
  if (change.visibility !== undefined && !hasVisibility(group)) return { code: 'visibilityFixed' };
  if (change.displayName === undefined) return undefined;
  const called = whyNotCalled(group, ownerIn(facts), change.displayName, naming);
  return 'refusal' in called ? called.refusal : undefined;
}

/** The owner who speaks, as the directory has them. */
export function ownerIn({ owners, actor }: DeskFacts): DirectoryUser | undefined {
  return owners.find(({ id }) => id === actor.userId);
}

/** Only Microsoft 365 groups are public or private, and a hidden membership is for ever. */
export function hasVisibility(group: DirectoryGroup): boolean {
  return kindOf(group) === 'microsoft365' && group.visibility !== 'HiddenMembership';
}
