import { groupChatId, memberIdOf, personalChatId } from './activities.ts';
import type { ChatStore } from './chatStore.ts';
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
  readonly suggestions: StoredMessage['suggestions'];
}

/** People, chats and messages, and every change to them. Changes are published; saving is the caller's. */
export interface TeamsWorld {
  readonly people: readonly TeamsPerson[];
  findPerson(userId: string): TeamsPerson | undefined;
  /** By `29:…` id, Entra id or user principal name, as the roster calls allow. */
  findMember(chat: Chat, reference: string): TeamsPerson | undefined;
  memberId(userId: string): string;
  /** The personal chat with the bot; made when it is not there yet. */
  personalChat(userId: string): Chat;
  readonly groupChat: Chat;
  findChat(chatId: string): Chat | undefined;
  chatsOf(userId: string): readonly Chat[];
  installState(userId: string): InstallState;
  setInstall(userId: string, state: InstallState): void;
  addMessage(chat: Chat, senderId: string | null, content: Partial<MessageContent>): StoredMessage;
  editMessage(chat: Chat, message: StoredMessage, content: Partial<MessageContent>): void;
  deleteMessage(chat: Chat, message: StoredMessage): void;
  setNotice(chat: Chat, message: StoredMessage, notice: string | null): void;
  setPersonalCard(message: StoredMessage, userId: string, card: CardJson): void;
  findMessage(chat: Chat, messageId: string): StoredMessage | undefined;
  reset(): void;
}

const nothing: MessageContent = {
  text: '',
  textFormat: 'markdown',
  summary: null,
  cards: [],
  suggestions: [],
};

export function createTeamsWorld(
  options: TeamsSimulatorOptions,
  store: ChatStore,
  events: TeamsEvents,
): TeamsWorld {
  const peopleById = new Map(options.people.map((person) => [person.id, person]));
  const memberIds = new Map(
    options.people.map((person) => [person.id, memberIdOf(options.appId, person.id)]),
  );
  const notInstalled = new Set(options.notInstalled);

  function ensureChat(chat: Omit<Chat, 'announced' | 'messages'>): Chat {
    const existing = store.chats.get(chat.id);
    if (existing !== undefined) return existing;
    const created: Chat = { ...chat, announced: false, messages: [] };
    store.chats.set(chat.id, created);
    return created;
  }

  function publish(chat: Chat, message: StoredMessage, isNew: boolean): void {
    events.publish({ type: 'message', isNew, userIds: chat.userIds, message });
  }

  const world: TeamsWorld = {
    people: options.people,
    findPerson: (userId) => peopleById.get(userId),
    findMember: (chat, reference) =>
      chat.userIds
        .map((userId) => peopleById.get(userId))
        .find(
          (person) =>
            person !== undefined &&
            namesOf(person, memberIds.get(person.id)).includes(reference.toLowerCase()),
        ),
    memberId: (userId) => memberIds.get(userId) ?? memberIdOf(options.appId, userId),
    personalChat: (userId) =>
      ensureChat({
        id: personalChatId(options.appId, userId),
        kind: 'personal',
        title: options.botName ?? 'Usher',
        userIds: [userId],
      }),
    get groupChat() {
      return ensureChat(describeGroupChat(options));
    },
    findChat: (chatId) => (chatId === world.groupChat.id ? world.groupChat : store.chats.get(chatId)),
    chatsOf: (userId) =>
      [world.personalChat(userId), world.groupChat].filter((chat) => chat.userIds.includes(userId)),
    installState: (userId) => {
      const first = peopleById.get(userId)?.accountEnabled === true && !notInstalled.has(userId);
      return store.installs.get(userId) ?? (first ? 'installed' : 'notInstalled');
    },
    setInstall: (userId, state) => {
      store.installs.set(userId, state);
      events.publish({ type: 'install', userId, state });
    },
    addMessage: (chat, senderId, content) => {
      const message: StoredMessage = {
        id: store.nextMessageId(),
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
      store.addMessage(chat, message);
      publish(chat, message, true);
      return message;
    },
    editMessage: (chat, message, content) => {
      // The edit is the newer truth: what single people were answered before it is no longer shown.
      Object.assign(message, nothing, content, {
        editedAt: new Date().toISOString(),
        personalCards: {},
        notice: null,
      });
      publish(chat, message, false);
    },
    deleteMessage: (chat, message) => {
      Object.assign(message, nothing, { deleted: true, personalCards: {} });
      publish(chat, message, false);
    },
    setNotice: (chat, message, notice) => {
      message.notice = notice;
      publish(chat, message, false);
    },
    setPersonalCard: (message, userId, card) => {
      message.personalCards = { ...message.personalCards, [userId]: { card, at: new Date().toISOString() } };
      events.publish({ type: 'personalCard', userId, message });
    },
    findMessage: (chat, messageId) =>
      chat.messages.find((message) => message.id === messageId && !message.deleted),
    reset: () => {
      store.clear();
      events.publish({ type: 'reset' });
    },
  };
  return world;
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

function namesOf(person: TeamsPerson, memberId: string | undefined): readonly string[] {
  return [person.id, person.userPrincipalName, memberId ?? ''].map((name) => name.toLowerCase());
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
