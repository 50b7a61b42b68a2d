import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { partsOfType } from '../support/cardParts.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('an employee looks for a group', () => {
  test.each(['hi', 'Hello', 'help', '  HELP ', '', 'hilfe', 'thanks'])(
    '“%s” shows what Usher does',
    async (text) => {
      const emily = usher.person('Emily Carter');
      await emily.ask(text, /Emily/u);
      expect(emily.buttonsOn(/Emily/u)).toEqual(
        expect.arrayContaining(['Find a group', 'My requests', 'My groups']),
      );
    },
  );

  test('a message that is only a file is answered with help', async () => {
    const olu = usher.person('Olu Adeyemi');
    await usher.teams.sendMessage(olu.id, '', { attachmentName: 'budget.xlsx' });
    await olu.sees(/Olu/u);
  });

  test('a search tells kind, size, owners and how joining works', async () => {
    const ada = usher.person('Ada Lindqvist');
    const list = await ada.ask('find sales', /Groups for “sales”/u);
    expect(list).toMatch(/Sales EMEA .*Microsoft 365 group .*5 members .*Bob Brown and Chen Wei/u);
    expect(list).toMatch(/Its owners decide who joins/u);
    expect(ada.buttonsOn(/Groups for “sales”/u)).toContain('Request to join');
  });

  test('a search tells what the person is in already', async () => {
    const ada = usher.person('Ada Lindqvist');
    const list = await ada.ask('find marketing', /Groups for “marketing”/u);
    expect(list).toMatch(/You are a member/u);
    expect(list).toMatch(/Marketing Newsletter/u);
  });

  test('a search tells which groups cannot be asked for, and why', async () => {
    const emily = usher.person('Emily Carter');
    const list = await emily.ask('find all', /Groups for “all”/u);
    expect(list).toMatch(/All Sweden .*A rule decides who is in it/u);
    expect(list).toMatch(/All Staff Announcements .*mailing list/u);
  });

  test('a search tells for whom a request waits', async () => {
    const henrik = usher.person('Henrik Dahl');
    await henrik.ask('join VPN Users because I travel', /Waiting for 2 owners/u);
    const list = await henrik.ask('find vpn', /Groups for “vpn”/u);
    expect(list).toMatch(
      /Waiting for (Viktor Lundgren and Samuel Mensah|Samuel Mensah and Viktor Lundgren)/u,
    );
  });

  test('more than ten groups are shown ten at a time', async () => {
    const mei = usher.person('Beatriz Conceição');
    await mei.ask('find the', /Groups for “the”/u);
    const asked = (page: string) =>
      page.match(/(Security|Microsoft 365|Distribution|Mail)[^·]*·/gu)?.length ?? 0;
    const first = await mei.sees(/Groups for “the”/u);
    expect(asked(first)).toBe(10);
    const second = await mei.press('More');
    expect(asked(second)).toBeGreaterThan(0);
    expect(second).not.toBe(first);
  });

  test('words that are no command offer the groups they match', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.ask('aurora', /Did you mean one of these.*Project Aurora/su);
  });

  test('words that mean nothing are said to be not understood, with the way on', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.ask('xyzzy plugh', /xyzzy plugh/u);
    expect(tom.buttonsOn(/xyzzy plugh/u)).toContain('Find a group');
  });

  test('two groups of the same name are a choice and never a guess', async () => {
    const leila = usher.person('Leila Farahani');
    await leila.ask('join Project Aurora', /Several groups .*test environment/u);
    expect(leila.buttonsOn(/Several groups/u).filter((title) => title === 'Request to join')).toHaveLength(2);
  });

  test('what was said beside a name that two groups share waits for the choice', async () => {
    const leila = usher.person('Leila Farahani');
    await leila.ask('join Project Aurora because I recruit for it', /Several groups .*I recruit for it/u);
    const choices = partsOfType(leila.messages().at(-1)?.card, 'Input.ChoiceSet').flatMap(
      ({ choices: offered }) => offered as { title: string; value: string }[],
    );
    expect(choices).toHaveLength(2);
    const chosen = choices.find(({ title }) => title.includes('test environment'))?.value ?? '';
    const answer = await leila.press('Go on', { fill: { Group: chosen } });
    expect(answer).toMatch(/Your request.*I recruit for it/u);
  });

  test('a name with signs that mean something in a URL finds its group', async () => {
    const mei = usher.person('Mei Tanaka');
    await mei.ask('join R&D #1', /R&D #1/u);
    expect(mei.buttonsOn(/R&D #1/u)).toContain('Send request');
  });

  test('a group can be named by its id', async () => {
    const karin = usher.person('Karin Holm');
    await karin.ask(
      `JOIN ${groupId('Finance Reports').toUpperCase()} because of the audit`,
      /Your request.*Finance Reports/u,
    );
  });

  test('a group that does not exist is said so', async () => {
    const juan = usher.person('Elena Petrova');
    await juan.ask('join Nonexistent Club because why not', /There is no group called “Nonexistent Club”/u);
  });
});
