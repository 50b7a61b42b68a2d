import type { Actor } from '../decision.ts';
import type { Directory } from '../directory/types.ts';

/**
 * Whether this person looks after licences now: an enabled member of the tenant in LICENSE_ADMIN_GROUP, directly or
 * through other groups. Read from the directory each time; guests never do.
 */
export async function isLicenceAdministrator(
  context: {
    readonly directory: Pick<Directory, 'checkMembership' | 'getUser'>;
    /** Null when nobody looks after licences in chat. */
    readonly licenceAdminGroup: string | null;
  },
  { userId }: Pick<Actor, 'userId'>,
): Promise<boolean> {
  const { directory, licenceAdminGroup } = context;
  if (licenceAdminGroup === null) return false;
  const [memberOf, user] = await Promise.all([
    directory.checkMembership(userId, [licenceAdminGroup], 'interactive'),
    directory.getUser(userId, 'interactive'),
  ]);
  return memberOf.has(licenceAdminGroup) && user?.accountEnabled === true && user.userType === 'Member';
}
