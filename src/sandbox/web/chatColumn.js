import { api } from './api.js';
import { columnHeader } from './columnHeader.js';
import { ColumnToast } from './columnToast.js';
import { composer } from './composer.js';
import { el } from './dom.js';
import { cardFor } from './messageView.js';
import { MessageLog } from './messageLog.js';

const REFRESH_AFTER_MS = 60_000;
const REFRESHED_MESSAGES = 15;
const PATIENCE_MS = 500;

/**
 * One person at their Teams: a `region` labelled with their name, in it a `log` of `article`s and a text box
 * labelled "Message to Usher as <name>". `page` is what the column needs of the page (see app.js).
 */
export class ChatColumn {
  chats = [];
  chatId;
  /** Unread messages by chat. */
  unread = new Map();
  #refreshing = new Set();
  // News that comes while the chat is being read from the sandbox is newer than what was read.
  #waiting = [];

  constructor(page, userId) {
    this.page = page;
    this.userId = userId;
    this.botName = page.botName;
    this.person = page.personOf(userId);
    this.personOf = page.personOf;
    this.header = columnHeader(this);
    this.toast = new ColumnToast(this);
    this.log = new MessageLog(this);
    this.composer = composer(this);
    this.element = el(
      'section',
      { class: 'column', role: 'region', 'aria-label': this.person.displayName, id: `seat-${userId}` },
      this.header.element,
      this.toast.element,
      this.log.element,
      this.log.typing,
      this.composer.element,
    );
    for (const kind of ['pointerdown', 'focusin', 'keydown'])
      this.element.addEventListener(kind, () => page.activate(this));
  }

  get chat() {
    return this.chats.find((chat) => chat.id === this.chatId) ?? this.chats[0];
  }

  async load() {
    this.#waiting ??= [];
    const { chats } = await api.open(this.userId, this.chatId);
    this.chats = chats;
    this.chatId ??= chats[0].id;
    this.log.showAll(this.chat);
    const late = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const { message, isNew } of late) this.receive(message, isNew);
    this.redraw();
    for (const message of this.chat.messages.slice(-REFRESHED_MESSAGES)) this.#refreshIfDue(message);
  }

  redraw() {
    this.person = this.page.personOf(this.userId);
    this.header.update();
    this.composer.update();
  }

  async openChat(chatId) {
    this.chatId = chatId;
    this.toast.hide();
    await this.load();
    this.read();
    this.page.onUnread();
  }

  receive(message, isNew) {
    if (this.#waiting) {
      this.#waiting.push({ message, isNew });
      return;
    }
    const chat = this.chats.find((candidate) => candidate.id === message.chatId);
    if (!chat) return;
    const index = chat.messages.findIndex((known) => known.id === message.id);
    if (index >= 0) chat.messages[index] = message;
    else chat.messages.push(message);
    // The welcome in a chat just opened is no news.
    if (isNew && message.senderId !== this.userId && chat.messages.length > 1) this.#notify(message, chat);
    if (chat.id === this.chatId) {
      this.log.show(message);
      this.#refreshIfDue(message);
    }
    this.composer.update();
  }

  showTyping(chatId) {
    if (chatId === this.chatId) this.log.showTyping(true);
  }

  read() {
    this.unread.delete(this.chatId);
    this.toast.leave();
    this.header.update();
  }

  async send(text, card, file) {
    const isHeard = this.chat.withoutBot !== true && (text !== '' || file !== undefined);
    const patience = isHeard ? setTimeout(() => this.showTyping(this.chatId), PATIENCE_MS) : undefined;
    try {
      await api.send(this.userId, this.chatId, text, card, file);
    } catch {
      this.page.toast({
        title: this.person.displayName,
        text: 'The sandbox cannot be reached. Is it still running?',
      });
    } finally {
      clearTimeout(patience);
      this.log.showTyping(false);
    }
  }

  /** What a card's buttons and boxes do, for cardView. */
  handlersFor(message) {
    return {
      execute: (verb, data) => {
        this.page.onPressed(this);
        return api.invoke(this.userId, message.id, verb, data, 'manual');
      },
      submit: async (data) => {
        const said = data?.msteams;
        if (said?.type !== 'imBack' && said?.type !== 'messageBack')
          return await api.submit(this.userId, message.id, data);
        await this.send(said.value ?? said.text ?? '');
        return {};
      },
      consent: (action) => api.consent(this.userId, message.id, action),
      search: (query) => api.search(this.userId, message.id, query),
    };
  }

  /** What the client does by itself when a card names this person in `refresh.userIds`, or on request. */
  async refresh(message, trigger) {
    const action = cardFor(message, this.userId)?.refresh?.action;
    const key = `${message.id} ${message.editedAt}`;
    if (!action || this.#refreshing.has(key)) return;
    this.#refreshing.add(key);
    await api
      .invoke(this.userId, message.id, action.verb ?? '', action.data ?? {}, trigger)
      .catch(() => undefined);
    this.#refreshing.delete(key);
  }

  #notify(message, chat) {
    if (this.page.isActive(this) && chat.id === this.chatId) return;
    this.unread.set(chat.id, (this.unread.get(chat.id) ?? 0) + 1);
    if (message.senderId === null) this.toast.show(message, chat);
    this.header.update();
    this.page.onUnread();
  }

  #refreshIfDue(message) {
    const refresh =
      message.senderId === null && !message.deleted ? cardFor(message, this.userId)?.refresh : undefined;
    if (!refresh?.action || !refresh.userIds?.includes(this.person.memberId)) return;
    const own = message.personalCards[this.userId];
    if (own && Date.now() - Date.parse(own.at) < REFRESH_AFTER_MS) return;
    void this.refresh(message, 'automatic');
  }
}
