import { afterEach, describe, expect, it } from '@jest/globals';
import type { Activity } from '../../src/sandbox/teams/teamsTypes.ts';
import {
  aPerson,
  appId,
  startTeamsHarness,
  tenantId,
  type Bot,
  type TeamsHarness,
} from '../support/teamsHarness.ts';

const ada = aPerson('Ada Lind');
const bob = aPerson('Bob Brown', { department: 'Sales' });
const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
const cardAnswer = {
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: { ...card, lang: 'sv' },
};
const asMessage = {
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
};

let harness: TeamsHarness;

async function start(bot?: Bot): Promise<void> {
  harness = await startTeamsHarness([ada, bob], bot);
}

afterEach(() => harness.close());

const heard = (): Activity[] => harness.received.map(({ activity }) => activity);

describe('what the bot hears', () => {
  it('is a whole activity, signed for its serviceUrl', async () => {
    await start();
    await harness.teams.sendMessage(ada.id, 'find sales', { announce: false });
    const [activity] = heard();
    expect(activity).toMatchObject({
      type: 'message',
      text: 'find sales',
      channelId: 'msteams',
      serviceUrl: harness.teams.connectorUrl(),
      locale: 'en-GB',
      from: { id: harness.teams.memberIdOf(ada.id), aadObjectId: ada.id, name: 'Ada Lind' },
      recipient: { id: `28:${appId}` },
      conversation: { id: harness.teams.conversationOf(ada.id), conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      entities: [{ type: 'clientInfo', locale: 'en-GB' }],
    });
    expect(activity?.['id']).toBe(harness.teams.messages(ada.id)[0]?.id);
    expect(harness.received[0]?.authorization).toMatch(/^Bearer ey/);
  });

  it('begins with its installation, once, however often the chat is used', async () => {
    await start();
    await Promise.all([harness.teams.sendMessage(ada.id, 'one'), harness.teams.sendMessage(ada.id, 'two')]);
    await harness.teams.sendMessage(ada.id, 'three');
    const kinds = heard().map((activity) => activity['type']);
    expect(kinds.slice(0, 2)).toEqual(['installationUpdate', 'conversationUpdate']);
    expect(kinds.filter((kind) => kind === 'installationUpdate')).toHaveLength(1);
    expect(heard()[0]).toMatchObject({ action: 'add', from: { aadObjectId: ada.id } });
  });

  it('is the removal and the return when a person uninstalls and installs it', async () => {
    await start();
    await harness.teams.uninstall(ada.id);
    expect(await harness.teams.sendMessage(ada.id, 'hello')).toMatchObject({ status: 403 });
    await harness.teams.install(ada.id);
    const updates = heard().filter((activity) => activity['type'] === 'installationUpdate');
    expect(updates.map((activity) => activity['action'])).toEqual(['remove', 'add']);
    expect(heard().some((activity) => activity['type'] === 'message')).toBe(false);
  });

  it('is the value and the inputs when a person presses a submit button', async () => {
    await start();
    const id = await harness.connector.say(harness.teams.conversationOf(ada.id), asMessage);
    await harness.teams.submit(ada.id, id, {
      verb: 'requests.deny',
      data: { requestId: 'r1' },
      inputs: { note: 'no' },
    });
    expect(heard()[0]).toMatchObject({
      type: 'message',
      replyToId: id,
      value: { verb: 'requests.deny', requestId: 'r1', note: 'no' },
    });
    expect(heard()[0]).not.toHaveProperty('text');
  });

  it('is only what mentions it in the group chat', async () => {
    await start();
    const chatId = await groupChatId();
    await harness.teams.sendMessage(bob.id, 'good morning', { chatId, announce: false });
    expect(heard()).toEqual([]);
    await harness.teams.sendMessage(bob.id, '@usher find sales', { chatId, announce: false });
    expect(heard()[0]).toMatchObject({
      text: '<at>Usher</at> find sales',
      conversation: { id: chatId, conversationType: 'groupChat', isGroup: true },
      entities: [{ type: 'clientInfo' }, { type: 'mention', text: '<at>Usher</at>' }],
    });
    expect(harness.teams.messages(ada.id, chatId).map(({ text }) => text)).toContain('good morning');
  });

  it('is the words typed so far when a person looks for a group in a card', async () => {
    await start(() => ({ statusCode: 200 }));
    await harness.teams.search(ada.id, { text: 'sal', dataset: 'groups' });
    expect(heard()[0]).toMatchObject({
      type: 'invoke',
      name: 'application/search',
      value: { queryText: 'sal', dataset: 'groups', queryOptions: { skip: 0, top: 15 } },
    });
  });
});

describe('what a person sees after pressing a button', () => {
  it('is their own card, while others keep the one of the message', async () => {
    await start(() => cardAnswer);
    const chatId = await groupChatId();
    const id = await harness.connector.say(chatId, asMessage);
    await harness.teams.invoke(bob.id, id, 'requests.approve', { requestId: 'r1' });
    expect(heard()[0]).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: id,
      value: { action: { type: 'Action.Execute', verb: 'requests.approve' }, trigger: 'manual' },
    });
    expect(harness.teams.messages(bob.id, chatId)[0]?.card).toMatchObject({ lang: 'sv' });
    expect(harness.teams.messages(ada.id, chatId)[0]?.card).not.toHaveProperty('lang');
  });

  it('is the edited card once the bot edits the message', async () => {
    await start(() => cardAnswer);
    const chatId = harness.teams.conversationOf(ada.id);
    const id = await harness.connector.say(chatId, asMessage);
    await harness.teams.invoke(ada.id, id, 'requests.withdraw', {});
    await harness.connector.edit(chatId, id, asMessage);
    expect(harness.teams.messages(ada.id)[0]?.card).toEqual(card);
  });

  it('stays the same when a refresh comes back after an edit', async () => {
    await start(async (activity, connector) => {
      const { id } = activity['conversation'] as { id: string };
      await connector.edit(id, String(activity['replyToId']), asMessage);
      return cardAnswer;
    });
    const id = await harness.connector.say(harness.teams.conversationOf(ada.id), asMessage);
    await harness.teams.invoke(ada.id, id, 'requests.refresh', {}, 'automatic');
    expect(harness.teams.messages(ada.id)[0]?.card).toEqual(card);
  });

  it('is Teams saying that the app was not reached when the bot fails', async () => {
    await start(() => {
      throw new Error('broken on purpose');
    });
    const answer = await harness.teams.sendMessage(ada.id, 'hello', { announce: false });
    expect(answer.status).toBe(500);
    expect(harness.teams.messages(ada.id)[0]?.notice).toBe('Unable to reach app. Please try again.');
  });
});

async function groupChatId(): Promise<string> {
  const response = await fetch(`${harness.baseUrl}/_sandbox/api/state`);
  return ((await response.json()) as { groupChat: { id: string } }).groupChat.id;
}
