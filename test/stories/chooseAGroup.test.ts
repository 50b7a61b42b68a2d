import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('a command whose group could be several', () => {
  test.each([
    ['rule Offic', 'Berlin Office', /Membership rule Berlin Office/u],
    ['policy Offic', 'Berlin Office', /How people join|Only owners/u],
    ['manage Offic', 'Berlin Office', /Berlin Office/u],
    ['why Jürgen Weiß in Offic', 'Berlin Office', /Jürgen Weiß is in Berlin Office/u],
  ])('goes on with the one that is chosen: %s', async (typed, group, words) => {
    const patrick = usher.person('Patrick Müller');
    await patrick.ask(typed, /Offic.*You wrote: /su);
    const answer = await patrick.press('Go on', { fill: { Group: groupId(group) }, on: /You wrote/u });
    expect(answer).toMatch(words);
  });

  test('shows what was typed as it was meant, without the markup of Teams', async () => {
    const patrick = usher.person('Patrick Müller');
    const raw = '<p>keep&nbsp;Offic by user.city -eq &quot;Berlin&quot;</p>';
    await patrick.ask(raw, /You wrote: keep Offic by user\.city -eq "Berlin"/u);
  });

  test('keeps the rule that was typed', async () => {
    const juan = usher.person('Juan Carlos de la Cruz');
    await juan.ask(
      'keep Austn Office by user.city -eq Austin',
      /No group is called exactly “Austn Office”. Do you mean this one/u,
    );
    // The only one is chosen already.
    expect(await juan.press('Go on')).toMatch(/Austin Office.*A text stands in quotation marks: "Austin"/su);
  });

  test('keeps the reason of somebody who wants to join', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.ask('join Brnd Assets because I draw the new logo', /Do you mean this one/u);
    await tom.press('Go on');
    await usher.person('Sofia Ångström').sees(/Tom Hughes.*I draw the new logo/su);
  });

  test('asks again when nothing was chosen', async () => {
    const patrick = usher.person('Patrick Müller');
    await patrick.ask('rule Office', /Which one/u);
    expect(await patrick.press('Go on', { on: /You wrote: rule Office/u })).toMatch(/Which one/u);
  });

  test('is only shown the groups where it is too long for a card', async () => {
    const patrick = usher.person('Patrick Müller');
    const others = Array.from({ length: 400 }, (_, at) => `nobody${String(at)}@contoso.example`).join(', ');
    await patrick.ask(`add ${others} to Office`, /Several groups are called something like/u);
    expect(patrick.buttonsOn(/Several groups are called something like/u)).not.toContain('Go on');
  });

  test('says no more of a chosen group than when its name is typed', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.ask('rule Office', /Which one/u);
    const card = tom.messages().at(-1)?.id ?? '';
    for (const id of [groupId('Board'), '00000000-0000-4000-8000-00000000dead']) {
      const answer = await usher.teams.invoke(tom.id, card, 'groups.choose', {
        typed: 'rule Office',
        groupId: id,
      });
      expect(JSON.stringify(answer.body)).toMatch(/There is no group|Only owners/u);
    }
  });
});

describe('a command without a group', () => {
  test.each(['rule', 'policy', 'keep', 'Regel'])('offers the groups somebody owns: %s', async (typed) => {
    const karin = usher.person('Karin Holm');
    const said = await karin.ask(typed, /Which group do you mean/u);
    expect(said).toMatch(/You wrote/u);
    const card = JSON.stringify(karin.messages().at(-1)?.card);
    expect(card).toContain('All Sweden');
    expect(card).toContain('Ten Years Here');
    expect(card).not.toContain('Berlin Office');
  });

  test('offers the groups somebody is in when they ask why', async () => {
    const karin = usher.person('Karin Holm');
    await karin.ask('why', /Which group do you mean/u);
    const answer = await karin.press('Go on', { fill: { Group: groupId('All Sweden') }, on: /wrote: why/u });
    expect(answer).toMatch(/You are in All Sweden/u);
  });

  test('says so to somebody who owns none', async () => {
    await usher.person('Tom Hughes').ask('rule', /You (?:own|look after) no group|do not own/u);
  });
});

test('a group that a rule fills leads from the list to why', async () => {
  const tom = usher.person('Tom Hughes');
  await tom.ask('find All Sweden', /A rule decides who is in it/u);
  expect(await tom.press('Why', { on: /Groups for “All Sweden”/u })).toMatch(/You are not in All Sweden/u);
});
