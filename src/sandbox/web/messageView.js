import { avatar, botAvatar, el, icon } from './dom.js';
import { fileView } from './fileView.js';
import { drawCard, markdownHtml } from './cardView.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

/** The card this person sees: their own answer, else the message's. */
export function cardFor(message, userId) {
  return message.personalCards[userId]?.card ?? message.cards[0];
}

/**
 * One message as an `article`. `update(message)` draws it again only when what this person sees has changed, so
 * that half-filled inputs survive unrelated news.
 */
export function messageView(column, first) {
  const article = el('article', { class: 'message', tabindex: '-1' });
  let shown = '';
  const view = {
    element: article,
    message: first,
    update(message, force = false) {
      view.message = message;
      const look = JSON.stringify([
        message.text,
        message.cards,
        message.file,
        cardFor(message, column.userId),
        message.deleted,
        message.notice,
        message.editedAt !== null,
      ]);
      if (look === shown && !force) return;
      const hadFocus = article.contains(document.activeElement);
      shown = look;
      draw(article, column, message);
      if (hadFocus && document.activeElement === document.body) article.focus({ preventScroll: true });
    },
  };
  view.update(first);
  return view;
}

/** The words a notification or a screen reader gets of a message. */
export function summaryOf(message) {
  if (message.deleted) return 'This message has been deleted.';
  return (
    message.summary ?? (message.text.replace(/[*_`]/g, '') || message.cards[0]?.fallbackText || 'Sent a card')
  );
}

function draw(article, column, message) {
  const isBot = message.senderId === null;
  const isOwn = message.senderId === column.userId;
  const sender = isBot ? { displayName: column.botName } : column.personOf(message.senderId);
  article.className = `message ${isBot ? 'from-bot' : isOwn ? 'own' : 'from-other'}`;
  article.setAttribute(
    'aria-label',
    `${isOwn ? 'You' : sender.displayName}, ${clock.format(new Date(message.sentAt))}`,
  );
  article.replaceChildren(
    isOwn ? '' : el('div', { class: 'message-face' }, isBot ? botAvatar() : avatar(sender)),
    el(
      'div',
      { class: 'message-body' },
      el(
        'div',
        { class: 'message-meta' },
        isOwn ? '' : el('span', { class: 'sender' }, sender.displayName),
        isBot ? el('span', { class: 'tag' }, 'App') : '',
        message.throughBot ? el('span', { class: 'tag' }, `via ${column.botName}`) : '',
        el('time', { datetime: message.sentAt }, clock.format(new Date(message.sentAt))),
        message.editedAt && !message.deleted ? el('span', { class: 'edited' }, 'Edited') : '',
      ),
      ...content(column, message, isBot),
      message.notice ? el('p', { class: 'notice error', role: 'alert' }, message.notice) : '',
    ),
  );
}

function content(column, message, isBot) {
  if (message.deleted) return [el('div', { class: 'bubble deleted' }, 'This message has been deleted.')];
  const parts = [];
  if (message.text !== '') parts.push(bubble(message, isBot));
  const card = cardFor(message, column.userId);
  if (message.file)
    parts.push(
      el(
        'div',
        { class: 'bubble' },
        fileView(message.file, column.handlersFor(message), message.senderId === column.userId),
      ),
    );
  if (card)
    parts.push(
      el(
        'div',
        { class: 'bubble has-card' },
        drawCard(card, column.handlersFor(message)),
        refreshButton(column, message, card),
      ),
    );
  return parts;
}

function bubble(message, isBot) {
  const box = el('div', { class: 'bubble' });
  if (isBot && message.textFormat !== 'plain') {
    box.innerHTML = markdownHtml(message.text);
    for (const link of box.querySelectorAll('a'))
      Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' });
  } else {
    box.textContent = message.text;
  }
  return box;
}

function refreshButton(column, message, card) {
  if (!card.refresh?.action) return '';
  return el(
    'button',
    {
      type: 'button',
      class: 'refresh',
      title: 'Refresh card',
      'aria-label': 'Refresh card',
      onclick: () => column.refresh(message, 'manual'),
    },
    icon('refresh'),
  );
}
