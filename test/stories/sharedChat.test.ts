import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('in a shared chat', () => {
  test('Usher answers neutrally there and goes on in the personal chat', async () => {
    const bob = usher.person('Bob Brown');
    const chatId = usher.teams.groupChatId();
    await usher.teams.sendMessage(bob.id, '@Usher join VPN Users because I travel', { chatId });
    await bob.sees(/Your request.*VPN Users/u);
    const shared = usher.teams.messages(bob.id, chatId).filter((message) => message.fromBot);
    expect(shared).toHaveLength(1);
    expect(shared[0]?.text).toMatch(/personal chat/u);
    expect(JSON.stringify(shared)).not.toMatch(/VPN|travel/u);
  });
});

describe('other languages', () => {
  test('German words work for everybody, and a German client reads German', async () => {
    const juergen = usher.person('Jürgen Weiß');
    usher.teams.setLocale(juergen.id, 'de-DE');
    await juergen.ask('beitreten VPN Users weil ich reise für 30 Tage', /Ihre Anfrage.*VPN Users.*30 Tage/su);
    const patrick = usher.person('Patrick Müller');
    await patrick.ask('meine Gruppen', /My groups/u);
  });
});
