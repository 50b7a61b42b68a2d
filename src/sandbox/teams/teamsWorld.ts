import { groupChatId, memberIdOf, personalChatId } from './activities.ts';
import type { ChatStore } from './chatStore.ts';
import type { FileCard } from './fileCards.ts';
import type { TeamsEvents } from './teamsEvents.ts';
import type {
  CardJson,
  Chat,
  InstallState,
  SimulatedMessage,
  StoredMessage,
  TeamsPerson,
  TeamsSimulatorOptions,
} from './teamsTypes.ts';

export interface MessageContent {
  readonly text: string;
  readonly textFormat: string;
  readonly summary: string | null;
  readonly cards: readonly CardJson[];
  readonly throughBot: boolean;
  readonly file: FileCard | null;
  readonly suggestions: StoredMessage['suggestions'];
}

const nothing: MessageContent = {
  text: '',
  textFormat: 'markdown',
  summary: null,
  cards: [],
  throughBot: false,
  file: null,
  suggestions: [],
};

/** People, chats and messages, and every change to them. Changes are published; saving is the caller's. */
export class TeamsWorld {
  readonly #options: TeamsSimulatorOptions;
  readonly #store: ChatStore;
  readonly #events: TeamsEvents;
  readonly #people: ReadonlyMap<string, TeamsPerson>;
  /** Person by the id of their personal chat: a bot may write into one that nobody has opened yet. */
  readonly #owners: ReadonlyMap<string, string>;
  readonly #notInstalled: ReadonlySet<string>;
  readonly #groupChat: Omit<Chat, 'announced' | 'messages'>;
  readonly #peopleChat: Omit<Chat, 'announced' | 'messages'>;

  constructor(options: TeamsSimulatorOptions, store: ChatStore, events: TeamsEvents) {
    this.#options = options;
    this.#store = store;
    this.#events = events;
    this.#people = new Map(options.people.map((person) => [person.id, person]));
    this.#owners = new Map(options.people.map(({ id }) => [personalChatId(options.appId, id), id]));
    this.#notInstalled = new Set(options.notInstalled);
    this.#groupChat = describeGroupChat(options);
    this.#peopleChat = describePeopleChat(options);
  }

  get people(): readonly TeamsPerson[] {
    return this.#options.people;
  }

  findPerson(userId: string): TeamsPerson | undefined {
    return this.#people.get(userId);
  }

  memberId(userId: string): string {
    return memberIdOf(this.#options.appId, userId);
  }

  /** By `29:…` id, Entra id or user principal name, as the roster calls allow. */
  findMember(chat: Chat, reference: string): TeamsPerson | undefined {
    const wanted = reference.toLowerCase();
    return chat.userIds
      .flatMap((userId) => this.findPerson(userId) ?? [])
      .find(
        ({ id, userPrincipalName }) =>
          this.memberId(id) === reference || id === wanted || userPrincipalName.toLowerCase() === wanted,
      );
  }

  /** The personal chat with the bot; made when it is not there yet. */
  personalChat(userId: string): Chat {
    const id = personalChatId(this.#options.appId, userId);
    return this.#ensureChat({
      id,
      kind: 'personal',
      title: this.#options.botName ?? 'Usher',
      userIds: [userId],
    });
  }

  get groupChat(): Chat {
    return this.#ensureChat(this.#groupChat);
  }

  get peopleChat(): Chat {
    return this.#ensureChat(this.#peopleChat);
  }

