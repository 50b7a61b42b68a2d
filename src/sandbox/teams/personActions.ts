import { buildActivity, installActivities, uninstallActivities, type ActivityContext } from './activities.ts';
import { asHeard, cardIn, isSuccess, teamsTexts } from './botAnswer.ts';
import type { ChatStore } from './chatStore.ts';
import { downloadInfo, shownFile } from './attachedFile.ts';
import type { FileShelf } from './fileShelf.ts';
import { isPeopleDataset, searchPeople } from './peopleSearch.ts';
import type { TeamsWorld } from './teamsWorld.ts';
import type {
  Activity,
  BotAnswer,
  ConsentAction,
  Chat,
  InstallState,
  SearchQuery,
  SendOptions,
  StoredMessage,
  SubmitPress,
  TeamsPerson,
  Trigger,
} from './teamsTypes.ts';

export interface PersonActionsParts {
  readonly world: TeamsWorld;
  readonly store: ChatStore;
  readonly shelf: FileShelf;
  readonly post: (activity: Activity) => Promise<BotAnswer>;
  readonly contextFor: (userId: string) => ActivityContext;
}

/** Teams' answer to the client when the bot is not there for this person; nothing goes to the bot. */
const refused: BotAnswer = { status: 403, body: undefined };

/**
 * What a person does in Teams, turned into the activities Teams sends. A person or message that does not exist is
 * the caller's mistake and throws.
 */
export class PersonActions {
  readonly #parts: PersonActionsParts;
  readonly #openings = new Map<string, Promise<void>>();

  constructor(parts: PersonActionsParts) {
    this.#parts = parts;
  }

  /** Tells the bot of its installation when this chat was never opened before. */
  async openChat(userId: string, chat: Chat): Promise<void> {
    const isDue =
      !chat.announced &&
      chat.withoutBot !== true &&
      !this.#openings.has(chat.id) &&
      this.#isReachable(userId, chat);
    if (isDue) this.#openings.set(chat.id, this.#announce(userId, chat));
    await this.#openings.get(chat.id);
  }

