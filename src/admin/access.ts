import type { Actor } from '../decision.ts';
import type { AdminContext } from './context.ts';

/**
 * Whether this person administers Usher now: an enabled member of the tenant in ADMIN_GROUP, directly or through
 * other groups. Read from the directory each time, so that whoever was taken out can do nothing more. Guests never
 * do, whatever groups they are in.
 */
export async function isAdministrator(
  { directory, adminGroup }: Pick<AdminContext, 'directory' | 'adminGroup'>,
  { userId }: Pick<Actor, 'userId'>,
): Promise<boolean> {
  if (adminGroup === null) return false;
  const [memberOf, user] = await Promise.all([
    directory.checkMembership(userId, [adminGroup], 'interactive'),
    directory.getUser(userId, 'interactive'),
  ]);
  return memberOf.has(adminGroup) && user?.accountEnabled === true && user.userType === 'Member';
}
