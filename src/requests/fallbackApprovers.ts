import type { Directory, DirectoryUser, Urgency } from '../directory/types.ts';

/** Microsoft Graph resolves at most 1,000 ids at once; more stand-ins than that are nobody's intention. */
const mostStandIns = 1000;

/**
 * Turns FALLBACK_APPROVERS into people: users as they are, groups taken apart with everybody nested in them. Ids that
 * name nothing any more are left out.
 */
export async function listFallbackApprovers(
  directory: Pick<Directory, 'resolveIds' | 'listTransitiveUserIds'>,
  configured: readonly string[],
  urgency: Urgency,
): Promise<readonly DirectoryUser[]> {
  if (configured.length === 0) return [];
  const { users, groups } = await directory.resolveIds(configured, urgency);
  const inGroups = await Promise.all(
    groups.map((group) => directory.listTransitiveUserIds(group.id, urgency)),
  );
  const known = new Set(users.map((user) => user.id));
  const others = [...new Set(inGroups.flat())].filter((id) => !known.has(id)).slice(0, mostStandIns);
  if (others.length === 0) return users;
  return [...users, ...(await directory.resolveIds(others, urgency)).users];
}
