import { isAdministrator } from './admin/access.ts';
import type { AdminContext } from './admin/context.ts';
import type { Kysely } from 'kysely';
import type { KeptContext } from './dynamic/keptContext.ts';
import { listActing } from './dynamic/keptStore.ts';
import type { ListKeptByRule } from './groups/knownGroups.ts';
import { listDeeds } from './groups/membershipDeeds.ts';
import type { Queue } from './jobs/queue.ts';
import type { RequestsContext } from './requests/context.ts';
import { listLeft, listLetIn } from './requests/memberDeeds.ts';
import type { PolicyRules } from './groups/policyRules.ts';
import type { Database } from './store/schema.ts';

/** What keeping groups by rule works with; who came and went here is told by the slices that know. */
export function keptOf(queue: Queue, requests: RequestsContext, admin: AdminContext): KeptContext {
  const { db, directory, rules, enqueue, enqueueMissing, now } = requests;
  return {
    db,
    directory,
    rules,
    enqueue,
    enqueueMissing,
    enqueueLater: (trx, kind, payload, options) => queue.enqueue(trx, kind, payload, options),
    listLetIn: async (groupId) =>
      latestOf(await listLetIn(db, groupId), await listDeeds(db, groupId, 'addMember')),
    listLetGo: async (groupId) =>
      latestOf(await listLeft(db, groupId), await listDeeds(db, groupId, 'removeMember')),
    isAdministrator: (userId) => isAdministrator(admin, { userId }),
    listAdministrators: async (urgency) =>
      admin.adminGroup === null ? [] : directory.listTransitiveUserIds(admin.adminGroup, urgency),
    now,
  };
}

function latestOf(...deeds: readonly ReadonlyMap<string, Date>[]): ReadonlyMap<string, Date> {
  const latest = new Map<string, Date>();
  for (const [userId, at] of deeds.flatMap((some) => [...some])) {
    if (at > (latest.get(userId) ?? new Date(0))) latest.set(userId, at);
  }
  return latest;
}

/** Where exceptions are kept, owners and requests let people in and out of kept groups as of any other. */
export function listKeptByRuleOf(db: Kysely<Database>, rules: () => PolicyRules): ListKeptByRule {
  return async (groupIds) =>
    rules().membershipRules.exceptions === 'keep' ? new Set() : listActing(db, groupIds);
}
