import type { JoinRequest } from '../../requests/joinRequest.ts';
import type { Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';

/** "1 of 2 approvals; then Data Office"; null where one approval is all it takes. */
export function progressOf(request: JoinRequest, wording: Wording): Text | null {
  const { stages, stage, votes } = request;
  const needed = stages[stage]?.needed ?? 1;
  if (stages.length <= 1 && needed <= 1) return null;
  const given = votes.filter((vote) => vote.stage === stage).length;
  const next = stages.slice(stage + 1).map(({ title }) => title ?? wording.policy.theOwners);
  return wording.policy.progress(given, needed, next);
}

/** Who approved: one person, several, or nobody where anybody may join. */
export function approvedBy(request: JoinRequest, wording: Wording): Text {
  const { votes, decidedBy, decidedAs } = request;
  if (decidedAs === 'policy') return [{ text: wording.policy.nobodyHadTo, weight: 'Default' }];
  if (votes.length > 1) return wording.policy.approvedByAll(votes.map(({ name }) => name));
  return wording.request.approvedBy(decidedBy?.name ?? '');
}
