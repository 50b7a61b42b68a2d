import {
  buildActivity,
  installActivities,
  mention,
  uninstallActivities,
  type ActivityContext,
} from './activities.ts';
import type { ChatStore } from './chatStore.ts';
import type { TeamsWorld } from './teamsWorld.ts';
import type {
  Activity,
  BotAnswer,
  CardJson,
  Chat,
  InstallState,
  SearchQuery,
  SendOptions,
  StoredMessage,
  SubmitPress,
  TeamsPerson,
  Trigger,
} from './teamsTypes.ts';

/** Teams' own words when a button's activity was not answered as it should be. */
export const teamsTexts = {
  executeFailed: 'Something went wrong. Please try again.',
  submitFailed: 'Unable to reach app. Please try again.',
} as const;

export interface PersonActionsParts {
  readonly world: TeamsWorld;
  readonly store: ChatStore;
  readonly post: (activity: Activity) => Promise<BotAnswer>;
  readonly contextFor: (userId: string) => ActivityContext;
}

export interface PersonActions {
  /** Tells the bot of its installation when this chat was never opened before. */
  openChat(userId: string, chat: Chat): Promise<void>;
  sendMessage(userId: string, text: string, options?: SendOptions): Promise<BotAnswer>;
  submit(userId: string, messageId: string, press: SubmitPress): Promise<BotAnswer>;
  invoke(
    userId: string,
    messageId: string,
    verb: string,
    data: object,
    trigger?: Trigger,
  ): Promise<BotAnswer>;
  search(userId: string, query: SearchQuery): Promise<BotAnswer>;
  setInstall(userId: string, state: InstallState): Promise<void>;
}

/** Teams' answer to the client when the bot is not there for this person; nothing goes to the bot. */
const refused: BotAnswer = { status: 403, body: undefined };

