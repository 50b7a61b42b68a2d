import type { SandboxSku } from '../company.ts';
import { compiledRule } from './dynamicRules.ts';
import { processLicences, type Shop } from './licensing.ts';
import { isDynamic, type TenantGroup, type TenantUser } from './state.ts';
import { link, record, schedule, unlink, type Tenant } from './tenant.ts';

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

/** What the tenant bought, with what was bought since the first day. */
export function shopOf({ company, state }: Tenant): Shop {
  const seats = company.skus.map((sku) => [sku.skuId, boughtSeats(state, sku)] as const);
  return { skus: company.skus, seats: new Map(seats), location: 'SE' };
}

export function boughtSeats(state: Tenant['state'], sku: SandboxSku): number {
  return state.boughtSeats?.[sku.skuId] ?? sku.enabledSeats;
}

function takeDue(tenant: Tenant): Tenant['state']['tasks'] {
  const { state } = tenant;
  if (state.tasks.length === 0) return [];
  const isDue = ({ dueAt }: { dueAt: number }): boolean => dueAt <= tenant.now();
  const due = state.tasks.filter(isDue);
  state.tasks = state.tasks.filter((task) => !isDue(task));
  return due;
}

/** Rules that ask for the time change their minds without anybody being changed. */
const clockMs = 60 * 60 * 1000;

/** A paused rule, and one the service cannot process, leave the members as they are. */
function evaluateRule(tenant: Tenant, group: TenantGroup): void {
  const { membershipRule, membershipRuleProcessingState } = group.properties;
  if (!isDynamic(group) || typeof membershipRule !== 'string' || membershipRuleProcessingState !== 'On')
    return;
  const isMatch = compiledRule(membershipRule);
  if (!isMatch) return;
  const now = tenant.now();
  const beings = [...tenant.state.users.values()].map((user) => ({ user, being: beingOf(tenant, user) }));
  const matching = new Set(beings.filter(({ being }) => isMatch(being, now)).map(({ user }) => user.id));
  for (const id of group.memberIds.filter((member) => !matching.has(member)))
    unlink(tenant, group, 'members', id);
  for (const id of matching) {
    if (!group.memberIds.includes(id)) link(tenant, group, 'members', id);
  }
  if (/system\.now/i.test(membershipRule)) schedule(tenant, 'evaluateRule', group.id, clockMs);
}

/** A user with what rules may ask for beside the stored properties. */
function beingOf({ state }: Tenant, user: TenantUser): Readonly<Record<string, unknown>> {
  const groups = [...state.groups.values()].filter(({ memberIds }) => memberIds.includes(user.id));
  return {
    ...user.properties,
    id: user.id,
    manager: user.managerId === null ? null : { id: user.managerId },
    memberOf: groups.map(({ id }) => ({ '@odata.type': '#microsoft.graph.group', id })),
  };
}

function runLicences(tenant: Tenant, group: TenantGroup): void {
  processLicences(tenant.state, group, shopOf(tenant), new Date(tenant.now()).toISOString());
  record(tenant, { type: 'group', id: group.id, change: 'saved' });
}