  async sendMessage(userId: string, text: string, options: SendOptions = {}): Promise<BotAnswer> {
    const { world, store, shelf, contextFor } = this.#parts;
    const { files = [] } = options;
    const chat = this.#chatOf(userId, options.chatId);
    if (!this.#isReachable(userId, chat)) return refused;
    if (options.announce !== false) await this.openChat(userId, chat);
    const card = options.card === undefined ? {} : { cards: [options.card], throughBot: true };
    const kept = files.map((file) => ({ ...file, ...shelf.keep(file) }));
    const content = { text, textFormat: 'plain', file: shownFile(kept[0]), ...card };
    const message = world.addMessage(chat, userId, content);
    await store.save();
    const heard =
      text === '' && options.card !== undefined ? undefined : asHeard(contextFor(userId), chat, text);
    if (heard === undefined) return { status: 200, body: undefined };
    const file = { contentType: 'application/octet-stream', name: options.attachmentName };
    const attachments = [
      ...(options.attachmentName === undefined ? [] : [file]),
      ...(chat.kind === 'personal' ? kept.map(downloadInfo) : []),
    ];
    const more = { type: 'message', id: message.id, textFormat: 'plain', ...heard, attachments };
    const answer = await this.#send(userId, chat, more);
    if (!isSuccess(answer)) world.setNotice(chat, message, teamsTexts.submitFailed);
    return answer;
  }

  async submit(userId: string, messageId: string, press: SubmitPress): Promise<BotAnswer> {
    const { chat } = this.#messageOf(userId, messageId);
    if (!this.#isReachable(userId, chat)) return refused;
    const verb = press.verb === undefined ? {} : { verb: press.verb };
    const value = { ...press.data, ...press.inputs, ...verb };
    const id = this.#parts.store.nextMessageId();
    return await this.#send(userId, chat, { type: 'message', id, replyToId: messageId, value });
  }

  async invoke(
    userId: string,
    messageId: string,
    verb: string,
    data: object,
    trigger: Trigger = 'manual',
  ): Promise<BotAnswer> {
    const { world, store } = this.#parts;
    const { chat, message } = this.#messageOf(userId, messageId);
    if (!this.#isReachable(userId, chat)) return refused;
    const { editedAt } = message;
    const value = { action: { type: 'Action.Execute', id: '', verb, data }, trigger };
    const more = { type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value };
    const answer = await this.#send(userId, chat, more);
    const card = cardIn(answer);
    // A refresh that was overtaken by an edit must not bring the older card back.
    const isOvertaken = trigger === 'automatic' && message.editedAt !== editedAt;
    if (card !== undefined && !isOvertaken) {
      world.setPersonalCard(message, userId, card);
      await store.save();
    }
    return answer;
  }

  async answerConsent(userId: string, messageId: string, action: ConsentAction): Promise<BotAnswer> {
    const { shelf } = this.#parts;
    const { chat, message } = this.#messageOf(userId, messageId);
    if (!this.#isReachable(userId, chat)) return refused;
    if (message.file?.kind !== 'consent') throw new Error('This message asks about no file.');
    const { name, acceptContext, declineContext } = message.file;
    const answer =
      action === 'accept'
        ? { context: acceptContext, uploadInfo: shelf.openUpload(name) }
        : { context: declineContext };
    const value = { type: 'fileUpload', action, ...answer };
    return await this.#send(userId, chat, {
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: messageId,
      value,
    });
  }

  async search(userId: string, query: SearchQuery): Promise<BotAnswer> {
    const { messageId, dataset, text, data } = query;
    if (isPeopleDataset(dataset)) {
      const results = searchPeople(this.#parts.world.people, text);
      return { status: 200, body: { value: { results } } };
    }
    const queryOptions = { skip: 0, top: 15 };
    const value = {
      kind: 'search',
      queryText: text,
      queryOptions,
      dataset,
      ...(data === undefined ? {} : { data }),
    };
    const chat =
      messageId === undefined
        ? this.#parts.world.personalChat(userId)
        : this.#messageOf(userId, messageId).chat;
    const reply = messageId === undefined ? {} : { replyToId: messageId };
    return await this.#send(userId, chat, { type: 'invoke', name: 'application/search', value, ...reply });
  }

  /** An invoke from beside the compose box: it works in every chat of whoever has the app. */
  async invokeBeside(userId: string, chatId: string, name: string, value: object): Promise<BotAnswer> {
    if (this.#parts.world.installState(userId) !== 'installed') return refused;
    return await this.#send(userId, this.#chatOf(userId, chatId), { type: 'invoke', name, value });
  }

  async setInstall(userId: string, state: InstallState): Promise<void> {
    const { world, store, post, contextFor } = this.#parts;
    const before = world.installState(userId);
    const chat = world.personalChat(userId);
    world.setInstall(userId, state);
    if (state === 'installed' && before === 'notInstalled') await this.#announce(userId, chat);
    if (state === 'notInstalled' && before !== 'notInstalled') {
      chat.announced = false;
      this.#openings.delete(chat.id);
      const activities = uninstallActivities(contextFor(userId), chat, this.#personOf(userId));
      for (const activity of activities) await post(activity);
    }
    await store.save();
  }

  /** Forgets which chats were opened, for when the chats themselves are gone. */
  reset(): void {
    this.#openings.clear();
  }

  async #announce(userId: string, chat: Chat): Promise<void> {
    const { post, contextFor, store } = this.#parts;
    const activities = installActivities(contextFor(userId), chat, this.#personOf(userId));
    const answers = [];
    for (const activity of activities) answers.push(await post(activity));
    // A bot that was not there to hear it is told again when the chat is next opened.
    chat.announced = answers.every(isSuccess);
    this.#openings.delete(chat.id);
    await store.save();
  }

  async #send(userId: string, chat: Chat, more: Record<string, unknown>): Promise<BotAnswer> {
    const { post, contextFor } = this.#parts;
    return await post(buildActivity(contextFor(userId), chat, this.#personOf(userId), more));
  }

  #isReachable(userId: string, chat: Chat): boolean {
    return chat.kind === 'groupChat' || this.#parts.world.installState(userId) === 'installed';
  }

  #personOf(userId: string): TeamsPerson {
    const person = this.#parts.world.findPerson(userId);
    if (person === undefined)
      throw new Error(`There is nobody with the id ${userId} in the simulated tenant.`);
    return person;
  }

  #chatOf(userId: string, chatId: string | undefined): Chat {
    const { world } = this.#parts;
    const chat = chatId === undefined ? world.personalChat(userId) : world.findChat(chatId);
    if (chat?.userIds.includes(userId) !== true) throw new Error('This person is not in that chat.');
    return chat;
  }

  #messageOf(userId: string, messageId: string): { chat: Chat; message: StoredMessage } {
    const { world } = this.#parts;
    for (const chat of world.chatsOf(userId)) {
      const message = world.findMessage(chat, messageId);
      if (message !== undefined) return { chat, message };
    }
    throw new Error('This person has no such message.');
  }
}
