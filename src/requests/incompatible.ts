import type { DirectoryGroup, Urgency } from '../directory/types.ts';
import { isOfClass, type EffectivePolicy } from '../groups/ceiling.ts';
import { listGroupsThatExclude } from '../groups/policyStore.ts';
import type { RequestsContext } from './context.ts';

type Reads = Pick<RequestsContext, 'db' | 'directory' | 'rules'>;

/**
 * A group this person is in, directly or through others, that does not go with the wanted one: because the policy of
 * one of the two says so, whichever. Undefined when there is none. No transaction may be open.
 */
export async function findIncompatible(
  context: Reads,
  userId: string,
  group: DirectoryGroup,
  policy: EffectivePolicy,
  urgency: Urgency,
): Promise<string | undefined> {
  const excluding = await listGroupsThatExclude(context.db, group.id);
  const ids = new Set([...policy.incompatibleGroupIds, ...excluding]);
  ids.delete(group.id);
  if (ids.size > 0) {
    const held = await context.directory.checkMembership(userId, [...ids], urgency);
    const [first] = held;
    if (first !== undefined) return first;
  }
  return findByClass(context, userId, group);
}

/** A class of the administrator's may exclude this group for groups that are known by their names alone. */
async function findByClass(
  context: Reads,
  userId: string,
  group: DirectoryGroup,
): Promise<string | undefined> {
  const classes = context
    .rules()
    .classes.filter((one) => one.ceiling.incompatibleGroupIds.includes(group.id));
  if (classes.length === 0) return undefined;
  const { direct, nested } = await context.directory.listMemberships(userId);
  const found = [...direct, ...nested].find(
    (held) => held.id !== group.id && classes.some(({ match }) => isOfClass(held, match)),
  );
  return found?.id;
}
