import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('a client without Action.Execute', () => {
  test('sends its fallback as a message, and the card it came from is edited', async () => {
    const tom = usher.person('Tom Hughes');
    const grace = usher.person('Samuel Mensah');
    await tom.say(`join ${groupId('VPN Users')} because I travel`);
    await grace.sees(/Tom Hughes/u);
    const card = grace.messages().at(-1);
    const requestId = /"requestId":"([^"]+)"/u.exec(JSON.stringify(card?.card))?.[1] ?? '';
    const before = grace.messages().length;
    await usher.teams.submit(grace.id, card?.id ?? '', {
      verb: 'requests.approve',
      data: { requestId, origin: 'card' },
      inputs: { note: 'From my old phone' },
    });
    await grace.sees(/old phone/u);
    expect(grace.messages()).toHaveLength(before);
    await tom.sees(/verified/u);
  });

  test('a card that is no longer understood is answered with a sentence', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('help', /Find a group/u);
    const card = ada.messages().at(-1)?.id ?? '';
    for (const data of [{}, { requestId: 'x' }, { requestId: { $gt: '' } }, { requestId: ['a'] }]) {
      const answer = await usher.teams.invoke(ada.id, card, 'requests.approve', data);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).toMatch(/can no longer be used/u);
    }
    const unknown = await usher.teams.invoke(ada.id, card, 'requests.destroy', {});
    expect(JSON.stringify(unknown.body)).toMatch(/can no longer be used/u);
  });
});