/** What a person does in Teams, turned into the activities Teams sends. */
export function createPersonActions({ world, store, post, contextFor }: PersonActionsParts): PersonActions {
  const openings = new Map<string, Promise<void>>();

  function personOf(userId: string): TeamsPerson {
    const person = world.findPerson(userId);
    if (person === undefined)
      throw new Error(`There is nobody with the id ${userId} in the simulated tenant.`);
    return person;
  }

  async function announce(userId: string, chat: Chat): Promise<void> {
    chat.announced = true;
    for (const activity of installActivities(contextFor(userId), chat, personOf(userId)))
      await post(activity);
    await store.save();
  }

  async function openChat(userId: string, chat: Chat): Promise<void> {
    const usable = chat.kind === 'groupChat' || world.installState(userId) === 'installed';
    if (!chat.announced && usable) openings.set(chat.id, announce(userId, chat));
    await openings.get(chat.id);
  }

  async function sendMessage(userId: string, text: string, options: SendOptions = {}): Promise<BotAnswer> {
    const chat = chatOf(world, userId, options.chatId);
    if (!isReachable(world, userId, chat)) return refused;
    if (options.announce !== false) await openChat(userId, chat);
    const message = world.addMessage(chat, userId, { text, textFormat: 'plain' });
    await store.save();
    const context = contextFor(userId);
    const heard = asHeard(context, chat, text);
    if (heard === undefined) return { status: 200, body: undefined };
    const attachments =
      options.attachmentName === undefined
        ? []
        : [{ contentType: 'application/octet-stream', name: options.attachmentName }];
    const answer = await post(
      buildActivity(context, chat, personOf(userId), {
        type: 'message',
        id: message.id,
        textFormat: 'plain',
        ...heard,
        attachments,
      }),
    );
    if (!isSuccess(answer)) world.setNotice(chat, message, teamsTexts.submitFailed);
    return answer;
  }

  async function submit(userId: string, messageId: string, press: SubmitPress): Promise<BotAnswer> {
    const { chat } = messageOf(world, userId, messageId);
    if (!isReachable(world, userId, chat)) return refused;
    const value = {
      ...press.data,
      ...press.inputs,
      ...(press.verb === undefined ? {} : { verb: press.verb }),
    };
    const id = store.nextMessageId();
    return await post(
      buildActivity(contextFor(userId), chat, personOf(userId), {
        type: 'message',
        id,
        replyToId: messageId,
        value,
      }),
    );
  }

  async function invoke(
    userId: string,
    messageId: string,
    verb: string,
    data: object,
    trigger: Trigger = 'manual',
  ): Promise<BotAnswer> {
    const { chat, message } = messageOf(world, userId, messageId);
    if (!isReachable(world, userId, chat)) return refused;
    const editedAt = message.editedAt;
    const value = { action: { type: 'Action.Execute', id: '', verb, data }, trigger };
    const answer = await post(
      buildActivity(contextFor(userId), chat, personOf(userId), {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: messageId,
        value,
      }),
    );
    const card = cardIn(answer);
    // A refresh that was overtaken by an edit must not bring the older card back.
    const overtaken = trigger === 'automatic' && message.editedAt !== editedAt;
    if (card !== undefined && !overtaken) {
      world.setPersonalCard(message, userId, card);
      await store.save();
    }
    return answer;
  }

  async function search(userId: string, query: SearchQuery): Promise<BotAnswer> {
    const value = {
      kind: 'search',
      queryText: query.text,
      queryOptions: { skip: 0, top: 15 },
      dataset: query.dataset,
      ...(query.data === undefined ? {} : { data: query.data }),
    };
    const chat =
      query.messageId === undefined
        ? world.personalChat(userId)
        : messageOf(world, userId, query.messageId).chat;
    const more = {
      type: 'invoke',
      name: 'application/search',
      value,
      ...(query.messageId === undefined ? {} : { replyToId: query.messageId }),
    };
    return await post(buildActivity(contextFor(userId), chat, personOf(userId), more));
  }

  async function setInstall(userId: string, state: InstallState): Promise<void> {
    const before = world.installState(userId);
    const chat = world.personalChat(userId);
    world.setInstall(userId, state);
    if (state === 'installed' && before === 'notInstalled') await announce(userId, chat);
    if (state === 'notInstalled' && before !== 'notInstalled') {
      chat.announced = false;
      openings.delete(chat.id);
      for (const activity of uninstallActivities(contextFor(userId), chat, personOf(userId)))
        await post(activity);
    }
    await store.save();
  }

  return { openChat, sendMessage, submit, invoke, search, setInstall };
}

/** Answers worth a card: the body's status 200 and type adaptive card. */
export function cardIn(answer: BotAnswer): CardJson | undefined {
  const body = answer.body as { statusCode?: unknown; type?: unknown; value?: unknown } | undefined;
  const isCard = body?.statusCode === 200 && body.type === 'application/vnd.microsoft.card.adaptive';
  return answer.status === 200 && isCard ? (body.value as CardJson) : undefined;
}

export function isSuccess(answer: BotAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** What the bot gets of a message: all of a personal chat, of a group chat only what mentions it. */
function asHeard(context: ActivityContext, chat: Chat, text: string): Record<string, unknown> | undefined {
  if (chat.kind === 'personal') return { text };
  const name = `@${context.botName}`;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return undefined;
  const mentioned = `${text.slice(0, at)}<at>${context.botName}</at>${text.slice(at + name.length)}`;
  return { text: mentioned, entities: [mention(context)] };
}

function isReachable(world: TeamsWorld, userId: string, chat: Chat): boolean {
  return chat.kind === 'groupChat' || world.installState(userId) === 'installed';
}

function chatOf(world: TeamsWorld, userId: string, chatId: string | undefined): Chat {
  const chat = chatId === undefined ? world.personalChat(userId) : world.findChat(chatId);
  if (chat?.userIds.includes(userId) !== true) throw new Error('This person is not in that chat.');
  return chat;
}

function messageOf(
  world: TeamsWorld,
  userId: string,
  messageId: string,
): { chat: Chat; message: StoredMessage } {
  for (const chat of world.chatsOf(userId)) {
    const message = world.findMessage(chat, messageId);
    if (message !== undefined) return { chat, message };
  }
  throw new Error('This person has no such message.');
}
