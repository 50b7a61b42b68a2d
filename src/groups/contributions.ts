import {
  limitsOf,
  noCeiling,
  type Ceiling,
  type EffectivePolicy,
  type LimitedPart,
  type PolicyClass,
} from './ceiling.ts';
import type { JoinPolicy } from './policy.ts';

/** What a class can ask for, in the order in which people read it. */
export const demandedParts = [
  'mode',
  'reason',
  'duration',
  'quorum',
  'stages',
  'incompatible',
  'confirmation',
] as const satisfies readonly (LimitedPart | 'confirmation')[];
export type DemandedPart = (typeof demandedParts)[number];

/** What a class asks of a group's owners, and what came of it. */
export interface Contribution {
  readonly part: DemandedPart;
  /**
   * `decides`: this is why something stricter holds than the owners chose. `outdone`: another class is stricter still.
   * `chosen`: the owners chose as strict themselves.
   */
  readonly verdict: 'decides' | 'outdone' | 'chosen';
}

export interface ClassContribution {
  readonly className: string;
  readonly ceiling: Ceiling;
  readonly parts: readonly Contribution[];
}

/** What each of the group's classes asks, and which of it made what holds; strictest wins. */
export function contributionsOf(
  policy: JoinPolicy,
  effective: EffectivePolicy,
  classes: readonly PolicyClass[],
): readonly ClassContribution[] {
  return classes.map((one) => {
    const { name: className, ceiling } = one;
    const stricter = new Set<DemandedPart>(limitsOf(policy, one).map(({ part }) => part));
    const parts = demandedParts
      .filter((part) => isDemanded(ceiling, part))
      .map((part): Contribution => ({ part, verdict: verdictOn(part, ceiling, effective, stricter) }));
    return { className, ceiling, parts };
  });
}

function verdictOn(
  part: DemandedPart,
  ceiling: Ceiling,
  effective: EffectivePolicy,
  stricter: ReadonlySet<DemandedPart>,
): Contribution['verdict'] {
  // Owners have no say in it, so that nothing of theirs could be as strict.
  if (part === 'confirmation') return 'decides';
  if (!stricter.has(part)) return 'chosen';
  return isWhatHolds(part, ceiling, effective) ? 'decides' : 'outdone';
}

/** Rounds, groups and reasons of several classes are all asked for together; only the others outdo each other. */
function isWhatHolds(
  part: DemandedPart,
  { mode, longestDays, quorum }: Ceiling,
  effective: EffectivePolicy,
): boolean {
  const holds = effective.stages[0].quorum;
  if (part === 'mode') return mode === effective.mode;
  if (part === 'duration') return longestDays === effective.longestDays;
  if (part === 'quorum') return quorum.all || quorum.atLeast === holds.atLeast;
  return true;
}

function isDemanded(ceiling: Ceiling, part: DemandedPart): boolean {
  const demanded: Readonly<Record<DemandedPart, boolean>> = {
    mode: ceiling.mode !== noCeiling.mode,
    reason: ceiling.reasonRequired,
    duration: ceiling.longestDays !== null,
    quorum: ceiling.quorum.all || ceiling.quorum.atLeast > noCeiling.quorum.atLeast,
    stages: ceiling.stages.length > 0,
    incompatible: ceiling.incompatibleGroupIds.length > 0,
    confirmation: ceiling.confirmLoosening,
  };
  return demanded[part];
}
