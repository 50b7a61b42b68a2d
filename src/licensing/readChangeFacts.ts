import type { AssignedLicence } from '../directory/licenceTypes.ts';
import type { LicensingContext } from './context.ts';
import type { LicenceChangeFacts } from './decideLicenceChange.ts';
import { ifAllowed } from './readLicences.ts';
import { readSeatsNow } from './showLicences.ts';

/** More members are not read while somebody waits in chat; a change of such a group takes a second person. */
const mostMembers = 3_996;

/** What a change of a group's products depends on now. No transaction may be open. */
export async function readChangeFacts(
  context: LicensingContext,
  groupId: string,
): Promise<LicenceChangeFacts> {
  const { directory } = context;
  const [group, given, members, seats] = await Promise.all([
    directory.getGroup(groupId, 'interactive'),
    ifAllowed(directory.readGroupLicences(groupId, 'interactive')),
    directory.listMembersLicences(groupId, mostMembers, 'interactive'),
    readSeatsNow(context, 'interactive'),
  ]);
  const { licensing, membershipRules } = context.rules();
  return {
    now: context.now(),
    group,
    licences: given?.licences ?? [],
    members,
    skus: seats?.skus ?? null,
    free: seats?.free ?? new Map(),
    settings: licensing,
    brake: membershipRules.brake,
  };
}

/** What a group gives when these products are chosen; plans that are off stay off unless they are named on. */
export function chosenLicences(
  skuIds: readonly string[],
  plansOff: readonly string[] | null,
  before: readonly AssignedLicence[],
): readonly AssignedLicence[] {
  return [...new Set(skuIds)].map((skuId) => {
    const old = before.find((one) => one.skuId === skuId)?.disabledPlans ?? [];
    const named = plansOff
      ?.filter((key) => key.startsWith(`${skuId}/`))
      .map((key) => key.slice(skuId.length + 1));
    return { skuId, disabledPlans: named ?? old };
  });
}
