import { expect, test } from '@jest/globals';
import {
  company,
  defaultSeats,
  groupId,
  personId,
  type SandboxGroup,
  type SandboxPerson,
} from '../../src/sandbox/company.ts';
import { startSandboxGraph } from '../support/sandboxGraph.ts';

const { people, groups } = company();
const named = (name: string): SandboxGroup | undefined => groups.find((group) => group.id === groupId(name));

test('the company is of a believable size, and every id and address is its own', () => {
  expect([people.length, groups.length]).toEqual([42, 31]);
  expect(new Set([...people, ...groups].map((one) => one.id)).size).toBe(73);
  expect(new Set(people.map((person) => person.userPrincipalName)).size).toBe(42);
  expect(new Set(groups.map((group) => group.mailNickname)).size).toBe(31);
  for (const { id } of [...people, ...groups])
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('everybody but the head of the company and the guests has a manager who is there', () => {
  const ids = new Set(people.map((person) => person.id));
  const alone = people.filter(({ managerId }) => managerId === null || !ids.has(managerId));
  expect(alone.map((person) => person.displayName)).toEqual([
    'Ingrid Solheim',
    'Priya Natarajan',
    'Felix Grünwald',
  ]);
});

test('the default seats hold somebody who asks and both owners of what she asks for', () => {
  expect(named('Sales EMEA')?.ownerIds).toEqual(defaultSeats.owners);
  expect(named('Sales EMEA')?.memberIds).not.toContain(defaultSeats.employee);
});

test('there is a group for every reason to be refused, and for every odd approver', () => {
  expect(groups.filter((group) => group.onPremisesSyncEnabled === true)).toHaveLength(1);
  expect(groups.filter((group) => group.isAssignableToRole === true)).toHaveLength(1);
  expect(groups.filter((group) => group.isManagementRestricted === true)).toHaveLength(1);
  expect(groups.filter((group) => group.visibility === 'HiddenMembership')).toHaveLength(1);
  expect(groups.filter((group) => group.groupTypes.includes('DynamicMembership'))).toHaveLength(7);
  expect(groups.filter((group) => group.membershipRuleProcessingState === 'Paused')).toHaveLength(1);
  expect(groups.filter((group) => group.mailEnabled && !group.groupTypes.includes('Unified'))).toHaveLength(
    2,
  );
  expect(named('Archive Readers')?.ownerIds).toEqual([]);
  expect(people.find((person) => person.id === named('Design Guild')?.ownerIds[0])?.accountEnabled).toBe(
    false,
  );
  expect(named('Partner Portal')?.ownerIds).toEqual([personId('Priya Natarajan')]);
  expect(groups.filter((group) => group.displayName === 'Project Aurora')).toHaveLength(2);
});

test('a person or group nobody knows is a mistake of the caller', () => {
  expect(() => personId('Nobody Atall')).toThrow(RangeError);
  expect(() => groupId('No such group')).toThrow(RangeError);
});

test('a company of any size can be served, 100 objects to a page', async () => {
  const model = people.find((person) => person.userType === 'Member') as SandboxPerson;
  const many = Array.from({ length: 230 }, (_, at) => ({
    ...model,
    id: `30000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    userPrincipalName: `person${String(at)}@fjordlight.example`,
    managerId: null,
  }));
  const graph = await startSandboxGraph({ company: { ...company(), people: many, groups: [] } });
  const sizes: number[] = [];
  for (let link: string | undefined = '/users?$select=id'; link !== undefined;) {
    const { body } = await graph.get(link);
    sizes.push(body.value.length);
    const next: unknown = body['@odata.nextLink'];
    link = typeof next === 'string' ? next : undefined;
  }
  expect(sizes).toEqual([100, 100, 30]);
  await graph.stop();
});
