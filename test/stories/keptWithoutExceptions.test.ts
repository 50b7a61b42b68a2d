/** A tenant whose policy has no exceptions: in a group that Usher keeps by rule, the rule alone decides, and says so first. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { makeDataDir } from '../support/databases.ts';
import { keepingComesRound, peopleRead, startDryRun } from '../support/keeping.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const group = groupId('VPN Users');
const rule = 'user.department -eq "IT"';
const tomsId = personId('Tom Hughes');

let usher: Usher;
beforeAll(async () => {
  const file = path.join(await makeDataDir(), 'policies.json');
  await writeFile(file, JSON.stringify({ membershipRules: { exceptions: 'refuse' } }));
  usher = await startUsher({ env: { POLICY_FILE: file } });
  await peopleRead(usher);
  const viktor = usher.person('Viktor Lundgren');
  await startDryRun(viktor, 'VPN Users', rule);
}, 120_000);
afterAll(() => usher.close());

test('until the rule acts, owners let people in as before', async () => {
  const viktor = usher.person('Viktor Lundgren');
  await viktor.ask('add Grace Kim to VPN Users', /1 person added to VPN Users/u);
  await usher.person('Henrik Dahl').say('join VPN Users because I work from the cabin');
  await viktor.sees(/Henrik Dahl asks to join VPN Users/u);
  await viktor.ask('act now for VPN Users', /Usher adds and removes people by this rule/u);
  await keepingComesRound(usher);
  expect(usher.graph.membersOf(group)).not.toContain(personId('Grace Kim'));
}, 60_000);

describe('once the rule acts', () => {
  test('who asks to join reads what the rule says of them, and what would change it', async () => {
    const tom = usher.person('Tom Hughes');
    const card = await tom.ask(
      'join VPN Users because I travel',
      /Nobody can ask to join VPN Users: a rule decides who is in it/u,
    );
    expect(card).toMatch(/Department is .*, the rule wants IT/u);
    expect(card).toMatch(/Department would have to be IT/u);
    expect(tom.buttonsOn(/Nobody can ask to join VPN Users/u)).not.toContain('Request to join');
    expect(await requestsOf('Tom Hughes')).toEqual([]);
  });

  test('auf Deutsch liest es sich ebenso', async () => {
    const { id } = usher.person('Tom Hughes');
    usher.teams.setLocale(id, 'de');
    const tom = usher.person('Tom Hughes');
    await tom.ask(
      'Beitritt zu VPN Users',
      /Um VPN Users kann niemand bitten.*die Regel verlangt IT.*müsste IT sein/su,
    );
    usher.teams.setLocale(id, 'en');
  });

  test('a form that was opened before is answered the same way, and nobody is asked', async () => {
    const data = { groupId: group, justification: 'I travel', duration: '30' };
    const { says } = await pressAs(usher, 'Tom Hughes', 'requests.submit', data);
    expect(says).toMatch(/Nobody can ask to join VPN Users/u);
    expect(await requestsOf('Tom Hughes')).toEqual([]);
  });

  test('an approval of what was asked before comes too late, and who asked reads that the group is closed', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.press('Approve', { on: /Henrik Dahl asks to join VPN Users/u });
    await usher.person('Henrik Dahl').sees(/VPN Users.*closed to Usher/su);
    await keepingComesRound(usher);
    expect(usher.graph.membersOf(group)).not.toContain(personId('Henrik Dahl'));
  });

  test('an owner who adds or removes people is told who decides, and nobody moves', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const before = usher.graph.membersOf(group);
    const sentence =
      /VPN Users cannot be changed here.*Usher keeps its members by a rule, without exceptions/su;
    await viktor.ask('add Tom Hughes to VPN Users', sentence);
    await viktor.say('remove Samuel Mensah from VPN Users');
    await keepingComesRound(usher);
    expect(usher.graph.membersOf(group)).toEqual(before);
    const changes = await usher.app.store.db.selectFrom('membership_changes').selectAll().execute();
    expect(changes).toHaveLength(1);
  });

  test('who is in cannot leave, and reads whom the group belongs to', async () => {
    const samuel = usher.person('Samuel Mensah');
    await samuel.ask('leave VPN Users', /You cannot leave VPN Users here.*Its owners can change the rule/su);
  });

  test('whom others put in cannot be left as an exception', async () => {
    usher.pass(60 * 60 * 1000 + 1);
    usher.graph.addMember(group, tomsId);
    await keepingComesRound(usher);
    const viktor = usher.person('Viktor Lundgren');
    const drift = /Somebody else changed the members/u;
    await viktor.sees(drift);
    expect(viktor.buttonsOn(drift)).not.toContain('Leave as exceptions');
    const by = { groupId: group, people: tomsId };
    const { says } = await pressAs(usher, 'Viktor Lundgren', 'dynamic.adoptDrift', by);
    expect(says).toMatch(/allows no exceptions.*change the rule of VPN Users/su);
    await viktor.press('Put right by the rule', { on: drift, fill: { People: tomsId } });
    await keepingComesRound(usher);
    expect(usher.graph.membersOf(group)).not.toContain(tomsId);
  });

  test('whoever begins to match comes in', async () => {
    usher.graph.setUser(tomsId, { department: 'IT' });
    await keepingComesRound(usher);
    expect(usher.graph.membersOf(group)).toContain(tomsId);
    const tom = usher.person('Tom Hughes');
    await tom.ask('why VPN Users', /You are in VPN Users.*A rule decides who is in this group/su);
  });
});

test('the rule of such a group is shown to its owners, and why somebody is in to everybody', async () => {
  const viktor = usher.person('Viktor Lundgren');
  await viktor.ask('rule VPN Users', /Kept by rule.*VPN Users.*department is IT/su);
});

async function requestsOf(name: string): Promise<readonly unknown[]> {
  const { db } = usher.app.store;
  return db.selectFrom('join_requests').select('id').where('requester_id', '=', personId(name)).execute();
}
