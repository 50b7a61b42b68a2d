import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPerson, startTeamsHarness, type TeamsHarness } from '../support/teamsHarness.ts';

const ada = aPerson('Ada Lind');
const bob = aPerson('Bob Brown');

let folder: string;
let harness: TeamsHarness;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'usher-teams-'));
});

afterEach(async () => {
  await harness.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  harness = await startTeamsHarness([ada, bob], undefined, {
    stateFile: path.join(folder, 'state', 'teams.json'),
  });
}

describe('the simulated Teams after a restart', () => {
  it('still has the messages the connector accepted, and gives new ones later ids', async () => {
    await start();
    const chat = harness.teams.conversationOf(ada.id);
    const first = await harness.connector.say(chat, { text: 'before' });
    const killed = harness;
    await start();
    expect(harness.teams.messages(ada.id)).toMatchObject([{ id: first, text: 'before' }]);
    const second = await harness.connector.say(chat, { text: 'after' });
    expect(Number(second)).toBeGreaterThan(Number(first));
    await killed.close();
  });

  it('remembers who removed the bot and who has been told of it', async () => {
    await start();
    await harness.teams.sendMessage(ada.id, 'hello');
    await harness.teams.uninstall(bob.id);
    await harness.close();
    await start();
    await harness.teams.sendMessage(ada.id, 'hello again');
    expect(harness.received.map(({ activity }) => activity['type'])).toEqual(['message']);
    expect((await harness.teams.sendMessage(bob.id, 'hello')).status).toBe(403);
  });

  it('keeps everything of many messages that arrive together', async () => {
    await start();
    const chat = harness.teams.conversationOf(ada.id);
    const texts = Array.from({ length: 30 }, (_each, index) => `message ${String(index)}`);
    await Promise.all(texts.map((text) => harness.connector.say(chat, { text })));
    const killed = harness;
    await start();
    expect(harness.teams.messages(ada.id).map(({ text }) => text)).toEqual(expect.arrayContaining(texts));
    await killed.close();
  });
});

describe('waiting for a message', () => {
  it('ends with one that is there, one that comes, or one that is edited to fit', async () => {
    await start();
    const chat = harness.teams.conversationOf(ada.id);
    const id = await harness.connector.say(chat, { text: 'first' });
    expect((await harness.teams.waitFor(ada.id, ({ text }) => text === 'first', 5_000)).id).toBe(id);
    const coming = harness.teams.waitFor(ada.id, ({ text }) => text === 'second', 5_000);
    await harness.connector.edit(chat, id, { text: 'second' });
    expect((await coming).id).toBe(id);
  });

  it('gives up after its time and does not see what others get', async () => {
    await start();
    await harness.connector.say(harness.teams.conversationOf(ada.id), { text: 'for Ada' });
    await expect(harness.teams.waitFor(bob.id, ({ fromBot }) => fromBot, 20)).rejects.toThrow(
      'No such message',
    );
  });
});
