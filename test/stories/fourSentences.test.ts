/**
 * "If a new user account matches all the rules for the group, it becomes a member. If its attributes change so that it
 * matches, it becomes a member. If it does not match, it isn't added. If it no longer matches, it is removed." The
 * same four sentences for a rule of Entra's, which the simulated tenant processes, and for one that Usher keeps.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { stableGuid } from '../../src/sandbox/stableGuid.ts';
import { keepingComesRound, peopleRead, startDryRun } from '../support/keeping.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
  await peopleRead(usher);
  const viktor = usher.person('Viktor Lundgren');
  const preview = await startDryRun(viktor, 'VPN Users', 'user.department -eq "IT"');
  expect(preview).toMatch(/Join: 1 · Leave: 1 · Stay: 2/u);
  await viktor.ask('act now for VPN Users', /Usher adds and removes people by this rule/u);
  await keepingComesRound(usher);
}, 120_000);
afterAll(() => usher.close());

const template = company().people.find(({ id }) => id === personId('Samuel Mensah'));

function newcomer(name: string, department: string): string {
  if (template === undefined) throw new Error('Samuel is part of the story.');
  const id = stableGuid(`newcomer ${name}`);
  const address = `${name.toLowerCase()}@fjordlight.example`;
  const mail = { userPrincipalName: address, mail: address, proxyAddresses: [] };
  usher.graph.addUser({ ...template, ...mail, id, displayName: name, department, country: 'Norway' });
  return id;
}

describe.each([
  ['Entra', 'Marketing Newsletter', 'Marketing'],
  ['Usher', 'VPN Users', 'IT'],
])('a group whose rule %s keeps', (_, group, department) => {
  const members = async (): Promise<readonly string[]> => {
    await keepingComesRound(usher);
    return usher.graph.membersOf(groupId(group));
  };

  test('takes in a new account that matches', async () => {
    const id = newcomer(`New${department}`, department);
    expect(await members()).toContain(id);
  }, 60_000);

  test('takes in somebody who begins to match', async () => {
    const elena = personId('Elena Petrova');
    expect(await members()).not.toContain(elena);
    usher.graph.setUser(elena, { department });
    expect(await members()).toContain(elena);
  }, 60_000);

  test('does not take in a new account that does not match', async () => {
    const id = newcomer(`Other${department}`, 'Legal');
    expect(await members()).not.toContain(id);
  }, 60_000);

  test('lets go of somebody who no longer matches', async () => {
    const elena = personId('Elena Petrova');
    usher.graph.setUser(elena, { department });
    expect(await members()).toContain(elena);
    usher.graph.setUser(elena, { department: 'Legal' });
    expect(await members()).not.toContain(elena);
  }, 60_000);
});

test('every move by Usher’s rule is in the audit with the version of the rule', async () => {
  const rows = await usher.app.store.db
    .selectFrom('audit')
    .select(['action', 'details'])
    .where('subject_id', '=', groupId('VPN Users'))
    .where('action', 'in', ['dynamic.addMember', 'dynamic.removeMember'])
    .execute();
  const moved = (userId: string) =>
    rows.filter(({ details }) => (details as { userId: string }).userId === userId);
  expect(moved(personId('Samuel Mensah')).map(({ action }) => action)).toEqual(['dynamic.addMember']);
  expect(moved(personId('Ravi Subramanian')).map(({ action }) => action)).toEqual(['dynamic.removeMember']);
  for (const { details } of rows) expect(details).toMatchObject({ ruleVersion: 1 });
});
