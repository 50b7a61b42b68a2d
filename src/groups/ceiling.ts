import type { DirectoryGroup } from '../directory/types.ts';
import { kindOf, type GroupKindName } from './eligibility.ts';
import {
  shortest,
  stageKey,
  strictestMode,
  strictestQuorum,
  type JoinMode,
  type JoinPolicy,
  type Quorum,
  type Stage,
} from './policy.ts';

/** Which groups a class is about; what is left out does not matter. */
export interface ClassPattern {
  /** `*` stands for any characters; compared without case. */
  readonly name?: string | undefined;
  readonly kind?: GroupKindName | undefined;
  readonly licensed?: boolean | undefined;
}

/** What owners may choose at most. Each part only ever makes a policy stricter. */
export interface Ceiling {
  /** The loosest way of joining. */
  readonly mode: JoinMode;
  readonly reasonRequired: boolean;
  readonly longestDays: number | null;
  readonly quorum: Quorum;
  /** Rounds of approval that come after the owners' own. */
  readonly stages: readonly Stage[];
  readonly incompatibleGroupIds: readonly string[];
  /** A looser policy takes a second owner. */
  readonly confirmLoosening: boolean;
}

export interface PolicyClass {
  readonly name: string;
  readonly match: ClassPattern;
  readonly ceiling: Ceiling;
}

export type LimitedPart = 'mode' | 'reason' | 'duration' | 'quorum' | 'stages' | 'incompatible';

/** A part of the owners' choice that a class made stricter. */
export interface Limit {
  readonly part: LimitedPart;
  readonly className: string;
}

/** What really holds: the owners' choice under every ceiling. */
export interface EffectivePolicy extends Omit<JoinPolicy, 'first' | 'second'> {
  /** Rounds of approval, one after the other. */
  readonly stages: readonly [Stage, ...Stage[]];
  readonly confirmLoosening: boolean;
  readonly limits: readonly Limit[];
}

export const noCeiling: Ceiling = {
  mode: 'open',
  reasonRequired: false,
  longestDays: null,
  quorum: { atLeast: 1, all: false },
  stages: [],
  incompatibleGroupIds: [],
  confirmLoosening: false,
};

/** Two ceilings as one that is as strict as both; in which order does not matter. */
export function strictest(left: Ceiling, right: Ceiling): Ceiling {
  return {
    mode: strictestMode(left.mode, right.mode),
    reasonRequired: left.reasonRequired || right.reasonRequired,
    longestDays: shortest(left.longestDays, right.longestDays),
    quorum: strictestQuorum(left.quorum, right.quorum),
    stages: inOrder([...left.stages, ...right.stages]),
    incompatibleGroupIds: unique([...left.incompatibleGroupIds, ...right.incompatibleGroupIds]),
    confirmLoosening: left.confirmLoosening || right.confirmLoosening,
  };
}

/** True when the group belongs to the class. What the directory did not say counts as a match: strictest wins. */
export function isOfClass(group: DirectoryGroup, { name, kind, licensed }: ClassPattern): boolean {
  if (name !== undefined && !fits(group.displayName, name)) return false;
  if (kind !== undefined && kindOf(group) !== kind) return false;
  return licensed === undefined || group.isLicensed === null || group.isLicensed === licensed;
}

export function classesOf(group: DirectoryGroup, classes: readonly PolicyClass[]): readonly PolicyClass[] {
  return classes.filter(({ match }) => isOfClass(group, match));
}

/** The owners' choice under the ceilings of the group's classes, with the class behind each part that got stricter. */
export function effectivePolicy(policy: JoinPolicy, classes: readonly PolicyClass[]): EffectivePolicy {
  const ceiling = classes.map((one) => one.ceiling).reduce(strictest, noCeiling);
  const { second, first, ...rest } = policy;
  const longestDays = shortest(policy.longestDays, ceiling.longestDays);
  const own = second === null ? [] : [second];
  const owned = new Set(own.map(stageKey));
  return {
    ...rest,
    mode: strictestMode(policy.mode, ceiling.mode),
    reasonRequired: policy.reasonRequired || ceiling.reasonRequired,
    longestDays,
    defaultDays: policy.defaultDays === null ? null : shortest(policy.defaultDays, longestDays),
    stages: [
      { ...first, quorum: strictestQuorum(first.quorum, ceiling.quorum) },
      ...own,
      ...ceiling.stages.filter((stage) => !owned.has(stageKey(stage))),
    ],
    incompatibleGroupIds: unique([...policy.incompatibleGroupIds, ...ceiling.incompatibleGroupIds]),
    confirmLoosening: ceiling.confirmLoosening,
    limits: classes.flatMap((one) => limitsOf(policy, one)),
  };
}

/** Where the owners' choice is looser than one class allows. */
export function limitsOf(policy: JoinPolicy, { name, ceiling }: PolicyClass): readonly Limit[] {
  const { quorum } = policy.first;
  const least = strictestQuorum(quorum, ceiling.quorum);
  const own = policy.second === null ? undefined : stageKey(policy.second);
  const parts: Readonly<Record<LimitedPart, boolean>> = {
    mode: strictestMode(policy.mode, ceiling.mode) !== policy.mode,
    reason: ceiling.reasonRequired && !policy.reasonRequired,
    duration: shortest(policy.longestDays, ceiling.longestDays) !== policy.longestDays,
    quorum: least.atLeast !== quorum.atLeast || least.all !== quorum.all,
    stages: ceiling.stages.some((stage) => stageKey(stage) !== own),
    incompatible: ceiling.incompatibleGroupIds.some((id) => !policy.incompatibleGroupIds.includes(id)),
  };
  return (Object.keys(parts) as LimitedPart[])
    .filter((part) => parts[part])
    .map((part) => ({ part, className: name }));
}

function inOrder(stages: readonly Stage[]): readonly Stage[] {
  const byKey = new Map(stages.map((stage) => [stageKey(stage), stage]));
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}

/** Compared piece by piece: a pattern cannot make the comparison slow. */
function fits(name: string, pattern: string): boolean {
  const pieces = pattern.toLowerCase().split('*');
  const text = name.toLowerCase();
  const [head = '', ...others] = pieces;
  if (others.length === 0) return text === head;
  const tail = others.pop() ?? '';
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  let from = head.length;
  for (const piece of others) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= text.length - tail.length;
}
