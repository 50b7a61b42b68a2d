import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const ruleText = 'The rule as text';
const news = 'Marketing Newsletter';

describe('the rule of a group', () => {
  test('is shown to its owner as text and in words, with how the members compare', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.say(`rule ${news}`);
    const card = await sofia.sees(/Marketing Newsletter.*The rule is at work/u);
    expect(card).toMatch(/Department is “Marketing”/u);
    expect(card).toMatch(/user\.department -eq "Marketing"/u);
    expect(card).toMatch(/The members are those the rule wants/u);
  });

  test('is no business of people who do not own the group; they can ask why', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.say(`rule ${news}`);
    await ada.sees(/Only owners of Marketing Newsletter look after its rule/u);
    expect(await ada.press('Why', { on: /Only owners of Marketing Newsletter/u })).toMatch(
      /You are in Marketing Newsletter.*Department is “Marketing”/u,
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
    const preview = await sofia.sees(/Another rule for Marketing Newsletter.*Join: \d/u);
    expect(preview).toMatch(/Worked out for/u);
    expect(preview).toMatch(/Bob Brown/u);
    expect(usher.graph.membersOf(groupId(news))).not.toContain(usher.person('Bob Brown').id);
    await sofia.press('Save the rule', { on: /Another rule for Marketing Newsletter/u });
    await sofia.sees(/Saved\. Entra takes people in and out by it/u);
    await sofia.press('Restore the rule from before', { on: /Saved\. Entra takes people/u });
    await sofia.sees(/Another rule for Marketing Newsletter.*Leave: \d/u);
  });
});
