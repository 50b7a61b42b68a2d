/** Who is refused what about rules, and that card data of every kind changes nothing. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { ruleVerbs } from '../../src/teams/ruleVerbs.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const rowsOf = (table: 'rule_changes') => usher.app.store.db.selectFrom(table).selectAll().execute();

describe('an owner', () => {
  test.each([
    ['Viktor Lundgren', 'Legacy File Server', /A rule for Legacy File Server cannot be kept here/u],
    ['Viktor Lundgren', 'Helpdesk Admins', /A rule for Helpdesk Admins cannot be kept here/u],
    ['Dorota Kowalczyk', 'Executive Devices', /A rule for Executive Devices cannot be kept here/u],
    ['Karin Holm', 'Facilities Stockholm', /A rule for Facilities Stockholm cannot be kept here/u],
  ])('%s is told why no rule can decide about %s, and is not offered one', async (name, group, sentence) => {
    const owner = usher.person(name);
    await owner.ask(`rule ${group}`, sentence);
    expect(owner.buttonsOn(sentence)).not.toContain('Decide by a rule');
    const draft = { groupId: groupId(group), origin: 'text', text: 'user.department -eq "Sales"' };
    expect((await pressAs(usher, name, 'dynamic.draftRule', draft)).says).toMatch(sentence);
    expect(await rowsOf('rule_changes')).toEqual([]);
  });

  test('reads what is wrong with a rule in its place, with a repair to take over', async () => {
    const data = { groupId: groupId('Marketing Newsletter'), origin: 'text' };
    const answer = await pressAs(usher, 'Sofia Ångström', 'dynamic.draftRule', {
      ...data,
      text: 'user.departmnt -eq "Sales"',
    });
    expect(answer.says).toMatch(/The rule cannot be read yet.*user\.department/u);
    const fixed = await pressAs(usher, 'Sofia Ångström', 'dynamic.fixRule', {
      ...data,
      text: 'user.departmnt -eq "Sales"',
      at: 0,
    });
    expect(JSON.stringify(fixed.card)).toContain('user.department -eq \\"Sales\\"');
  });

  test.each([
    ['nothing', '', /There is no condition yet/u],
    ['a rule about devices', 'device.deviceOSType -eq "Windows"', /Usher keeps rules about people only/u],
    [
      'a rule about members of groups',
      `user.memberOf -any (group.objectId -in ["${'0'.repeat(8)}-0000-0000-0000-000000000000"])`,
      /Microsoft ended/u,
    ],
    ['more than Entra takes', `user.department -eq "${'x'.repeat(4_000)}"`, /The rule cannot be read yet/u],
    [
      'what holds already',
      'user.department -eq "Marketing"',
      /This is how it is for Marketing Newsletter already/u,
    ],
  ])('who writes %s is told what to do instead, and nothing begins', async (_, text, sentence) => {
    const data = { groupId: groupId('Marketing Newsletter'), origin: 'text', text };
    expect((await pressAs(usher, 'Sofia Ångström', 'dynamic.draftRule', data)).says).toMatch(sentence);
    expect(await rowsOf('rule_changes')).toEqual([]);
  });
});

describe('card data about rules', () => {
  const nowhere = '11111111-2222-4333-8444-555555555555';
  const bad: readonly (readonly [string, object])[] = [
    ['nothing at all', {}],
    ['ids that are no text', { groupId: 7, changeId: [] }],
    ['ids of nothing', { groupId: nowhere, changeId: nowhere, version: 1, origin: 'text', text: 'x' }],
    ['ids too long to be any', { groupId: 'g'.repeat(5_000), changeId: 'c'.repeat(5_000), version: 1 }],
    [
      'numbers and words out of bounds',
      {
        groupId: nowhere,
        changeId: nowhere,
        version: -3,
        page: 1e12,
        at: 'x',
        origin: 'air',
        join: 'xor',
        operator1: 'like',
        text: 'y'.repeat(20_000),
      },
    ],
  ];

  test.each(Object.keys(ruleVerbs))(
    'that is not fit for %s is answered and changes nothing',
    async (verb) => {
      for (const [, data] of bad) {
        const { says } = await pressAs(usher, 'Tom Hughes', verb, data);
        expect(says).toMatch(/\S/u);
        expect(says).not.toMatch(/reference|undefined|Error/u);
      }
      expect(await rowsOf('rule_changes')).toEqual([]);
    },
  );
});

describe('auf Deutsch', () => {
  test('hält die Besitzerin ihre Regel an und liest, warum jemand fehlt', async () => {
    const sofia = usher.person('Sofia Ångström');
    usher.teams.setLocale(sofia.id, 'de');
    await sofia.ask('Regel für Marketing Newsletter', /Marketing Newsletter.*Die Regel wirkt.*In Worten/u);
    await sofia.ask(
      'Wieso ist Bob Brown nicht in Marketing Newsletter?',
      /Bob Brown ist nicht in Marketing Newsletter.*die Regel verlangt Marketing/u,
    );
    await sofia.press('Regel anhalten', { on: /Die Regel wirkt/u });
    await sofia.sees(/Die Regel ist angehalten\. Die Mitglieder bleiben, wie sie sind/u);
    await sofia.ask(
      'regel Marketing Newsletter',
      /Die Regel ist angehalten: Die Mitglieder bleiben.*Letzte Änderung Sofia Ångström/u,
    );
  });
});
