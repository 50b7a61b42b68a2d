import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const minute = 60_000;
let graph: SandboxGraph;
let now = Date.parse('2026-11-20T09:00:00Z');
beforeAll(async () => {
  graph = await startSandboxGraph({ backgroundMs: minute, now: () => now });
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const vpn = groupId('VPN Users');
const allSweden = groupId('All Sweden');
const ada = personId('Ada Lindqvist');
const bob = personId('Bob Brown');
const byRule = (membershipRule: string, membershipRuleProcessingState = 'On') => ({
  groupTypes: ['DynamicMembership'],
  membershipRule,
  membershipRuleProcessingState,
});
const patch = (group: string, body: unknown) => graph.call('PATCH', `/groups/${group}`, { body });
const later = (): readonly string[] => {
  now += minute;
  return graph.sim.membersOf(allSweden);
};

describe('a rule in the simulated tenant', () => {
  test('takes in who begins to match and lets go who no longer does, a while after the change', () => {
    graph.sim.setUser(bob, { country: 'Sweden' });
    graph.sim.setUser(ada, { accountEnabled: false });
    expect(graph.sim.membersOf(allSweden)).toContain(ada);
    expect(graph.sim.membersOf(allSweden)).not.toContain(bob);
    expect(later()).toContain(bob);
    expect(later()).not.toContain(ada);
  });

  test('keeps the members as they are while it is paused, and catches up afterwards', async () => {
    expect((await patch(allSweden, { membershipRuleProcessingState: 'Paused' })).status).toBe(204);
    graph.sim.setUser(bob, { country: 'Sweden' });
    expect(later()).not.toContain(bob);
    await patch(allSweden, { membershipRuleProcessingState: 'On' });
    expect(later()).toContain(bob);
  });

  test('that cannot be processed keeps the members as they are', () => {
    const before = graph.sim.membersOf(allSweden);
    graph.sim.setGroup(allSweden, { membershipRule: 'user.organizationalUnit -eq "Sales"' });
    expect(later()).toEqual(before);
  });

  test('empties a group it is given to at once, and fills it later', async () => {
    expect((await patch(vpn, byRule('user.department -eq "Legal"'))).status).toBe(204);
    expect(graph.sim.membersOf(vpn)).toEqual([]);
    now += minute;
    expect(graph.sim.membersOf(vpn)).toEqual([personId('Elena Petrova')]);
  });

  test('that is taken away leaves the members', async () => {
    const before = graph.sim.membersOf(allSweden);
    const body = { groupTypes: [], membershipRule: null, membershipRuleProcessingState: null };
    expect((await patch(allSweden, body)).status).toBe(204);
    graph.sim.setUser(ada, { country: 'Norway' });
    expect(later()).toEqual(before);
  });

  test('about managers and about the passing of time is followed too', async () => {
    await patch(vpn, byRule(`Direct Reports for "${personId('Sofia Ångström')}"`));
    now += minute;
    expect(graph.sim.membersOf(vpn)).toContain(ada);
    graph.sim.setUser(ada, { employeeHireDate: '2026-11-20T00:00:00Z' });
    await patch(vpn, byRule('user.employeeHireDate -ge (system.now -minus P30D)'));
    now += minute;
    expect(graph.sim.membersOf(vpn)).toContain(ada);
    now += 40 * 24 * 60 * minute;
    expect(graph.sim.membersOf(vpn)).not.toContain(ada);
  });
});

describe('a rule is refused in Graph’s words', () => {
  test.each([
    ['user.invalidProperty -eq "Value"', "Property 'invalidProperty' cannot be applied to object 'User'."],
    ['user.accountEnabled -contains true', "Operator isn't supported on attribute."],
    ['(user.city -eq "Oslo") (user.city -eq "Bergen")', 'Query compilation error.'],
    ['user.userPrincipalName -match "*@domain.ext"', 'Query compilation error.'],
    ['user.department -any (_ -eq "Sales")', 'Invalid operands found for operator -any.'],
    ['device.deviceOSType -eq "iOS"', 'Invalid object type.'],
  ])('%s', async (rule, words) => {
    const reply = await patch(vpn, byRule(rule));
    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toContain('Dynamic membership rule validation error: ');
    expect(reply.body.error.message).toContain(words);
    expect(graph.sim.membersOf(vpn)).not.toEqual([]);
  });

  test('without the licence for it, whatever it says', async () => {
    graph.sim.setFaults({ noPremium: true });
    expect((await patch(vpn, byRule('user.city -eq "Oslo"'))).status).toBe(403);
    expect((await patch(vpn, { description: 'Still ours to change' })).status).toBe(204);
  });
});
