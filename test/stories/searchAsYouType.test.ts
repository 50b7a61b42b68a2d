import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { composeAs, indexLoaded, type Composing } from '../support/composing.ts';
import type { Person } from '../support/person.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const metricsToken = 'a-token-for-the-operator';
let usher: Usher;
let ada: Person;
let composing: Composing;
beforeAll(async () => {
  usher = await startUsher({ env: { METRICS_TOKEN: metricsToken } });
  ada = usher.person('Ada Lindqvist');
  composing = composeAs(usher, ada);
  await ada.say('hi');
  await indexLoaded(usher);
});
afterAll(() => usher.close());

const titles = async (text: string, who = composing): Promise<readonly string[]> =>
  (await who.typeahead(text)).map((choice) => choice.title);

describe('a field for a group answers while somebody types', () => {
  test('with groups whose names have the beginnings typed', async () => {
    expect((await titles('sal em'))[0]).toBe('Sales EMEA');
    expect((await composing.typeahead('sales emea'))[0]?.value).toBe(groupId('Sales EMEA'));
  });

  test('with what was meant when a letter is wrong', async () => {
    expect(await titles('Slaes EMEA')).toContain('Sales EMEA');
  });

  test('with at most fifteen choices', async () => {
    expect((await titles('a')).length).toBeLessThanOrEqual(15);
  });

  test('without a word with groups asked for before', async () => {
    await ada.ask('join VPN Users because I travel', /Your request.*VPN Users/su);
    expect((await titles(''))[0]).toBe('VPN Users');
  });

  test('without groups whose members are hidden, except to their owners', async () => {
    const owner = usher.person('Ingrid Solheim');
    expect(await titles('board')).not.toContain('Board');
    expect(await titles('board', composeAs(usher, owner))).toContain('Board');
  });

  test('with nothing for lists that are not ours, and for what is no search', async () => {
    const { body } = await usher.teams.search(ada.id, { text: 'ada', dataset: 'elsewhere' });
    expect(body).toMatchObject({ statusCode: 200, value: { results: [] } });
    expect((await composing.send('application/search', 'nonsense')).body).toMatchObject({
      value: { results: [] },
    });
  });

  test('also while the directory does not', async () => {
    usher.graph.setFaults({ outage: 'unavailable' });
    expect(await titles('sales')).toContain('Sales EMEA');
    usher.graph.setFaults({ outage: 'none' });
  });
});

describe('what was chosen is read again', () => {
  const choose = (group: string) =>
    ada.press('Find a group', { fill: { 'Choose a group': group }, on: /Ada/u });

  test('a group is shown as a search shows it', async () => {
    expect(await choose(groupId('Sales EMEA'))).toMatch(/Sales EMEA.*Its owners decide/su);
  });

  test('a hidden group and one that does not exist are told alike', async () => {
    await ada.say('help');
    const hidden = await choose(groupId('Board'));
    await ada.say('help');
    const unknown = await choose('00000000-0000-4000-8000-00000000dead');
    expect(hidden).toBe(unknown);
    expect(hidden).not.toMatch(/Board/u);
  });

  test('a card that claims a group that is no id is read by its words', async () => {
    await ada.say('help');
    expect(await choose('Board')).not.toMatch(/minutes of the board/u);
  });
});

test('a search forgives a slip, and hidden groups are not found', async () => {
  const tom = usher.person('Tom Hughes');
  await tom.ask('find Marketnig', /Marketing Newsletter/u);
  expect(await tom.ask('find board', /“board”/u)).not.toMatch(/minutes of the board/u);
  expect(personId('Tom Hughes')).toBe(tom.id);
});

test('the operator sees how far the index is, a stranger does not', async () => {
  const ready = async (headers: Record<string, string>) => {
    const response = await fetch(`http://127.0.0.1:${String(usher.app.port)}/readyz`, { headers });
    return (await response.json()) as object;
  };
  expect(await ready({})).toEqual({ status: 'ready' });
  expect(await ready({ authorization: 'Bearer of-bad-news-and-more' })).toEqual({ status: 'ready' });
  const details = JSON.stringify(await ready({ authorization: `Bearer ${metricsToken}` }));
  expect(details).toMatch(/"groupIndex":\{"groups":[1-9]\d*,"pages":0,"loaded":true/u);
});
