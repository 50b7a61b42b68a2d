import type { DirectoryGroup, Urgency } from '../directory/types.ts';
import { classesOf, effectivePolicy, isOfClass } from '../groups/ceiling.ts';
import { defaultPolicy } from '../groups/policy.ts';
import { isAnyGroupExcluded, listExclusionsOf, listPolicies } from '../groups/policyStore.ts';
import type { RequestsContext } from './context.ts';

type Reads = Pick<RequestsContext, 'db' | 'directory' | 'rules'>;

/** Why somebody cannot join: a group they are in, and the group it does not go together with. */
export interface Conflict {
  readonly heldId: string;
  /** The wanted group, or one that it is part of: who joins a group joins those around it. */
  readonly joined: DirectoryGroup;
}

/**
 * A group this person is in, directly or through others, that does not go with the wanted one or with a group around
 * it: because the policy of one of the two says so, whichever. Undefined when there is none. No transaction may be open.
 */
export async function findIncompatible(
  context: Reads,
  userId: string,
  group: DirectoryGroup,
  urgency: Urgency,
): Promise<Conflict | undefined> {
  const { classes } = context.rules();
  const isRuled = classes.some(({ ceiling }) => ceiling.incompatibleGroupIds.length > 0);
  if (!isRuled && !(await isAnyGroupExcluded(context.db))) return undefined;
  const around = await context.directory.listContainers(group.id, urgency);
  const joined = [group, ...around.filter(({ id }) => id !== group.id)];
  const excluded = await readExcluded(context, joined);
  const held =
    excluded.size === 0
      ? new Set<string>()
      : await context.directory.checkMembership(userId, [...excluded.keys()], urgency);
  for (const [heldId, one] of excluded) if (held.has(heldId)) return { heldId, joined: one };
  return findByClass(context, userId, joined);
}

/** Groups that do not go with these, each with the one of these it does not go with. */
async function readExcluded(
  { db, rules }: Reads,
  joined: readonly DirectoryGroup[],
): Promise<ReadonlyMap<string, DirectoryGroup>> {
  const ids = joined.map(({ id }) => id);
  const [policies, exclusions] = await Promise.all([listPolicies(db, ids), listExclusionsOf(db, ids)]);
  const pairs = joined.flatMap((one): (readonly [string, DirectoryGroup])[] => {
    const policy = effectivePolicy(policies.get(one.id) ?? defaultPolicy, classesOf(one, rules().classes));
    const excluding = exclusions.filter(({ excludedId }) => excludedId === one.id);
    return [...policy.incompatibleGroupIds, ...excluding.map(({ groupId }) => groupId)].map(
      (id) => [id, one] as const,
    );
  });
  // The first one wins, which is the wanted group itself where it is about that.
  return new Map(pairs.filter(([id]) => !ids.includes(id)).reverse());
}

/** A class of the administrator's may exclude a group for groups that are known by their names alone. */
async function findByClass(
  context: Reads,
  userId: string,
  joined: readonly DirectoryGroup[],
): Promise<Conflict | undefined> {
  const { classes } = context.rules();
  const excludes = (group: DirectoryGroup) =>
    classes.filter(({ ceiling }) => ceiling.incompatibleGroupIds.includes(group.id));
  if (joined.every((group) => excludes(group).length === 0)) return undefined;
  const { direct, nested } = await context.directory.listMemberships(userId);
  const ids = new Set(joined.map(({ id }) => id));
  const others = [...direct, ...nested].filter(({ id }) => !ids.has(id));
  for (const group of joined) {
    const held = others.find((other) => excludes(group).some(({ match }) => isOfClass(other, match)));
    if (held !== undefined) return { heldId: held.id, joined: group };
  }
  return undefined;
}
