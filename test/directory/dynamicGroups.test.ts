import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aDirectory, NOT_FOUND, type DirectoryUnderTest } from '../support/aDirectory.ts';

let under: DirectoryUnderTest;
beforeEach(async () => {
  under = await aDirectory();
});
afterEach(() => under.close());

const rule = 'user.department -eq "Sales"';
const aRawGroup = (more: object = {}): object => ({
  id: 'G1',
  displayName: 'Sales',
  groupTypes: ['Unified'],
  mailEnabled: true,
  securityEnabled: false,
  assignedLicenses: [{ skuId: 'SKU-1', disabledPlans: [] }],
  ...more,
});
const dynamic = {
  groupTypes: ['Unified', 'DynamicMembership'],
  membershipRule: rule,
  membershipRuleProcessingState: 'Paused',
};
const patches = (): readonly unknown[] =>
  under.graph.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

describe('the rule of a group', () => {
  test('is read with whether it is paused and which products the group gives', async () => {
    under.graph.on('GET', '/groups/g1', { status: 200, body: aRawGroup(dynamic) });
    await expect(under.directory.readRuleGroup('g1', 'interactive')).resolves.toMatchObject({
      group: { id: 'g1', displayName: 'Sales' },
      rule: { text: rule, isPaused: true },
      skuIds: ['sku-1'],
    });
  });

  test('is none where members are assigned, even when Entra still keeps an old text', async () => {
    under.graph.on('GET', '/groups/g1', { status: 200, body: aRawGroup({ membershipRule: rule }) });
    await expect(under.directory.readRuleGroup('g1', 'interactive')).resolves.toMatchObject({ rule: null });
    under.graph.on('GET', '/groups/g2', NOT_FOUND);
    await expect(under.directory.readRuleGroup('g2', 'interactive')).resolves.toBeUndefined();
  });

  test('is written with its state and the kinds the group has already', async () => {
    under.graph.on('GET', '/groups/g1', { status: 200, body: aRawGroup() });
    under.graph.on('PATCH', '/groups/g1', { status: 204 });
    await under.directory.writeMembershipRule('g1', { text: rule, isPaused: false });
    expect(patches()).toEqual([
      {
        groupTypes: ['Unified', 'DynamicMembership'],
        membershipRule: rule,
        membershipRuleProcessingState: 'On',
      },
    ]);
  });

  test('ends with the members of today, who are not named', async () => {
    under.graph.on('GET', '/groups/g1', { status: 200, body: aRawGroup(dynamic) });
    under.graph.on('PATCH', '/groups/g1', { status: 204 });
    await under.directory.writeMembershipRule('g1', null);
    expect(patches()).toEqual([{ groupTypes: ['Unified'], membershipRuleProcessingState: 'Paused' }]);
  });

  test('which Entra does not take is a fault of the job, told as rejected', async () => {
    under.graph.on('GET', '/groups/g1', { status: 200, body: aRawGroup() });
    under.graph.on('PATCH', '/groups/g1', {
      status: 400,
      body: { error: { code: 'Request_BadRequest', message: 'Dynamic membership rule validation error' } },
    });
    await expect(
      under.directory.writeMembershipRule('g1', { text: 'user.x -eq "y"', isPaused: false }),
    ).rejects.toMatchObject({ reason: 'rejected' });
  });
});

describe('the people of a group', () => {
  test('are counted without groups and devices, page by page, up to the limit', async () => {
    const user = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id });
    const next = 'https://graph.microsoft.com/v1.0/groups/g1/members?$skiptoken=2';
    under.graph.on(
      'GET',
      '/groups/g1/members',
      {
        status: 200,
        body: {
          value: [user('U1'), { '@odata.type': '#microsoft.graph.device', id: 'd1' }],
          '@odata.nextLink': next,
        },
      },
      { status: 200, body: { value: [user('u2')] } },
    );
    await expect(under.directory.listMemberIds('g1', 10, 'background')).resolves.toEqual({
      ids: ['u1', 'u2'],
      others: 1,
      more: false,
    });
    under.graph.on('GET', '/groups/g2/members', { status: 200, body: { value: [user('u1'), user('u2')] } });
    await expect(under.directory.listMemberIds('g2', 1, 'background')).resolves.toEqual({
      ids: ['u1'],
      others: 0,
      more: true,
    });
  });

  test('are judged by all their groups, which no expansion gives whole', async () => {
    under.graph.on('GET', '/users/u1', { status: 200, body: { id: 'U1' } });
    const next = 'https://graph.microsoft.com/v1.0/users/u1/memberOf?$skiptoken=2';
    under.graph.on(
      'GET',
      '/users/u1/memberOf',
      { status: 200, body: { value: [{ id: 'G1' }], '@odata.nextLink': next } },
      { status: 200, body: { value: [{ id: 'G2' }] } },
    );
    const plan = { select: ['id'], expand: ['memberOf($select=id)'] };
    await expect(under.directory.readSubject('u1', plan)).resolves.toEqual({
      id: 'u1',
      memberOf: [{ id: 'g1' }, { id: 'g2' }],
    });
    expect(under.graph.requests[0]?.query.has('$expand')).toBe(false);
  });

  test('are judged by just the properties a rule reads, and what has no value is null', async () => {
    under.graph.on('GET', '/users/u1', { status: 200, body: { id: 'U1', city: 'Oslo' } });
    const plan = { select: ['id', 'city', 'state'], expand: ['manager($select=id)'] };
    await expect(under.directory.readSubject('u1', plan)).resolves.toEqual({
      id: 'u1',
      city: 'Oslo',
      state: null,
      manager: null,
    });
    const asked = under.graph.requests.at(-1)?.query;
    expect([asked?.get('$select'), asked?.get('$expand')]).toEqual(['id,city,state', 'manager($select=id)']);
  });
});
