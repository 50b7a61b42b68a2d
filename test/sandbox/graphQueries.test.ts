import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId, type SandboxGroup } from '../../src/sandbox/company.ts';
import { eventual, startSandboxGraph, type GraphReply, type SandboxGraph } from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
beforeAll(async () => {
  graph = await startSandboxGraph({ company: { ...company(), groups: [...company().groups, crowd()] } });
});
afterAll(() => graph.stop());

/** A group of everybody and every other group, 67 objects. */
function crowd(): SandboxGroup {
  const [model] = company().groups;
  if (!model) throw new RangeError('the company has no groups');
  const memberIds = [
    ...company().people.map((person) => person.id),
    ...company().groups.map((group) => group.id),
  ];
  return {
    ...model,
    id: crowdId,
    displayName: 'Crowd',
    mailNickname: 'crowd',
    groupTypes: [],
    memberIds,
    ownerIds: [],
  };
}
const crowdId = '11111111-2222-4333-8444-555555555555';

const q = encodeURIComponent;
const names = (reply: GraphReply): string[] => reply.body.value.map((one) => one.displayName);
const groupsWhere = (filter: string, headers?: Record<string, string>, more = '') =>
  graph.get(`/groups?$select=displayName&$filter=${q(filter)}${more}`, headers);

describe('$filter', () => {
  test.each([
    ["displayName eq 'r&d #1'", ['R&D #1']],
    ["displayName eq 'Project Aurora'", ['Project Aurora', 'Project Aurora']],
    ["startsWith(displayName,'sales e')", ['Sales EMEA', 'Sales EMEA Leads']],
    ["displayName in ('Board','Marketing')", ['Marketing', 'Board']],
    [
      "groupTypes/any(c:c eq 'DynamicMembership') and securityEnabled eq true",
      [
        'All Sweden',
        'Press Desk',
        'Reports to Nils',
        'Ten Years Here',
        'Berlin Office',
        'Former Contractors',
      ],
    ],
    [
      'isAssignableToRole eq true or onPremisesSyncEnabled eq true',
      ['Helpdesk Admins', 'Legacy File Server'],
    ],
    [
      `(mailEnabled eq true and securityEnabled eq true) or id eq '${groupId('Board')}'`,
      ['Facilities Stockholm', 'Board'],
    ],
    ['assignedLicenses/any(a:a/skuId eq f8a1db68-be16-40ed-86d5-cb42ce701560)', ['Power BI Pro']],
  ])('%s works without the advanced header', async (filter, expected) => {
    expect(names(await groupsWhere(filter))).toEqual(expected);
  });

  test('a doubled quote stands for one', async () => {
    graph.sim.setUser(personId('Tom Hughes'), { surname: "O'Hara" });
    const { body } = await graph.get(`/users?$select=displayName&$filter=${q("surname eq 'O''Hara'")}`);
    expect(body.value).toHaveLength(1);
  });

  test.each([
    'owners/$count eq 0',
    "NOT startsWith(displayName,'a')",
    "displayName ne 'Board'",
    "description eq 'x'",
    "endsWith(mail,'e')",
    'mail eq null',
  ])('%s is refused as unsupported without header and $count, and works with both', async (filter) => {
    const refused = await groupsWhere(filter);
    expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([
      400,
      'Request_UnsupportedQuery',
      'Unsupported Query.',
    ]);
    expect((await groupsWhere(filter, eventual)).status).toBe(400);
    expect((await groupsWhere(filter, undefined, '&$count=true')).status).toBe(400);
    expect((await groupsWhere(filter, eventual, '&$count=true')).status).toBe(200);
  });

  test('groups without owners are found by an advanced query', async () => {
    expect(names(await groupsWhere('owners/$count eq 0', eventual, '&$count=true'))).toEqual([
      'Archive Readers',
      'Crowd',
    ]);
  });

  test('a property that is never indexed is refused as such', async () => {
    const { status, body } = await groupsWhere("classification eq 'x'", eventual, '&$count=true');
    expect([status, body.error.message]).toEqual([
      400,
      'The request uses a filter property that is not indexed',
    ]);
  });

  test.each(["displayName eq 'open", 'displayName', "displayName eq 'a' and", "displayName like 'a'"])(
    '%s is a syntax error',
    async (filter) => {
      expect((await groupsWhere(filter)).status).toBe(400);
    },
  );
});

