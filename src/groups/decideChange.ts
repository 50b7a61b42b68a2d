import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryUser } from '../directory/types.ts';
import { nameOf, newChange, whyFixed, whyNotManage, type DeskFacts } from './decideDesk.ts';
import { whyNotFacts } from './decideFacts.ts';
import type { NamingFacts } from './decideName.ts';
import type { DeskRefusal } from './deskViews.ts';
import {
  undoMs,
  type ChangeKind,
  type ChangeStep,
  type Deed,
  type Doubt,
  type MembershipChange,
} from './membershipChange.ts';

export interface Proposal {
  readonly changeId: string;
  readonly activityId: string | null;
  readonly kind: Exclude<ChangeKind, 'changeFacts' | 'restoreMembers' | 'nominate'>;
  /** The people meant beyond doubt. */
  readonly people: readonly DirectoryUser[];
  readonly doubts: readonly Doubt[];
  /** True when the owner is warned of something first. */
  readonly isWarned: boolean;
}

/**
 * A change of members or owners. What is destructive or doubtful becomes a draft, which waits for the owner's yes;
 * the rest begins at once.
 */
export function propose(facts: DeskFacts, input: Proposal): Decision<MembershipChange, DeskRefusal> {
  const refusal = whyNotManage(facts, null) ?? whyNotPropose(facts, input);
  if (refusal !== undefined) return refuse(refusal);
  const isHarmless = input.kind === 'addMembers' || input.kind === 'addOwners';
  const begins = isHarmless && input.doubts.length === 0 && !input.isWarned;
  return accept({
    ...newChange(facts, input),
    kind: input.kind,
    state: begins ? 'writing' : 'draft',
    steps: stepsOf(input.kind, input.people, facts.actor),
    doubts: input.doubts,
  });
}

function whyNotPropose(facts: DeskFacts, input: Proposal): DeskRefusal | undefined {
  const { group } = facts;
  if (group === undefined) return { code: 'groupNotFound', text: null };
  const part = input.kind === 'addMembers' || input.kind === 'removeMembers' ? 'members' : 'group';
  const reason = whyFixed(group, part);
  if (reason !== undefined) return { code: 'notWritable', groupName: group.displayName, reason };
  const hasCandidates = input.doubts.some((doubt) => doubt.candidates.length > 0);
  if (input.people.length === 0 && !hasCandidates) {
    return input.doubts.length === 0
      ? { code: 'nobodyNamed' }
      : { code: 'nobodyFound', texts: input.doubts.map(({ text }) => text) };
  }
  return whyNotOwners(facts, input);
}

function whyNotOwners(
  facts: DeskFacts,
  { kind, people, doubts }: Pick<Proposal, 'kind' | 'people' | 'doubts'>,
  knownIds: readonly string[] = [],
): DeskRefusal | undefined {
  const groupName = facts.group?.displayName ?? '';
  if (kind === 'handOver' && people.length + doubts.length > 1) return { code: 'oneAtATime' };
  if (kind === 'handOver' && people[0]?.id === facts.actor.userId) return { code: 'notYourself' };
  if (kind === 'addOwners' || kind === 'handOver') {
    const unfit = people.map(whyCannotOwn).find((why) => why !== undefined);
    if (unfit !== undefined) return unfit;
  }
  if (kind === 'removeOwners') {
    const leaving = new Set([...knownIds, ...people.map(({ id }) => id)]);
    if (facts.owners.every((owner) => leaving.has(owner.id))) return { code: 'lastOwner', groupName };
  }
  return undefined;
}

function whyCannotOwn(user: DirectoryUser): DeskRefusal | undefined {
  const name = nameOf(user);
  if (user.userType === 'Guest') return { code: 'cannotOwn', name, why: 'guest' };
  return user.accountEnabled ? undefined : { code: 'cannotOwn', name, why: 'disabled' };
}

/** The owner said yes, and chose where there was doubt. */
export function confirm(
  facts: DeskFacts,
  change: MembershipChange,
  { chosen, naming }: { readonly chosen: readonly DirectoryUser[]; readonly naming: NamingFacts },
): Decision<MembershipChange, DeskRefusal> {
  const known = change.steps.map(({ userId }) => userId);
  const added = chosen.filter(({ id }) => !known.includes(id));
  if (change.kind === 'changeFacts') {
    const refusal = whyNotManage(facts, null) ?? whyNotFacts(facts, change.facts ?? {}, naming);
    return refusal === undefined ? accept(begun(change, change.steps, facts)) : refuse(refusal);
  }
  if (change.kind === 'restoreMembers' || change.kind === 'nominate')
    return refuse({ code: 'changeNotFound' });
  const { kind } = change;
  const people = kind === 'handOver' && known.length > 0 ? [] : added;
  const refusal =
    whyNotManage(facts, null) ??
    (known.length + people.length === 0 ? ({ code: 'nobodyNamed' } as const) : undefined) ??
    whyNotOwners(facts, { kind, people, doubts: [] }, known);
  if (refusal !== undefined) return refuse(refusal);
  return accept(begun(change, [...change.steps, ...stepsOf(kind, people, facts.actor)], facts));
}

function begun(change: MembershipChange, steps: readonly ChangeStep[], { now }: DeskFacts): MembershipChange {
  return { ...change, state: 'writing', version: change.version + 1, createdAt: now, steps, doubts: [] };
}

/** Puts back whom a removal took out, for ten minutes. */
export function undo(
  facts: DeskFacts,
  removal: MembershipChange,
  input: { readonly changeId: string; readonly activityId: string | null },
): Decision<MembershipChange, DeskRefusal> {
  const refusal = whyNotManage(facts, null);
  if (refusal !== undefined) return refuse(refusal);
  if (removal.kind !== 'removeMembers' || removal.finishedAt === null)
    return refuse({ code: 'nothingToUndo' });
  if (facts.now.getTime() - removal.finishedAt.getTime() > undoMs) return refuse({ code: 'undoTooLate' });
  const removed = removal.steps.filter((step) => step.outcome === 'done');
  if (removed.length === 0) return refuse({ code: 'nothingToUndo' });
  return accept({
    ...newChange(facts, input),
    kind: 'restoreMembers',
    state: 'writing',
    steps: removed.map((step) => ({ ...step, deed: 'addMember', outcome: 'waiting' })),
    undoOf: removal.id,
  });
}

const deedOf: Readonly<Record<Proposal['kind'], Deed>> = {
  addMembers: 'addMember',
  removeMembers: 'removeMember',
  addOwners: 'addOwner',
  removeOwners: 'removeOwner',
  handOver: 'addOwner',
};

function stepsOf(
  kind: Proposal['kind'],
  people: readonly DirectoryUser[],
  actor: DeskFacts['actor'],
): readonly ChangeStep[] {
  const steps = people.map((user): ChangeStep => {
    return { deed: deedOf[kind], userId: user.id, name: nameOf(user), outcome: 'waiting' };
  });
  if (kind !== 'handOver' || steps.length === 0) return steps;
  // The new owner comes first: a group is never without one, and Graph would refuse.
  return [...steps, { deed: 'removeOwner', userId: actor.userId, name: actor.name, outcome: 'waiting' }];
}
