import { byOwners, oneIsEnough, type JoinPolicy, type PolicySettings } from './policy.ts';
import { readApprovers, readGroups, type Read } from './policyForm.ts';
import type { FormReader } from './policyGroups.ts';

/** What makes the wanted policy of the present one, people and groups found in the directory; or what could not be found. */
export async function readPolicySettings(
  reader: FormReader,
  { approvers, second, incompatible, quorum, ...plain }: PolicySettings,
): Promise<Read<{ readonly apply: (current: JoinPolicy) => JoinPolicy }>> {
  const [first, next, apart] = await Promise.all([
    approvers === undefined ? undefined : readApprovers(reader, typed(approvers)),
    second === undefined ? undefined : readApprovers(reader, typed(second)),
    incompatible === undefined ? undefined : readGroups(reader, incompatible, []),
  ]);
  for (const read of [first, next, apart]) if (read !== undefined && 'refusal' in read) return read;
  const apply = (current: JoinPolicy): JoinPolicy => ({
    ...current,
    ...plain,
    first: {
      approvers: chosen(first, byOwners.approvers) ?? current.first.approvers,
      quorum: quorum ?? current.first.quorum,
    },
    second: secondStage(next, current),
    incompatibleGroupIds: apart !== undefined && 'ids' in apart ? apart.ids : current.incompatibleGroupIds,
  });
  return { apply };
}

type Chosen = Awaited<ReturnType<typeof readApprovers>> | undefined;

function chosen<Fallback>(read: Chosen, nobody: Fallback) {
  return read !== undefined && 'choice' in read ? (read.choice ?? nobody) : undefined;
}

function secondStage(read: Chosen, { second }: JoinPolicy): JoinPolicy['second'] {
  const approvers = chosen(read, null);
  if (approvers === undefined) return second;
  return approvers === null ? null : { approvers, quorum: second?.quorum ?? oneIsEnough };
}

function typed(text: string): Parameters<typeof readApprovers>[1] {
  return { typed: text, pickedIds: [], pickedGroup: null };
}
