import { expect, test } from '@jest/globals';
import { checkBatch, checkRequestRules, type RequestFacts } from '../support/graphRequestRules.ts';

const group = '1f0c9a52-4f5b-4a51-9d0e-0a5a0d3f7e11';
const reference = (at: number): string => `https://graph.microsoft.com/v1.0/users/person${String(at)}`;
const request = (method: string, path: string, more: Partial<RequestFacts> = {}): RequestFacts => ({
  method,
  path,
  search: '',
  headers: {},
  body: undefined,
  ...more,
});
const problemsOf = (facts: RequestFacts): readonly string[] => checkRequestRules(facts, undefined);
const bind = (links: readonly string[]): RequestFacts =>
  request('PATCH', `/groups/${group}`, { body: { 'members@odata.bind': links } });

test.each<[string, RequestFacts]>([
  ['R3', request('DELETE', `/groups/${group}/members/${group}`)],
  ['R3', request('DELETE', `/groups/${group}/owners/${group}`)],
  ['R3', request('DELETE', `/users/${group}`)],
  ['R5', bind(Array.from({ length: 21 }, (_, at) => reference(at)))],
  ['R5', bind([reference(1), reference(1)])],
  ['R5', bind(['/users/1'])],
  ['R5', request('POST', `/groups/${group}/members/$ref`, { body: { '@odata.id': '/users/1' } })],
  [
    'R6',
    request('POST', '/groups', {
      body: { groupTypes: ['DynamicMembership'], 'members@odata.bind': [reference(1)] },
    }),
  ],
  ['R6', request('PATCH', `/groups/${group}`, { body: { membershipRule: 'user.city -eq "Oslo"' } })],
  ['R7', request('GET', '/groups', { search: '$select=id&$search=%22displayName%3Ax%22' })],
  [
    'R7',
    request('GET', '/groups', { search: '$select=id&$search=x', headers: { ConsistencyLevel: 'eventual' } }),
  ],
  ['R7', request('GET', `/groups/${group}/members/$count`)],
  ['R7', request('GET', '/groups', { search: '$select=id&$filter=displayName%20ne%20%27x%27' })],
  ['R7', request('GET', '/groups', { search: "$filter=displayName%20eq%20'O'Hara'" })],
  ['R7', request('GET', '/groups', { search: '$filter=displayName+eq+null' })],
  ['R1', request('GET', '/groups', { search: "$filter=displayName%20eq%20'R&D'" })],
  [
    'R11',
    request('POST', '/directoryObjects/getByIds', { body: { ids: Array.from({ length: 1001 }, String) } }),
  ],
  [
    'R11',
    request('POST', '/users/x/checkMemberGroups', { body: { groupIds: Array.from({ length: 21 }, String) } }),
  ],
  ['R12', request('POST', `/groups/${group}/assignLicense`, { body: { addLicenses: [] } })],
])('a request that breaks %s is found: %j', (rule, facts) => {
  expect(problemsOf(facts).some((problem) => problem.startsWith(`${rule}:`))).toBe(true);
});

test.each([
  bind([reference(1), reference(2)]),
  request('DELETE', `/groups/${group}/members/${group}/$ref`),
  request('GET', '/groups', {
    search: "$select=id&$filter=displayName%20eq%20'not%20a%20%26%20O''Hara%20ne%20b'",
  }),
  request('GET', `/groups/${group}/members/$count`, { headers: { consistencylevel: 'eventual' } }),
])('a request that keeps the rules passes: %j', (facts) => {
  expect(problemsOf(facts)).toEqual([]);
});

const item = { id: '1', method: 'GET', url: '/organization?$select=id' };
test.each([
  ['too many items', Array.from({ length: 21 }, (_, at) => ({ ...item, id: String(at) }))],
  ['an id twice', [item, item]],
  ['a version in an address', [{ ...item, url: '/v1.0/organization' }]],
  ['a body without Content-Type', [{ ...item, method: 'PATCH', body: {} }]],
])('a batch with %s breaks R9', (_, requests) => {
  const problems = checkBatch(request('POST', '/$batch', { body: { requests } }), () => []);
  expect(problems.some((problem) => problem.includes('R9:'))).toBe(true);
});
