import type { Company } from './company.ts';
import type { GraphSimulator } from './graph/simulator.ts';
import type { InspectedPerson, TenantControls } from './teams/teamsTypes.ts';

/** Long enough to watch a card wait for the directory. */
const lagMs = 8_000;

/** What the page shows of the tenant and the switches it offers. */
export function tenantControlsOf(graph: GraphSimulator, cast: Company): TenantControls {
  const names = new Map(cast.people.map((person) => [person.id, person.displayName]));
  const named = (ids: readonly string[]): InspectedPerson[] =>
    ids.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
  return {
    getFaults: () => ({
      throttling: graph.faults.throttleEvery > 0,
      outage: graph.faults.outage !== 'none',
      lag: graph.faults.lagMs > 0,
    }),
    setFaults: (partial) => {
      const { throttling, outage, lag } = partial as Record<string, unknown>;
      graph.setFaults({
        ...(typeof throttling === 'boolean' ? { throttleEvery: throttling ? 2 : 0 } : {}),
        ...(typeof outage === 'boolean' ? { outage: outage ? 'unavailable' : 'none' } : {}),
        ...(typeof lag === 'boolean' ? { lagMs: lag ? lagMs : 0 } : {}),
      });
    },
    getGroups: () =>
      cast.groups.map((group) => ({
        id: group.id,
        name: group.displayName,
        kind: kindOf(group),
        owners: named(graph.ownersOf(group.id)),
        members: named(graph.membersOf(group.id)),
      })),
  };
}

function kindOf(group: Company['groups'][number]): string {
  const kind = group.groupTypes.includes('Unified')
    ? 'Microsoft 365'
    : group.mailEnabled
      ? group.securityEnabled
        ? 'Mail-enabled security'
        : 'Distribution'
      : 'Security';
  const marks = [
    group.groupTypes.includes('DynamicMembership') ? 'dynamic' : '',
    group.onPremisesSyncEnabled === true ? 'synced' : '',
    group.isAssignableToRole === true ? 'role-assignable' : '',
  ].filter(Boolean);
  return [kind, ...marks].join(', ');
}
