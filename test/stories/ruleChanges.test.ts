/** What owners do with the rule of a group, each time through a preview, and what comes of it in the directory. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import type { SimulatedMessage } from '../../src/sandbox/teams/teamsTypes.ts';
import { jobRowsWhen } from '../support/jobRows.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const patienceMs = 20_000;
const idOf = (name: string): string => usher.person(name).id;
const membersOf = (group: string): readonly string[] => usher.graph.membersOf(groupId(group));

describe('a group with assigned members', () => {
  const preview = /A rule decides who is in Brand Assets/u;

  test('names who would be lost before a rule decides about it', async () => {
    const sofia = usher.person('Sofia Ångström');
    await write('Sofia Ångström', 'Brand Assets', 'user.department -eq "Marketing"');
    const card = await sofia.sees(/who is in Brand Assets.*Leave: 1/u);
    expect(card).toMatch(/Entra first removes all 3 people/u);
    expect(card).toMatch(/1 person would be lost for good/u);
    expect(card).toMatch(/Åsa Nyström/u);
  });

  test('has a preview that can be tried on somebody as if they were in another department', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.press('What if', { on: preview });
    const fill = { Person: 'Åsa Nyström', Property: 'department', 'Value to try': 'Marketing' };
    const verdict = await sofia.press('Try it', { fill, on: /as if one property were another/u });
    expect(verdict).toMatch(/Åsa Nyström would not be in.*Åsa Nyström would be in/u);
    await sofia.press('Back to the preview');
  });

  test('has a preview that names everybody who would move in a file', async () => {
    const sofia = usher.person('Sofia Ångström');
    expect(await sofia.press('Everybody as a file', { on: preview })).toMatch(/newest message/u);
    const isAsked = ({ file }: SimulatedMessage): boolean => file?.kind === 'consent';
    const asked = await usher.teams.waitFor(sofia.id, isAsked, patienceMs);
    await usher.teams.answerConsent(sofia.id, asked.id, 'accept');
    const isFile = ({ file }: SimulatedMessage): boolean => file?.kind === 'info';
    const { file } = await usher.teams.waitFor(sofia.id, isFile, patienceMs);
    const content = usher.teams.findFile(file?.kind === 'info' ? file.contentUrl : '')?.content;
    const csv = new TextDecoder().decode(content);
    expect(csv).toMatch(/^"move","name","userPrincipalName","guest","enabled","id"\r\n/u);
    expect(csv).toMatch(/"joins","Ada Lindqvist"/u);
    expect(csv).toMatch(/"leaves","Åsa Nyström"/u);
  });

  test('is filled by its rule once that is saved, and keeps the members of the day when the rule ends', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.press('Save the rule', { on: preview });
    await sofia.sees(/Saved\. Entra empties the group and fills it by the rule/u);
    const filled = membersOf('Brand Assets');
    expect(filled).toContain(idOf('Ada Lindqvist'));
    expect(filled).not.toContain(idOf('Åsa Nyström'));
    await sofia.say('rule Brand Assets');
    await sofia.press('End the rule', { on: /Brand Assets.*The rule is at work/u });
    await sofia.sees(/End the rule of Brand Assets.*Those who are in today stay/u);
    await sofia.press('End the rule', { on: /Those who are in today stay/u });
    await sofia.sees(/The rule has ended\. The members are those of today/u);
    expect(membersOf('Brand Assets')).toEqual(filled);
  });

  test('gets the rule that was ended back with one tap, through its preview', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.press('Restore the rule from before', { on: /The rule has ended/u });
    await sofia.sees(
      /A rule decides who is in Brand Assets.*Department is Marketing.*Entra first removes all/su,
    );
    await sofia.press('Cancel', { on: /A rule decides who is in Brand Assets/u });
    expect(await sofia.ask('rule Brand Assets', /Brand Assets.*No rule: owners let people in/u)).toMatch(
      /Brand Assets/u,
    );
    await sofia.press('Restore the rule from before', { on: /Brand Assets.*No rule: owners/u });
    await sofia.sees(/Entra first removes all/u);
    await sofia.press('Save the rule', { on: /A rule decides who is in Brand Assets.*Entra first removes/u });
    await jobRowsWhen(usher.app.store, 'dynamic.writeRule', (rows) => rows.length === 0);
    await sofia.ask('rule Brand Assets', /Brand Assets.*The rule is at work/u);
  });

  test('gets the rule back that somebody removed elsewhere', async () => {
    const sofia = usher.person('Sofia Ångström');
    const { id } = await usher.app.store.db
      .selectFrom('rule_changes')
      .select('id')
      .where('group_id', '=', groupId('Brand Assets'))
      .where('state', '=', 'done')
      .orderBy('finished_at', 'asc')
      .executeTakeFirstOrThrow();
    const early = await pressAs(usher, 'Sofia Ångström', 'dynamic.restoreRule', { changeId: id });
    expect(early.says).toMatch(/The rule of Brand Assets was changed since/u);
    usher.graph.setGroup(groupId('Brand Assets'), { groupTypes: [], membershipRule: null });
    await sofia.say('rule Brand Assets');
    await sofia.press('Restore the rule from before', { on: /Brand Assets.*No rule: owners/u });
    await sofia.sees(/A rule decides who is in Brand Assets.*Department is Marketing/su);
  });
});

describe('a rule', () => {
  test('that is paused moves nobody until it works again', async () => {
    const karin = usher.person('Karin Holm');
    await karin.say('rule All Sweden');
    await karin.press('Pause the rule', { on: /All Sweden.*The rule is at work/u });
    await karin.sees(/The rule is paused\. Members stay as they are/u);
    usher.graph.setUser(idOf('Henrik Dahl'), { country: 'Norway' });
    expect(membersOf('All Sweden')).toContain(idOf('Henrik Dahl'));
    await karin.say('rule All Sweden');
    await karin.press('Let it work again', { on: /All Sweden.*The rule is paused/u });
    await karin.sees(/Let the rule of All Sweden work again.*Worked out for/u);
    await karin.press('Let it work again', { on: /Worked out for/u });
    await karin.sees(/The rule works again\./u);
    expect(membersOf('All Sweden')).not.toContain(idOf('Henrik Dahl'));
  });

  test('is shown again instead of saved when other people would move than the owner saw', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const product =
      /Power BI Pro: takes 3 seats, and 9 are free\. Power BI Pro: 3 seats come free\..*Tom Hughes loses Power BI Pro/u;
    await write('Viktor Lundgren', 'Power BI Pro', 'user.department -eq "IT"');
    expect(await viktor.sees(/who is in Power BI Pro.*Leave: 3/u)).toMatch(product);
    usher.graph.addMember(groupId('Power BI Pro'), idOf('Emily Carter'));
    await viktor.press('Save the rule', { on: /who is in Power BI Pro/u });
    await viktor.sees(/People or the rule changed since you looked, so nothing was saved.*Leave: 4/u);
    expect(membersOf('Power BI Pro')).toContain(idOf('Emily Carter'));
    await viktor.press('Save the rule', { on: /People or the rule changed/u });
    await viktor.sees(/who is in Power BI Pro.*Saved\./u);
    expect(membersOf('Power BI Pro')).not.toContain(idOf('Emily Carter'));
  });

  test('is refused in a tenant without the licence for it, and the members stay', async () => {
    const carlos = usher.person('Juan Carlos de la Cruz');
    const before = membersOf('Austin Office');
    usher.graph.setFaults({ noPremium: true });
    await write('Juan Carlos de la Cruz', 'Austin Office', 'user.city -eq "Austin"');
    await carlos.sees(/who is in Austin Office.*Stay: 4/u);
    await carlos.press('Save the rule', { on: /who is in Austin Office/u });
    await carlos.sees(/Austin Office.*Your organisation has no licence for rules \(Entra ID P1\)/u);
    usher.graph.setFaults({ noPremium: false });
    expect(membersOf('Austin Office')).toEqual(before);
  });

  test('that moves many people is not saved where nobody could agree', async () => {
    const yara = usher.person('Yara Haddad');
    await write('Yara Haddad', 'Press Desk', 'user.accountEnabled -eq true');
    await yara.sees(/Another rule for Press Desk.*has to agree/u);
    const answer = await yara.press('Save the rule', { on: /Another rule for Press Desk/u });
    expect(answer).toMatch(/nobody is there to agree\. Please add a second owner to Press Desk/u);
  });
});

/** As an owner who looks at the rule, opens the form and writes the rule as text. */
async function write(name: string, group: string, text: string): Promise<void> {
  const owner = usher.person(name);
  const card = await owner.ask(
    `rule ${group}`,
    new RegExp(`${group}.*(The rule is at work|No rule: owners let people in)`, 'u'),
  );
  const change = card.includes('No rule') ? 'Decide by a rule' : 'Change the rule';
  await owner.press(change, { on: new RegExp(group, 'u') });
  await owner.press('Preview the text', {
    on: /Say what has to be so about people/u,
    fill: { 'The rule as text': text },
  });
}
