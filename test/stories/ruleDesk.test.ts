import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const ruleText = 'The rule as text';
const news = 'Marketing Newsletter';

describe('the rule of a group', () => {
  test('is shown to its owner as text and in words', async () => {
    const sofia = usher.person('Sofia Ångström');
    const card = await sofia.ask(`rule ${news}`, /Marketing Newsletter.*The rule is at work/u);
    expect(card).toMatch(/Department is Marketing/u);
    expect(card).toMatch(/user\.department -eq "Marketing"/u);
  });

  test('is no business of people who do not own the group; they can ask why', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask(`rule ${news}`, /Only owners of Marketing Newsletter look after its rule/u);
    expect(await ada.press('Why', { on: /Only owners of Marketing Newsletter/u })).toMatch(
      /You are in Marketing Newsletter.*Department is Marketing/u,
    );
  });
});

describe('another rule', () => {
  test('is previewed before it is saved, then Entra works by it, and one tap brings the old one back', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.say(`rule ${news}`);
    await sofia.press('Change the rule', { on: /The rule is at work/u });
    const wanted = 'user.department -in ["Marketing","Sales"]';
    await sofia.press('Preview the text', { on: /Say what has to be so/u, fill: { [ruleText]: wanted } });
    const preview = await sofia.sees(/Another rule for Marketing Newsletter.*Join: [1-9]/u);
    expect(preview).toMatch(/Worked out for/u);
    expect(preview).toMatch(/Bob Brown/u);
    expect(usher.graph.membersOf(groupId(news))).not.toContain(usher.person('Bob Brown').id);
    await sofia.press('Save the rule', { on: /Another rule for Marketing Newsletter/u });
    await sofia.sees(/Saved\. Entra takes people in and out by it/u);
    expect(await sofia.ask(`rule ${news}`, /Last change Sofia Ångström/u)).toMatch(
      /Match the rule now \d+ members/u,
    );
    await sofia.press('Restore the rule from before', { on: /Saved\. Entra takes people/u });
    await sofia.sees(/Another rule for Marketing Newsletter.*Leave: [1-9]/u);
  });
});

describe('somebody who asks to join a group with a rule', () => {
  test('reads why they do not match and what would change it, in their language', async () => {
    const bob = usher.person('Bob Brown');
    await bob.ask(
      'join All Sweden because I move to Stockholm',
      /Nobody can ask to join All Sweden.*the rule wants.*Sweden.*would have to be/u,
    );
    usher.teams.setLocale(bob.id, 'de');
    await bob.ask('warum bin ich nicht in All Sweden', /All Sweden.*(die Regel verlangt|the rule wants)/u);
  });

  test('reads names where the rule and the directory have ids', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('rule Reports to Nils', /Reports directly to Nils Bergström.*As text/u);
    await nils.ask(
      'why is Tom Hughes not in Reports to Nils',
      /Reports directly to Nils Bergström.*Manager is Sofia Ångström, the rule wants Nils Bergström.*Manager would have to be Nils Bergström/u,
    );
    const isIn =
      /Manager is Nils Bergström, as the rule wants.*would have to stop holding: reports directly to Nils/u;
    const [report] = usher.graph.membersOf(groupId('Reports to Nils'));
    const address = company().people.find(({ id }) => id === report)?.userPrincipalName ?? '';
    await nils.ask(`why is ${address} in Reports to Nils`, isIn);
  });

  test('asks about themselves in few words', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.ask('why not VPN Users', /You are not in VPN Users/u);
    await tom.ask('warum nicht VPN Users', /You are not in VPN Users/u);
  });

  test('asks about somebody else only as their manager or as an owner', async () => {
    await usher
      .person('Tom Hughes')
      .ask('why Ada Lindqvist Sales EMEA', /Only owners of the group and the manager of Ada Lindqvist/u);
    const chen = usher.person('Chen Wei');
    await chen.ask(
      'why is Ada Lindqvist not in Sales EMEA',
      /Ada Lindqvist is not in Sales EMEA.*let in by its owners/u,
    );
  });
});

describe('strangers', () => {
  test('change nothing about a rule, whatever card data they send', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.say('hi');
    const card = tom.messages().at(-1)?.id ?? '';
    const group = groupId(news);
    const { id } = await usher.app.store.db
      .selectFrom('rule_changes')
      .select('id')
      .where('group_id', '=', group)
      .executeTakeFirstOrThrow();
    const before = await usher.app.store.db.selectFrom('rule_changes').selectAll().execute();
    const ofGroup = { groupId: group, origin: 'text', text: 'user.city -eq "Oslo"', join: 'and', at: 0 };
    const ofChange = {
      changeId: id,
      version: 2,
      page: 0,
      person: 'Ada Lindqvist',
      property: 'city',
      value: 'x',
    };
    for (const verb of [
      'showRule',
      'openEditor',
      'draftRule',
      'moreRows',
      'fixRule',
      'pauseRule',
      'resumeRule',
      'endRule',
    ])
      await usher.teams.invoke(tom.id, card, `dynamic.${verb}`, ofGroup);
    for (const verb of [
      'editRule',
      'confirmRule',
      'agreeToRule',
      'dropRule',
      'showRuleChange',
      'restoreRule',
      'listMoves',
      'openWhatIf',
      'tryRule',
    ]) {
      const answer = await usher.teams.invoke(tom.id, card, `dynamic.${verb}`, ofChange);
      expect(JSON.stringify(answer.body)).not.toContain('user.department');
    }
    expect(await usher.app.store.db.selectFrom('rule_changes').selectAll().execute()).toEqual(before);
  });
});