  findChat(chatId: string): Chat | undefined {
    if (chatId === this.#groupChat.id) return this.groupChat;
    if (chatId === this.#peopleChat.id) return this.peopleChat;
    const owner = this.#owners.get(chatId);
    return owner === undefined ? undefined : this.personalChat(owner);
  }

  chatsOf(userId: string): readonly Chat[] {
    const chats = [this.personalChat(userId), this.groupChat, this.peopleChat];
    return chats.filter((chat) => chat.userIds.includes(userId));
  }

  installState(userId: string): InstallState {
    const hasAccount = this.findPerson(userId)?.accountEnabled === true;
    const atFirst = hasAccount && !this.#notInstalled.has(userId) ? 'installed' : 'notInstalled';
    return this.#store.installs.get(userId) ?? atFirst;
  }

  setInstall(userId: string, state: InstallState): void {
    this.#store.installs.set(userId, state);
    this.#events.publish({ type: 'install', userId, state });
  }

  addMessage(chat: Chat, senderId: string | null, content: Partial<MessageContent>): StoredMessage {
    const message: StoredMessage = {
      id: this.#store.nextMessageId(),
      chatId: chat.id,
      senderId,
      sentAt: new Date().toISOString(),
      editedAt: null,
      deleted: false,
      personalCards: {},
      notice: null,
      ...nothing,
      ...content,
    };
    this.#store.addMessage(chat, message);
    this.#publish(chat, message, true);
    return message;
  }

  /** The edit is the newer truth: what single people were answered before it is no longer shown. */
  editMessage(chat: Chat, message: StoredMessage, content: Partial<MessageContent>): void {
    const editedAt = new Date().toISOString();
    Object.assign(message, nothing, content, { editedAt, personalCards: {}, notice: null });
    this.#publish(chat, message, false);
  }

  deleteMessage(chat: Chat, message: StoredMessage): void {
    Object.assign(message, nothing, { deleted: true, personalCards: {} });
    this.#publish(chat, message, false);
  }

  setNotice(chat: Chat, message: StoredMessage, notice: string | null): void {
    Object.assign(message, { notice });
    this.#publish(chat, message, false);
  }

  setPersonalCard(message: StoredMessage, userId: string, card: CardJson): void {
    const at = new Date().toISOString();
    Object.assign(message, { personalCards: { ...message.personalCards, [userId]: { card, at } } });
    this.#events.publish({ type: 'personalCard', userId, message });
  }

  findMessage(chat: Chat, messageId: string): StoredMessage | undefined {
    return chat.messages.find((message) => message.id === messageId && !message.deleted);
  }

  reset(): void {
    this.#store.clear();
    this.#events.publish({ type: 'reset' });
  }

  #ensureChat(chat: Omit<Chat, 'announced' | 'messages'>): Chat {
    const existing = this.#store.chats.get(chat.id);
    if (existing !== undefined) return existing;
    const created: Chat = { ...chat, announced: false, messages: [] };
    this.#store.chats.set(chat.id, created);
    return created;
  }

  #publish(chat: Chat, message: StoredMessage, isNew: boolean): void {
    this.#events.publish({ type: 'message', isNew, userIds: chat.userIds, message });
  }
}

/** The message with the card this person sees. */
export function viewFor(message: StoredMessage, userId: string): SimulatedMessage {
  const { personalCards, ...shared } = message;
  return {
    ...shared,
    fromBot: message.senderId === null,
    card: personalCards[userId]?.card ?? message.cards[0],
  };
}

function describeGroupChat(options: TeamsSimulatorOptions): Omit<Chat, 'announced' | 'messages'> {
  const title = options.groupChat?.title ?? 'Sales team chat';
  const sales = options.people.filter((person) => person.accountEnabled && person.department === 'Sales');
  const userIds = options.groupChat?.userIds ?? [
    ...options.defaultSeats,
    ...sales.map((person) => person.id),
  ];
  return { id: groupChatId(options.appId, title), kind: 'groupChat', title, userIds: [...new Set(userIds)] };
}

function describePeopleChat(options: TeamsSimulatorOptions): Omit<Chat, 'announced' | 'messages'> {
  const { title = 'Spring launch', userIds = options.defaultSeats } = options.peopleChat ?? {};
  const id = groupChatId(options.appId, `${title} without the bot`);
  return { id, kind: 'groupChat', title, userIds: [...new Set(userIds)], withoutBot: true };
}
