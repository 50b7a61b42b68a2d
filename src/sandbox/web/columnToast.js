import { el } from './dom.js';
import { summaryOf } from './messageView.js';

const SHOWN_MS = 6000;
/** Not at once: the click that leads here may be meant for the notification itself. */
const LEAVES_MS = 700;

/** Teams' notification, in the column of the person who gets it. Pressing it leads to the message. */
export class ColumnToast {
  constructor(column) {
    this.column = column;
    this.element = el('div', { class: 'column-toast', role: 'status' });
  }

  show(message, chat) {
    const { column } = this;
    const title = chat.kind === 'personal' ? column.botName : `${column.botName} in ${chat.title}`;
    const note = el(
      'button',
      { type: 'button', class: 'note', onclick: () => this.#open(message) },
      el('strong', {}, title),
      el('span', {}, summaryOf(message)),
    );
    this.element.replaceChildren(note);
    setTimeout(() => note.remove(), SHOWN_MS);
  }

  leave() {
    const note = this.element.firstElementChild;
    if (note) setTimeout(() => note.remove(), LEAVES_MS);
  }

  hide() {
    this.element.replaceChildren();
  }

  async #open(message) {
    this.hide();
    if (message.chatId !== this.column.chatId) await this.column.openChat(message.chatId);
    this.column.log.jumpTo(message);
  }
}
