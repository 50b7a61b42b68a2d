import type { Directory } from '../directory/types.ts';
import type { EffectivePolicy } from './ceiling.ts';
import type { PolicyNames } from './policyViews.ts';
import { readRounds } from './rounds.ts';

/** What people read instead of ids; what the directory no longer knows keeps its id. */
export async function readNames(
  directory: Pick<Directory, 'resolveIds' | 'listTransitiveUserIds'>,
  policy: EffectivePolicy,
): Promise<PolicyNames> {
  const { incompatibleGroupIds: ids } = policy;
  const [rounds, { groups }] = await Promise.all([
    readRounds(directory, policy.stages, 'interactive'),
    ids.length === 0 ? { groups: [] } : directory.resolveIds(ids, 'interactive'),
  ]);
  const nameById = new Map(groups.map((group) => [group.id, group.displayName]));
  return { rounds: rounds.map(({ title }) => title), incompatible: ids.map((id) => nameById.get(id) ?? id) };
}
