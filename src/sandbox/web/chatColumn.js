import { api } from './api.js';
import { columnHeader } from './columnHeader.js';
import { composer } from './composer.js';
import { el } from './dom.js';
import { cardFor, messageView, summaryOf } from './messageView.js';

const REFRESH_AFTER_MS = 60_000;
const REFRESHED_MESSAGES = 15;
const PATIENCE_MS = 500;
const TOAST_MS = 6000;
const TOAST_LEAVES_MS = 700;

/**
 * One person at their Teams: a `region` labelled with their name, in it a `log` of `article`s and a text box
 * labelled "Message to Usher as <name>". `page` is what the column needs of the page (see app.js).
 */
export function chatColumn(page, userId) {
  const column = {
    userId, botName: page.botName, page, chats: [], chatId: undefined, unread: new Map(),
    person: page.personOf(userId), personOf: page.personOf,
  };
  const views = new Map();
  const refreshing = new Set();
  // News that comes while the chat is being read from the sandbox is newer than what was read.
  let waiting = [];
  const log = el('div', { class: 'log', role: 'log', 'aria-label': `Chat of ${column.person.displayName}`, tabindex: '0' });
  const typing = el('div', { class: 'typing', hidden: true, role: 'status' }, dots(), el('span', {}, `${page.botName} is typing`));
  const toast = el('div', { class: 'column-toast', role: 'status' });
  const header = columnHeader(column);
  const compose = composer(column);
  column.element = el(
    'section', { class: 'column', role: 'region', 'aria-label': column.person.displayName, id: `seat-${userId}` },
    header.element, toast, log, typing, compose.element,
  );
  for (const kind of ['pointerdown', 'focusin', 'keydown']) column.element.addEventListener(kind, () => page.activate(column));

  column.chat = () => column.chats.find((chat) => chat.id === column.chatId) ?? column.chats[0];

  column.load = async () => {
    waiting ??= [];
    const { chats } = await api.open(userId, column.chatId);
    column.chats = chats;
    column.chatId ??= chats[0].id;
    views.clear();
    log.replaceChildren(...column.chat().messages.map(add), emptyNote());
    toBottom();
    const late = waiting ?? [];
    waiting = undefined;
    for (const { message, isNew } of late) column.receive(message, isNew);
    column.redraw();
    refreshVisible();
  };

  column.redraw = () => {
    column.person = page.personOf(userId);
    header.update();
    compose.update();
  };

  column.redrawCards = () => {
    for (const view of views.values()) view.update(view.message, true);
  };

  column.openChat = async (chatId) => {
    column.chatId = chatId;
    column.unread.delete(chatId);
    await column.load();
    page.onUnread();
  };

  column.receive = (message, isNew) => {
    if (waiting) {
      waiting.push({ message, isNew });
      return;
    }
    const chat = column.chats.find((candidate) => candidate.id === message.chatId);
    if (!chat) return;
    const index = chat.messages.findIndex((known) => known.id === message.id);
    if (index >= 0) chat.messages[index] = message;
    else chat.messages.push(message);
    if (message.chatId === column.chatId) show(message);
    // The welcome in a chat just opened is no news.
    if (isNew && message.senderId !== userId && chat.messages.length > 1) notify(message);
    if (message.senderId === null) typing.hidden = true;
    compose.update();
  };

  column.showTyping = (chatId) => {
    if (chatId !== column.chatId) return;
    const wasAtBottom = isAtBottom();
    typing.hidden = false;
    if (wasAtBottom) toBottom();
  };

  column.read = () => {
    column.unread.delete(column.chatId);
    // Not at once: the click may be meant for the notification itself.
    setTimeout(() => toast.replaceChildren(), TOAST_LEAVES_MS);
    header.update();
  };

  column.send = async (text) => {
    const patience = setTimeout(() => column.showTyping(column.chatId), PATIENCE_MS);
    try {
      await api.send(userId, column.chatId, text);
    } catch {
      page.toast({ title: column.person.displayName, text: 'The sandbox cannot be reached. Is it still running?' });
    } finally {
      clearTimeout(patience);
      typing.hidden = true;
    }
  };

  column.handlersFor = (message) => ({
    execute: (verb, data) => api.invoke(userId, message.id, verb, data, 'manual'),
    submit: (data) => {
      const said = data?.msteams;
      if (said?.type === 'imBack' || said?.type === 'messageBack') return column.send(said.value ?? said.text ?? '').then(() => ({}));
      return api.submit(userId, message.id, data);
    },
    search: (query) => api.search(userId, message.id, query),
  });

  /** What the client does by itself when a card names this person in `refresh.userIds`, or on request. */
  column.refresh = async (message, trigger) => {
    const action = cardFor(message, userId)?.refresh?.action;
    const key = `${message.id} ${message.editedAt}`;
    if (!action || refreshing.has(key)) return;
    refreshing.add(key);
    await api.invoke(userId, message.id, action.verb ?? '', action.data ?? {}, trigger).catch(() => undefined);
    refreshing.delete(key);
  };

  function add(message) {
    const view = messageView(column, message);
    views.set(message.id, view);
    return view.element;
  }

  function show(message) {
    const wasAtBottom = isAtBottom();
    const view = views.get(message.id);
    if (view) view.update(message);
    else log.append(add(message));
    log.querySelector('.empty')?.remove();
    if (wasAtBottom || (!view && message.senderId === userId)) toBottom();
    refreshIfDue(message);
  }

  function notify(message) {
    if (page.isActive(column) && message.chatId === column.chatId) return;
    column.unread.set(message.chatId, (column.unread.get(message.chatId) ?? 0) + 1);
    if (message.senderId === null) popUp(message);
    header.update();
    page.onUnread();
  }

  function popUp(message) {
    const note = el(
      'button',
      { type: 'button', class: 'note', onclick: () => (message.chatId === column.chatId ? jumpTo(message) : column.openChat(message.chatId)) },
      el('strong', {}, message.chatId === column.chats[0].id ? page.botName : `${page.botName} in ${column.chats.find((chat) => chat.id === message.chatId).title}`),
      el('span', {}, summaryOf(message)),
    );
    toast.replaceChildren(note);
    setTimeout(() => note.remove(), TOAST_MS);
  }

  function jumpTo(message) {
    toast.replaceChildren();
    const element = views.get(message.id)?.element;
    element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element?.focus({ preventScroll: true });
  }

  function refreshVisible() {
    for (const message of column.chat().messages.slice(-REFRESHED_MESSAGES)) refreshIfDue(message);
  }

  function refreshIfDue(message) {
    const refresh = message.senderId === null && !message.deleted ? cardFor(message, userId)?.refresh : undefined;
    if (!refresh?.action || !refresh.userIds?.includes(column.person.memberId)) return;
    const own = message.personalCards[userId];
    if (own && Date.now() - Date.parse(own.at) < REFRESH_AFTER_MS) return;
    void column.refresh(message, 'automatic');
  }

  function emptyNote() {
    if (column.chat().messages.length > 0) return '';
    return el('p', { class: 'empty' }, column.chat().kind === 'personal' ? `This is where ${column.person.displayName} talks to ${page.botName}.` : `Everybody here reads along. ${page.botName} hears only what mentions it.`);
  }

  function isAtBottom() {
    return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  }

  function toBottom() {
    log.scrollTop = log.scrollHeight;
  }

  return column;
}

function dots() {
  return el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
}
