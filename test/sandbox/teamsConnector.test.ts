import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPerson, startTeamsHarness, tenantId, type TeamsHarness } from '../support/teamsHarness.ts';

const ada = aPerson('Ada Lind');
const bob = aPerson('Bob Brown', { department: 'Sales' });
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hello' }] };
const withCard = (content: object): object => ({
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

let harness: TeamsHarness;
let adaChat: string;

beforeEach(async () => {
  harness = await startTeamsHarness([ada, bob]);
  adaChat = harness.teams.conversationOf(ada.id);
});

afterEach(() => harness.close());

const activitiesOf = (chatId: string): string => `v3/conversations/${encodeURIComponent(chatId)}/activities`;

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

describe('a bot at the connector', () => {
  it('puts a message into a chat and gets an id that no other message has', async () => {
    const first = await harness.connector.say(adaChat, { text: 'one' });
    const second = await harness.connector.say(adaChat, { text: 'two' });
    expect(second).not.toBe(first);
    const [one, two] = harness.teams.messages(ada.id);
    expect(one).toMatchObject({ id: first, text: 'one', fromBot: true });
    expect(two).toMatchObject({ id: second, text: 'two' });
  });

  it('may write to the address of a reply as well', async () => {
    const response = await harness.connector.call('POST', `${activitiesOf(adaChat)}/some-activity`, {
      type: 'message',
      text: 'reply',
    });
    expect(response.status).toBe(201);
    expect(harness.teams.messages(ada.id)[0]?.text).toBe('reply');
  });

  it('edits a message in place', async () => {
    const id = await harness.connector.say(adaChat, withCard(card));
    const response = await harness.connector.edit(adaChat, id, withCard({ ...card, body: [] }));
    expect(await response.json()).toEqual({ id });
    const messages = harness.teams.messages(ada.id);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ id, card: { body: [] } });
    expect(messages[0]?.editedAt).not.toBeNull();
  });

  it('deletes a message and finds it gone', async () => {
    const id = await harness.connector.say(adaChat, { text: 'oops' });
    expect((await harness.connector.call('DELETE', `${activitiesOf(adaChat)}/${id}`)).status).toBe(200);
    expect(harness.teams.messages(ada.id)[0]).toMatchObject({ deleted: true, text: '' });
    const edit = await harness.connector.edit(adaChat, id, { text: 'again' });
    expect(edit.status).toBe(404);
    expect(await codeOf(edit)).toBe('ActivityNotFoundInConversation');
  });

  it('cannot change what a person said', async () => {
    await harness.teams.sendMessage(ada.id, 'mine', { announce: false });
    const id = harness.teams.messages(ada.id)[0]?.id ?? '';
    expect((await harness.connector.edit(adaChat, id, { text: 'forged' })).status).toBe(403);
  });

  it('opens the same chat again however it names the person', async () => {
    const open = async (id: string): Promise<unknown> => {
      const response = await harness.connector.call('POST', 'v3/conversations', {
        isGroup: false,
        members: [{ id }],
        tenantId,
      });
      return await response.json();
    };
    expect(await open(bob.id)).toEqual({ id: harness.teams.conversationOf(bob.id) });
    expect(await open(harness.teams.memberIdOf(bob.id))).toEqual({
      id: harness.teams.conversationOf(bob.id),
    });
  });

  it('is told when the person to open a chat with is unknown or has not added it', async () => {
    const open = (id: string): Promise<Response> =>
      harness.connector.call('POST', 'v3/conversations', { isGroup: false, members: [{ id }] });
    const unknown = await open('29:of-another-bot');
    expect([unknown.status, await codeOf(unknown)]).toEqual([400, 'BadArgument']);
    await harness.teams.uninstall(bob.id);
    const absent = await open(bob.id);
    expect([absent.status, await codeOf(absent)]).toEqual([403, 'ForbiddenOperationException']);
  });

  it('gets no message to somebody who removed or blocked it', async () => {
    await harness.teams.uninstall(ada.id);
    const removed = await harness.connector.call('POST', activitiesOf(adaChat), {
      type: 'message',
      text: 'x',
    });
    expect([removed.status, await codeOf(removed)]).toEqual([403, 'BotNotInConversationRoster']);
    await harness.teams.install(ada.id);
    await harness.teams.block(ada.id);
    const blocked = await harness.connector.call('POST', activitiesOf(adaChat), {
      type: 'message',
      text: 'x',
    });
    expect([blocked.status, await codeOf(blocked)]).toEqual([403, 'ConversationBlockedByUser']);
    expect(harness.teams.messages(ada.id)).toEqual([]);
  });

  it('is refused without a token for the connector', async () => {
    const response = await fetch(`${harness.teams.connectorUrl()}${activitiesOf(adaChat)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'x' }),
    });
    expect([response.status, await codeOf(response)]).toEqual([401, 'BotNotRegistered']);
    expect(harness.teams.calls.at(-1)).toMatchObject({ status: 401, userId: ada.id });
  });

  it('learns what is wrong with an activity', async () => {
    const send = (body: object): Promise<Response> =>
      harness.connector.call('POST', activitiesOf(adaChat), body);
    expect(await codeOf(await send({ type: 'message' }))).toBe('BadArgument');
    expect(await codeOf(await send({ type: 'message', attachments: [{ contentType: 'text/html' }] }))).toBe(
      'BadArgument',
    );
    const big = await send({ type: 'message', text: 'x'.repeat(60_000) });
    expect([big.status, await codeOf(big)]).toEqual([413, 'MessageSizeTooBig']);
    const lost = await harness.connector.call('POST', activitiesOf('a:nowhere'), {
      type: 'message',
      text: 'x',
    });
    expect([lost.status, await codeOf(lost)]).toEqual([404, 'ConversationNotFound']);
  });

  it('gets no id for text and card in one activity, because Teams splits it', async () => {
    const response = await harness.connector.call('POST', activitiesOf(adaChat), {
      type: 'message',
      text: 'Look',
      ...withCard(card),
    });
    expect(await response.json()).toEqual({});
    expect(harness.teams.messages(ada.id)).toHaveLength(2);
  });

  it('shows that it is typing without leaving a message', async () => {
    const response = await harness.connector.call('POST', activitiesOf(adaChat), { type: 'typing' });
    expect(response.status).toBe(202);
    expect(harness.teams.messages(ada.id)).toEqual([]);
  });

  it('finds a member by every id Teams allows, and nobody else', async () => {
    const path = `v3/conversations/${encodeURIComponent(adaChat)}/members`;
    const expected = {
      id: harness.teams.memberIdOf(ada.id),
      aadObjectId: ada.id,
      name: 'Ada Lind',
      tenantId,
    };
    for (const reference of [ada.id, harness.teams.memberIdOf(ada.id), 'ADA@contoso.example']) {
      const response = await harness.connector.call('GET', `${path}/${encodeURIComponent(reference)}`);
      expect(await response.json()).toMatchObject(expected);
    }
    expect(await codeOf(await harness.connector.call('GET', `${path}/${bob.id}`))).toBe(
      'MemberNotFoundInConversation',
    );
    const paged = await harness.connector.call('GET', path.replace(/members$/, 'pagedmembers?pageSize=1'));
    expect(await paged.json()).toMatchObject({ members: [expected] });
  });
});
