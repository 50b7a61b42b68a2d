import type { DirectoryUser } from '../directory/types.ts';
import { approvalsNeeded } from '../groups/policy.ts';
import { chooseApprovers, listCandidates, rightToDecide, type ApproverFacts } from './approvers.ts';
import type { Approver, JoinRequest, Vote } from './joinRequest.ts';

/** What the directory says about the people of every round. */
export interface VoteFacts {
  readonly request: JoinRequest;
  readonly owners: readonly DirectoryUser[];
  readonly fallback: readonly DirectoryUser[];
  /** Whom the policy names, by round; null, or nothing, where the owners decide. */
  readonly named?: readonly (readonly DirectoryUser[] | null)[];
  readonly unreachableIds?: ReadonlySet<string>;
}

/** What the choice of approvers of one round, and their rights, depend on. */
export function factsOfStage(
  facts: VoteFacts,
  stage: number,
): ApproverFacts & { readonly asked: readonly Approver[] } {
  const { request, owners, fallback, unreachableIds } = facts;
  return {
    requesterId: request.requester.id,
    owners,
    fallback,
    named: facts.named?.[stage] ?? null,
    unreachableIds: unreachableIds ?? new Set(),
    // Who counted in one round does not count in another: two rounds are two pairs of eyes.
    spentIds: new Set(request.votes.filter((vote) => vote.stage !== stage).map(({ id }) => id)),
    stage,
    asked: request.approvers.filter((approver) => approver.stage === stage),
  };
}

/** Approvals of one round by people who may decide in it today. */
export function countingVotes(facts: VoteFacts, stage: number): readonly Vote[] {
  const round = factsOfStage(facts, stage);
  return facts.request.votes.filter(
    (vote) => vote.stage === stage && rightToDecide(vote.id, round) !== undefined,
  );
}

/** The same request with the votes that still count, and with what each round takes today. */
export function recount(facts: VoteFacts): JoinRequest {
  const { request } = facts;
  const votes = request.stages.flatMap((_, stage) => countingVotes(facts, stage));
  const counted = { ...facts, request: { ...request, votes } };
  const stages = request.stages.map((one, stage) => ({ ...one, needed: neededIn(counted, stage) }));
  return { ...request, votes, stages };
}

/** The first round that lacks approvals; undefined when all have theirs. Expects a recounted request. */
export function findShortStage({ stages, votes }: JoinRequest): number | undefined {
  const short = stages.findIndex(
    ({ needed }, stage) => votes.filter((vote) => vote.stage === stage).length < needed,
  );
  return short < 0 ? undefined : short;
}

/**
 * Whom to ask when a round begins, and the approvers from then on. Undefined when fewer can be asked than have to
 * approve: such a round would wait for ever.
 */
export function openStage(
  facts: VoteFacts,
  stage: number,
): { readonly asked: readonly Approver[]; readonly approvers: readonly Approver[] } | undefined {
  const chosen = chooseApprovers(factsOfStage(facts, stage));
  const { needed = 1 } = facts.request.stages[stage] ?? {};
  const voted = new Set(facts.request.votes.map(({ id }) => id));
  if (chosen.length === 0 || chosen.length < needed) return undefined;
  const isChosen = new Set(chosen.map(({ id }) => id));
  return {
    asked: chosen.filter(({ id }) => !voted.has(id)),
    approvers: [...facts.request.approvers.filter(({ id }) => !isChosen.has(id)), ...chosen],
  };
}

function neededIn(facts: VoteFacts, stage: number): number {
  const quorum = facts.request.stages[stage]?.quorum ?? { atLeast: 1, all: false };
  const round = factsOfStage(facts, stage);
  const candidates = listCandidates(round).length;
  const standIns = round.asked.filter(({ why }) => why === 'fallback').length;
  return approvalsNeeded(quorum, candidates > 0 ? candidates : standIns);
}
