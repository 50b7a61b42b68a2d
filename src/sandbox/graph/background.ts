import { ruleMatches } from './dynamicRules.ts';
import { processLicences, type Seats } from './licensing.ts';
import { isDynamic, type TenantGroup } from './state.ts';
import { link, record, unlink, type Tenant } from './tenant.ts';

/**
 * Does what has fallen due: dynamic rules and licences, which Graph handles after its answer. Called before each
 * request instead of by a timer, so that a test that holds the clock holds this too.
 */
export function settle(tenant: Tenant): void {
  // A finished rule may bring new licence work, which may be due at once.
  for (let due = takeDue(tenant); due.length > 0; due = takeDue(tenant)) {
    for (const { kind, groupId } of due) {
      const group = tenant.state.groups.get(groupId);
      if (!group) continue;
      if (kind === 'evaluateRule') evaluateRule(tenant, group);
      else runLicences(tenant, group);
    }
    tenant.markChanged();
  }
}

export function seatsOf(tenant: Tenant): Seats {
  return new Map(tenant.company.skus.map((sku) => [sku.skuId, sku.enabledSeats]));
}

function takeDue(tenant: Tenant): Tenant['state']['tasks'] {
  const { state } = tenant;
  if (state.tasks.length === 0) return [];
  const isDue = ({ dueAt }: { dueAt: number }): boolean => dueAt <= tenant.now();
  const due = state.tasks.filter(isDue);
  state.tasks = state.tasks.filter((task) => !isDue(task));
  return due;
}

function evaluateRule(tenant: Tenant, group: TenantGroup): void {
  const { membershipRule, membershipRuleProcessingState } = group.properties;
  if (!isDynamic(group) || typeof membershipRule !== 'string' || membershipRuleProcessingState !== 'On')
    return;
  const matching = new Set(
    [...tenant.state.users.values()]
      .filter((user) => ruleMatches(membershipRule, { ...user.properties, objectId: user.id }))
      .map((user) => user.id),
  );
  for (const id of group.memberIds.filter((member) => !matching.has(member)))
    unlink(tenant, group, 'members', id);
  for (const id of matching) {
    if (!group.memberIds.includes(id)) link(tenant, group, 'members', id);
  }
}

function runLicences(tenant: Tenant, group: TenantGroup): void {
  processLicences(tenant.state, group, seatsOf(tenant), new Date(tenant.now()).toISOString());
  record(tenant, { type: 'group', id: group.id, change: 'saved' });
}
