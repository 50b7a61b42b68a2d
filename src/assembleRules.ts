import { isAdministrator } from './admin/access.ts';
import type { AdminContext } from './admin/context.ts';
import { isKeptByUsher } from './dynamic/keptStore.ts';
import type { RuleContext } from './dynamic/ruleContext.ts';
import type { LicensingContext } from './licensing/context.ts';
import { readMoveImpact } from './licensing/readImpact.ts';
import type { RequestsContext } from './requests/context.ts';
import { listJoined } from './requests/groupHistory.ts';

/** What rules work with; what a rule does to licences is told by the slice that knows. */
export function rulesOf(
  requests: RequestsContext,
  admin: AdminContext,
  licensing: LicensingContext,
): RuleContext {
  const { db, directory, enqueue, rules, now, newId } = requests;
  const { adminGroup } = admin;
  return {
    db,
    directory,
    enqueue,
    expiryDays: licensing.expiryDays,
    settings: () => rules().membershipRules,
    isAdministrator: (userId) => isAdministrator(admin, { userId }),
    listAdministratorIds: async () =>
      adminGroup === null ? [] : directory.listTransitiveUserIds(adminGroup, 'interactive'),
    isKept: (groupId) => isKeptByUsher(db, groupId),
    listKeptByRule: requests.listKeptByRule,
    listJoined: (groupId, userIds) => listJoined(db, groupId, userIds),
    readMoveImpact: (groupId, moves) => readMoveImpact(licensing, groupId, moves, 'background'),
    now,
    newId,
  };
}
