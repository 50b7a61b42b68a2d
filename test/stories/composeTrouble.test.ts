/**
 * Teams gives the compose box five seconds. The simulated one gives up as the real one does, so whoever sees a sentence
 * of Usher's here got it in time, whatever was slow behind it.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { indexLoaded } from '../support/composing.ts';
import type { Person } from '../support/person.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
let ada: Person;
beforeAll(async () => {
  usher = await startUsher();
  ada = usher.person('Ada Lindqvist');
  await ada.say('hi');
  await indexLoaded(usher);
});
afterEach(() => {
  usher.graph.setFaults({ outage: 'none', throttleEvery: 0 });
});
afterAll(() => usher.close());

const search = async (text: string, who = ada) =>
  usher.teams.compose.search(who.id, usher.teams.peopleChatId(), text);
const titles = async (text: string): Promise<readonly string[]> => {
  const answer = await search(text);
  return answer.outcome === 'results' ? answer.results.map(({ title }) => title) : [];
};
const notNow = { outcome: 'message', text: expect.stringMatching(/cannot be searched right now/u) };

describe('while Graph never answers', () => {
  test('groups that are known are still found, and a dialog still opens', async () => {
    usher.graph.setFaults({ outage: 'hang' });
    expect(await titles('sales em')).toContain('Sales EMEA');
    expect(await usher.teams.compose.openDialog(ada.id, usher.teams.peopleChatId())).toMatchObject({
      outcome: 'dialog',
    });
  });

  test('somebody who looks for a group nobody knows hears that it cannot be searched now', async () => {
    usher.graph.setFaults({ outage: 'hang' });
    expect(await search('xyzzy')).toEqual(notNow);
  });

  test('a pasted link stays a link', async () => {
    const url = `https://usher.fjordlight.example/groups/${groupId('Sales EMEA')}`;
    const unfold = () => usher.teams.compose.unfold(ada.id, usher.teams.peopleChatId(), url);
    expect(await unfold()).toMatchObject({ results: [{ title: 'Sales EMEA' }] });
    usher.graph.setFaults({ outage: 'hang' });
    expect(await unfold()).toEqual({ outcome: 'results', results: [] });
  });

  test('what was sent from the dialog is answered with where to look', async () => {
    usher.graph.setFaults({ outage: 'hang' });
    const data = { text: 'Brand Assets', reason: 'the logo' };
    const answer = await usher.teams.compose.submitDialog(ada.id, usher.teams.peopleChatId(), data);
    expect(answer).toEqual({
      outcome: 'message',
      text: expect.stringMatching(/my requests|cannot be searched right now/u),
    });
  });
});

describe('while the store is held up', () => {
  test('the compose box and the field of a form say so or stay empty, and work again afterwards', async () => {
    const release = await holdStore();
    const [found, field] = await Promise.all([
      search('sales'),
      usher.teams.search(ada.id, { text: 'sales', dataset: 'groups' }),
    ]).finally(release);
    expect(found).toEqual(notNow);
    expect(field).toMatchObject({ status: 200, body: { value: { results: [] } } });
    expect(await titles('sales em')).toContain('Sales EMEA');
  });
});

test('everybody searching at once is answered, while Graph refuses every other call', async () => {
  usher.graph.setFaults({ throttleEvery: 2 });
  const words = ['sales', 'mark', 'vpn', 'finance rep', 'slaes', 'brand', 'design', ''];
  const answers = await Promise.all(
    Array.from({ length: 48 }, (_, at) => search(words[at % words.length] ?? '')),
  );
  expect(answers.filter(({ outcome }) => outcome !== 'results')).toEqual([]);
});

/** Nothing else gets to the store until the function that comes back is called. */
async function holdStore(): Promise<() => Promise<void>> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let transaction: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve) => {
    transaction = usher.app.store.db.transaction().execute(() => {
      resolve();
      return held;
    });
  });
  return () => {
    letGo();
    return transaction;
  };
}
