/** The noun of this part: what a group demands of people who want to join it. */

/** From loosest to strictest. */
export const joinModes = ['open', 'approval', 'closed'] as const;
export type JoinMode = (typeof joinModes)[number];

/** Whose approvals count. People and groups by Entra object id, lower case. */
export type ApproversChoice =
  | { readonly kind: 'owners' }
  | { readonly kind: 'people'; readonly userIds: readonly string[] }
  | { readonly kind: 'group'; readonly groupId: string };

/** How many approvals: at least this number, and everybody when `all`. Both together, so that two can be joined. */
export interface Quorum {
  readonly atLeast: number;
  readonly all: boolean;
}

/** One round of approvals. */
export interface Stage {
  readonly approvers: ApproversChoice;
  readonly quorum: Quorum;
}

/** What the owners of a group chose. */
export interface JoinPolicy {
  readonly mode: JoinMode;
  readonly reasonRequired: boolean;
  /** Null means that a membership may last until the person leaves. */
  readonly longestDays: number | null;
  /** What the form starts with; null means the longest. */
  readonly defaultDays: number | null;
  readonly first: Stage;
  readonly second: Stage | null;
  /** Nobody is in this group and in one of these at the same time. */
  readonly incompatibleGroupIds: readonly string[];
}

/** Parts of a policy that somebody typed; what is left out stays as it is. */
export interface PolicySettings {
  readonly mode?: JoinMode;
  readonly reasonRequired?: boolean;
  /** Days; null for no limit. */
  readonly longestDays?: number | null;
  readonly defaultDays?: number | null;
  readonly quorum?: Quorum;
  /** Names or addresses, one a line, or one group; empty for the owners. */
  readonly approvers?: string;
  /** As before; empty for nobody. */
  readonly second?: string;
  /** Names of groups, one a line; empty for none. */
  readonly incompatible?: string;
}

export const oneIsEnough: Quorum = { atLeast: 1, all: false };
export const byOwners: Stage = { approvers: { kind: 'owners' }, quorum: oneIsEnough };
export const mostApprovals = 20;
export const mostIncompatible = 50;

/** What holds for a group nobody set a policy for: one owner approves, with a reason. */
export const defaultPolicy: JoinPolicy = {
  mode: 'approval',
  reasonRequired: true,
  longestDays: null,
  defaultDays: null,
  first: byOwners,
  second: null,
  incompatibleGroupIds: [],
};

export function strictestMode(left: JoinMode, right: JoinMode): JoinMode {
  return joinModes.indexOf(left) >= joinModes.indexOf(right) ? left : right;
}

export function strictestQuorum(left: Quorum, right: Quorum): Quorum {
  return { atLeast: Math.max(left.atLeast, right.atLeast), all: left.all || right.all };
}

/** The shorter one; null is without end. */
export function shortest(left: number | null, right: number | null): number | null {
  if (left === null) return right;
  return right === null ? left : Math.min(left, right);
}

/** How many approvals it takes when so many people may give one. */
export function approvalsNeeded(quorum: Quorum, candidates: number): number {
  return Math.max(1, quorum.atLeast, quorum.all ? candidates : 0);
}

/** One spelling for one choice, so that equal stages are recognised whatever order they were written in. */
export function stageKey({ approvers, quorum }: Stage): string {
  const who =
    approvers.kind === 'people'
      ? [...new Set(approvers.userIds)].sort().join(',')
      : approvers.kind === 'group'
        ? approvers.groupId
        : '';
  return `${approvers.kind}:${who}:${String(quorum.atLeast)}:${String(quorum.all)}`;
}

/** True when `after` lets somebody in whom `before` would have kept out, or asks fewer people. */
export function isLooser(after: JoinPolicy, before: JoinPolicy): boolean {
  const drops = before.incompatibleGroupIds.some((id) => !after.incompatibleGroupIds.includes(id));
  const asks = after.first.quorum;
  const isShorter = asks.atLeast < before.first.quorum.atLeast || (before.first.quorum.all && !asks.all);
  const otherPeople =
    stageKey({ ...after.first, quorum: oneIsEnough }) !== stageKey({ ...before.first, quorum: oneIsEnough });
  const secondGone =
    before.second !== null && (after.second === null || stageKey(after.second) !== stageKey(before.second));
  return (
    strictestMode(after.mode, before.mode) !== after.mode ||
    (before.reasonRequired && !after.reasonRequired) ||
    shortest(after.longestDays, before.longestDays) !== after.longestDays ||
    isShorter ||
    otherPeople ||
    secondGone ||
    drops
  );
}

/** One spelling of a whole policy: equal policies have equal keys, however they were stored. */
export function policyKey(policy: JoinPolicy): string {
  const { mode, reasonRequired, longestDays, defaultDays, first, second, incompatibleGroupIds } = policy;
  const rounds = [stageKey(first), second === null ? null : stageKey(second)];
  return JSON.stringify([
    mode,
    reasonRequired,
    longestDays,
    defaultDays,
    rounds,
    [...incompatibleGroupIds].sort(),
  ]);
}
