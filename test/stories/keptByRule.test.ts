import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { keepingComesRound, peopleRead, startDryRun } from '../support/keeping.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
  await peopleRead(usher);
}, 120_000);
afterAll(() => usher.close());

const membersOf = (group: string): readonly string[] => usher.graph.membersOf(groupId(group));

/** A rule begun by typing it, at its dry run. */
async function begin(name: string, group: string, rule: string): Promise<void> {
  await startDryRun(usher.person(name), group, rule);
  await keepingComesRound(usher);
}

async function act(name: string, group: string): Promise<void> {
  const owner = usher.person(name);
  await owner.ask(`act now for ${group}`, new RegExp(`${group}.*Usher adds and removes`, 'su'));
  await keepingComesRound(usher);
}

describe('a rule that Usher keeps', () => {
  test('writes nothing for a week, reports a day before, and then acts', async () => {
    const before = membersOf('R&D #1');
    await begin('Nils Bergström', 'R&D #1', 'user.city -eq "Singapore"');
    expect(membersOf('R&D #1')).toEqual(before);
    usher.pass(6 * day + 1);
    await keepingComesRound(usher);
    const ravi = usher.person('Ravi Subramanian');
    const report = await ravi.sees(/R&D #1.*would come/su);
    expect(report).toMatch(/Coming: .*Mei Tanaka/su);
    expect(report).toMatch(/Going: .*Grace Kim/su);
    expect(membersOf('R&D #1')).toEqual(before);
    usher.pass(day);
    await keepingComesRound(usher);
    expect(membersOf('R&D #1')).toContain(personId('Mei Tanaka'));
    expect(membersOf('R&D #1')).not.toContain(personId('Grace Kim'));
  }, 120_000);

  test('leaves those whom an owner adds as marked exceptions', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('add Hana Kovářová to R&D #1', /1 person added to R&D #1/u);
    usher.pass(hour);
    await keepingComesRound(usher);
    expect(membersOf('R&D #1')).toContain(personId('Hana Kovářová'));
    await nils.ask('keep R&D #1', /Exceptions: 1 in, 0 out/u);
    await nils.ask(
      'why Hana Kovářová R&D #1',
      /Hana Kovářová is in R&D #1.*Let in by Nils Bergström.*City is \S+, the rule wants Singapore.*This is an exception/su,
    );
  }, 60_000);

  test('asks the owners about people changed elsewhere, who are adopted or put right', async () => {
    const [bob, mei] = [personId('Bob Brown'), personId('Mei Tanaka')];
    usher.pass(day);
    usher.graph.addMember(groupId('R&D #1'), bob);
    usher.graph.removeMember(groupId('R&D #1'), mei);
    await keepingComesRound(usher);
    const nils = usher.person('Nils Bergström');
    await nils.sees(/Somebody else changed the members/u);
    expect(membersOf('R&D #1')).toContain(bob);
    const on = /Somebody else changed the members/u;
    await nils.press('Leave as exceptions', { on, fill: { People: bob } });
    await nils.press('Put right by the rule', { on, fill: { People: mei } });
    await keepingComesRound(usher);
    expect(membersOf('R&D #1')).toEqual(expect.arrayContaining([bob, mei]));
    await nils.ask('keep R&D #1', /Exceptions: 2 in, 0 out/u);
  }, 120_000);

  test('rests and ends as its owner says, and leaves the members', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('pause keeping R&D #1', /The rule rests/u);
    usher.graph.setUser(personId('Emily Carter'), { city: 'Singapore' });
    await keepingComesRound(usher);
    expect(membersOf('R&D #1')).not.toContain(personId('Emily Carter'));
    await nils.ask('resume keeping R&D #1', /Usher adds and removes/u);
    await keepingComesRound(usher);
    expect(membersOf('R&D #1')).toContain(personId('Emily Carter'));
    const before = membersOf('R&D #1');
    await nils.ask('stop keeping R&D #1', /no longer keeps/u);
    expect(membersOf('R&D #1')).toEqual(before);
    await nils.press('Restore the rule from before', { on: /no longer keeps/u });
    await nils.sees(/R&D #1.*city is Singapore.*Join: \d/isu);
    expect(membersOf('R&D #1')).toEqual(before);
  }, 120_000);
});

test('another rule begins with a dry run of its own, and the one from before comes back with one tap', async () => {
  const [first, second] = ['user.department -eq "Finance"', 'user.city -eq "Oslo"'];
  await begin('Olu Adeyemi', 'Finance Reports', first);
  const olu = usher.person('Olu Adeyemi');
  await olu.press('Change the rule', { on: /Finance Reports.*dry run/su });
  const form = /Kept by rule Finance Reports.*Say what has to be so/su;
  await olu.press('Preview the text', { on: form, fill: { 'The rule as text': second } });
  await olu.sees(/city is Oslo.*Join: \d/isu);
  await olu.press('Start a dry run', { on: /city is Oslo.*Join: \d/isu });
  await olu.sees(/Version 2 of Olu Adeyemi/u);
  await olu.press('Restore the rule from before', { on: /Version 2 of Olu Adeyemi/u });
  await olu.sees(/department is Finance.*Join: \d/isu);
  await olu.press('Start a dry run', { on: /department is Finance.*Join: \d/isu });
  await olu.sees(/Version 3 of Olu Adeyemi/u);
}, 60_000);

test('many moves at once wait for a second owner, and the author is not one', async () => {
  const group = 'VPN Users';
  await begin('Viktor Lundgren', group, 'user.accountEnabled -eq true');
  const before = membersOf(group);
  await act('Viktor Lundgren', group);
  expect(membersOf(group)).toEqual(before);
  const own = await pressAs(usher, 'Viktor Lundgren', 'dynamic.confirmKept', { groupId: groupId(group) });
  expect(own.says).toMatch(/somebody else has to agree/u);
  const samuel = usher.person('Samuel Mensah');
  await samuel.sees(/would move many people at once/u);
  await samuel.press('Agree', { on: /would move many people/u });
  await keepingComesRound(usher);
  expect(membersOf(group)).toContain(personId('Ada Lindqvist'));
}, 120_000);

describe('a rule is refused', () => {
  test.each([
    ['Karin Holm', 'All Sweden', /rule/u],
    ['Viktor Lundgren', 'Legacy File Server', /cannot keep Legacy File Server/u],
    ['Viktor Lundgren', 'Helpdesk Admins', /cannot keep Helpdesk Admins/u],
    ['Viktor Lundgren', 'Visio Users', /get licences through it/u],
    ['Ada Lindqvist', 'Sales EMEA', /Only owners of Sales EMEA/u],
    ['Ingrid Solheim', 'Board', /cannot keep Board/u],
  ])('to %s for %s', async (name, group, words) => {
    const person = usher.person(name);
    await person.ask(`keep ${group} by user.department -eq "Sales"`, words);
  });

  test('that is not right, with what is wrong', async () => {
    const olu = usher.person('Olu Adeyemi');
    await olu.ask(
      'keep Finance Reports by user.departmnt -eq "Finance"',
      /The rule cannot be read yet.*department/su,
    );
    expect(await olu.press('Use this repair: user.department')).toMatch(/Kept by rule Finance Reports/u);
  });

  test('that keeps the group already, with how it stands', async () => {
    const olu = usher.person('Olu Adeyemi');
    await olu.ask(
      'keep Finance Reports by user.department -eq "Finance"',
      /by this very rule already.*This is a dry run/su,
    );
  });

  test.each([
    'actNow',
    'pauseKept',
    'resumeKept',
    'stopKept',
    'confirmKept',
    'showKept',
    'changeKept',
    'restoreKept',
    'draftRule',
    'moreRows',
    'fixRule',
  ])('to somebody who writes the press %s by hand', async (verb) => {
    const data = {
      groupId: groupId('VPN Users'),
      keeper: 'usher',
      origin: 'text',
      text: 'user.department -eq "IT"',
      at: 0,
    };
    const { says } = await pressAs(usher, 'Tom Hughes', `dynamic.${verb}`, data);
    expect(says).toMatch(/Only owners of VPN Users/u);
  });

  test.each(['adoptDrift', 'putRight'])(
    'to a stranger who would settle what others changed by %s',
    async (verb) => {
      const data = { groupId: groupId('VPN Users'), people: personId('Tom Hughes') };
      const { says } = await pressAs(usher, 'Tom Hughes', `dynamic.${verb}`, data);
      expect(says).toMatch(/Only owners of VPN Users/u);
    },
  );
});
