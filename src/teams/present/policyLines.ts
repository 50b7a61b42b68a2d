import type { EffectivePolicy } from '../../groups/ceiling.ts';
import type { JoinPolicy, Quorum, Stage } from '../../groups/policy.ts';
import { text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { lines, type Line } from './presented.ts';

/** A policy in sentences: who may join, who has to approve, and what else is asked. */
export function whatHolds(
  policy: Pick<EffectivePolicy, 'mode' | 'stages' | 'reasonRequired' | 'longestDays'>,
  rounds: readonly (string | null)[],
  incompatible: readonly string[],
  wording: Wording,
): readonly Line[] {
  const say = wording.policy;
  const asks = policy.mode === 'approval' ? policy.stages : [];
  return lines(
    say.holds[policy.mode],
    ...asks.map((stage, index) => say.round(rounds[index] ?? null, howMany(stage.quorum, wording))),
    policy.reasonRequired ? say.labels.reasonRequired : null,
    policy.longestDays === null ? null : text`${say.labels.longest}: ${wording.days(policy.longestDays)}`,
    incompatible.length === 0 ? null : text`${say.labels.incompatible}: ${wording.names(incompatible)}`,
  );
}

/** The rounds of approval that owners chose, in order. */
export function roundsOf(policy: JoinPolicy): readonly [Stage, ...Stage[]] {
  return [policy.first, ...(policy.second === null ? [] : [policy.second])];
}

/** How many approvals it takes, in words. */
export function howMany(quorum: Quorum, wording: Wording): string {
  return quorum.all ? wording.policy.everybody : wording.policy.approvals(quorum.atLeast);
}