describe('$search', () => {
  const search = (clause: string, headers: Record<string, string> | undefined = eventual) =>
    graph.get(`/groups?$select=displayName&$search=${q(clause)}`, headers);

  test('needs the header and says so', async () => {
    const { status, body } = await search('"displayName:sales"', {});
    expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
    expect(body.error.message).toContain("'ConsistencyLevel: eventual'");
  });

  test('needs quotes', async () => {
    expect((await search('displayName:sales')).status).toBe(400);
  });

  test('finds words in any order and case, by their beginnings', async () => {
    expect(names(await search('"displayName:EMEA sal"'))).toEqual(['Sales EMEA', 'Sales EMEA Leads']);
    expect(names(await search('"displayName:ales"'))).toEqual([]);
  });

  test('takes symbols and digits apart', async () => {
    expect(names(await search('"displayName:d 1"'))).toEqual(['R&D #1']);
  });

  test('joins clauses with AND and OR', async () => {
    expect(names(await search('"displayName:aurora" AND "description:sign"'))).toEqual(['Project Aurora']);
    expect(names(await search('"displayName:board" OR "description:payments"'))).toEqual([
      'Finance Leads',
      'Board',
    ]);
  });

  test('is combined with $filter', async () => {
    const { body } = await graph.get(
      `/groups?$select=displayName&$count=true&$search=${q('"displayName:aurora"')}&$filter=${q('mailEnabled eq false')}`,
      eventual,
    );
    expect([body['@odata.count'], body.value.length]).toEqual([1, 1]);
  });
});

describe('$count, $orderby and pages', () => {
  test('a bare $count=true is ignored without the header and answered with it', async () => {
    expect((await graph.get('/groups?$select=id&$count=true')).body).not.toHaveProperty(['@odata.count']);
    expect((await graph.get('/groups?$select=id&$count=true', eventual)).body['@odata.count']).toBe(32);
  });

  test('/$count is a bare number, and refused without the header', async () => {
    const refused = await graph.get(`/groups/${groupId('Sales EMEA')}/members/$count`);
    expect([refused.status, refused.body.error.message]).toEqual([400, '$count is not currently supported.']);
    const counted = await graph.get(`/groups/${groupId('Sales EMEA')}/members/$count`, eventual);
    expect([counted.text, counted.headers.get('content-type')]).toEqual(['5', 'text/plain']);
  });

  test('order with a filter is an advanced query', async () => {
    const path = `/groups?$select=displayName&$orderby=displayName desc&$filter=${q("startsWith(displayName,'Sales')")}`;
    expect((await graph.get(path)).status).toBe(400);
    expect(names(await graph.get(`${path}&$count=true`, eventual))).toEqual([
      'Sales EMEA Leads',
      'Sales EMEA',
      'Sales APAC',
    ]);
  });

  test('members come in pages whose links stay on graph.microsoft.com and keep the options', async () => {
    const first = await graph.get(`/groups/${crowdId}/members?$select=id&$top=30`);
    const link = first.body['@odata.nextLink'];
    expect(link).toMatch(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/groups\/.*\$select=id&\$top=30&\$skiptoken=/,
    );
    const second = await graph.get(link);
    const third = await graph.get(second.body['@odata.nextLink']);
    expect(third.body).not.toHaveProperty(['@odata.nextLink']);
    const ids = [first, second, third].flatMap((page) => page.body.value.map((one) => one.id));
    expect(new Set(ids).size).toBe(73);
  });

  test('the header must be sent again with the next page, and the count stands on the first page only', async () => {
    const first = await graph.get(
      `/groups?$select=id&$top=10&$count=true&$filter=${q("displayName ne 'Board'")}`,
      eventual,
    );
    expect(first.body['@odata.count']).toBe(31);
    expect((await graph.get(first.body['@odata.nextLink'])).status).toBe(400);
    const second = await graph.get(first.body['@odata.nextLink'], eventual);
    expect(second.body.value).toHaveLength(10);
    expect(second.body).not.toHaveProperty(['@odata.count']);
  });

  test('a page is 100 objects when nothing is said, and at most 999', async () => {
    expect((await graph.get('/groups?$select=id&$top=1000')).status).toBe(400);
    expect((await graph.get('/groups?$skiptoken=made-up')).status).toBe(400);
  });

  test('a cast with a filter is an advanced query, with $select alone it is not', async () => {
    const base = `/groups/${crowdId}/members/microsoft.graph.user?$select=displayName`;
    const filter = `&$filter=${q("startsWith(displayName,'Ada')")}`;
    expect((await graph.get(base)).body.value).toHaveLength(42);
    expect((await graph.get(base + filter)).status).toBe(400);
    expect(names(await graph.get(`${base}${filter}&$count=true`, eventual))).toEqual(['Ada Lindqvist']);
  });
});
