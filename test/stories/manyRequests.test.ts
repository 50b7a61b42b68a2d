import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const crowd = [
  'Tom Hughes',
  'Emily Carter',
  'Lukas Novák',
  'Chiara Rossi',
  'Mei Tanaka',
  'Karin Holm',
  'Patrick Müller',
  'Leila Farahani',
];

describe('many requests at once', () => {
  test('five become single cards, the others one digest from which each can be decided', async () => {
    const samuel = usher.person('Samuel Mensah');
    for (const [index, name] of crowd.entries()) {
      await usher.person(name).say(`join VPN Users because reason ${String(index)}`);
      await samuel.sees(new RegExp(`reason ${String(index)}`, 'u'));
    }
    const about = (words: RegExp) =>
      samuel.messages().filter((message) => words.test(JSON.stringify(message.card)));
    expect(about(/reason [0-9]/u)).toHaveLength(6);
    const digest = await samuel.sees(/reason 0.*reason 4/su);
    expect(digest).toMatch(/8/u);

    const answer = await samuel.press('Approve', { on: /reason 0.*reason 4/su });
    expect(answer).toMatch(/reason 1/u);
    await usher.person('Tom Hughes').sees(/verified/u);
    expect(usher.graph.membersOf(groupId('VPN Users'))).toContain(usher.person('Tom Hughes').id);
  });
});
