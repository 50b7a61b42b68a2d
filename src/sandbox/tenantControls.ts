import type { Company } from './company.ts';
import type { GraphSimulator } from './graph/simulator.ts';
import type { InspectedPerson, PersonAttributes, TenantControls } from './teams/teamsTypes.ts';

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
      noPremium: graph.faults.noPremium,
    }),
    setFaults: (partial) => {
      const { throttling, outage, lag, noPremium } = partial as Record<string, unknown>;
      graph.setFaults({
        ...(typeof throttling === 'boolean' ? { throttleEvery: throttling ? 2 : 0 } : {}),
        ...(typeof outage === 'boolean' ? { outage: outage ? 'unavailable' : 'none' } : {}),
        ...(typeof noPremium === 'boolean' ? { noPremium } : {}),
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
    ...attributeControls(graph, cast),
  };
}

function attributeControls(
  graph: GraphSimulator,
  cast: Company,
): Pick<TenantControls, 'getAttributes' | 'setAttributes'> {
  return {
    getAttributes: () =>
      cast.people.flatMap((person) => {
        const held = graph.userProperties(person.id);
        return held === undefined ? [] : [attributesOf(person.id, held)];
      }),
    setAttributes: (userId, change) => {
      const wanted = Object.fromEntries(
        Object.entries(change).filter(
          ([name, value]) =>
            (textAttributes.includes(name) && typeof value === 'string') ||
            (name === 'accountEnabled' && typeof value === 'boolean'),
        ),
      );
      if (graph.userProperties(userId) === undefined || Object.keys(wanted).length === 0) return false;
      // Graph keeps no empty text.
      const kept = Object.entries(wanted).map(([name, value]) => [name, value === '' ? null : value]);
      graph.setUser(userId, Object.fromEntries(kept) as Record<string, unknown>);
      return true;
    },
  };
}

const textAttributes: readonly string[] = ['department', 'jobTitle', 'city', 'country'];

function attributesOf(id: string, held: Readonly<Record<string, unknown>>): PersonAttributes {
  const textOf = (name: string): string => {
    const value = held[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    id,
    name: textOf('displayName'),
    department: textOf('department'),
    jobTitle: textOf('jobTitle'),
    city: textOf('city'),
    country: textOf('country'),
    accountEnabled: held['accountEnabled'] === true,
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
