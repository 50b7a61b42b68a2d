import { api } from './api.js';
import { openAskDialog } from './askDialog.js';
import { el, icon } from './dom.js';

const SEARCH_DELAY_MS = 250;
const LABEL = 'Insert a group';

/**
 * The app beside the compose box: a button, and a panel in which a group is searched and chosen. `choose(card)` takes
 * the card of the one that was. Arrow keys move through the list, Escape closes it.
 */
export class GroupInsert {
  #asked = 0;
  #timer;

  constructor(column, choose) {
    this.column = column;
    this.choose = choose;
    const sign = el('img', { src: '/_sandbox/web/usher.svg', alt: '', width: 20, height: 20 });
    const look = { class: 'send', 'aria-label': LABEL, title: LABEL, 'aria-expanded': 'false' };
    this.button = el(
      'button',
      { type: 'button', ...look, onclick: () => this.#open(this.element.hidden) },
      sign,
    );
    this.search = el('input', {
      type: 'search',
      class: 'search',
      'aria-label': 'Search groups',
      placeholder: 'Name or topic',
      autocomplete: 'off',
      oninput: () => this.#searchSoon(),
    });
    this.list = el('ul', { class: 'found', 'aria-label': 'Groups' });
    this.note = el('p', { class: 'none', role: 'status', hidden: true });
    const ask = el(
      'button',
      { type: 'button', class: 'secondary', onclick: () => this.#ask() },
      'Request a group',
    );
    this.element = el(
      'div',
      {
        class: 'insert',
        role: 'dialog',
        'aria-label': LABEL,
        hidden: true,
        onkeydown: (event) => this.#move(event),
      },
      el('div', { class: 'search-row' }, icon('search'), this.search),
      this.note,
      this.list,
      el('div', { class: 'insert-foot' }, ask),
    );
  }

  #open(on) {
    this.element.hidden = !on;
    this.button.setAttribute('aria-expanded', String(on));
    if (!on) return;
    this.search.value = '';
    this.search.focus();
    void this.#show();
  }

  #searchSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), SEARCH_DELAY_MS);
  }

  /** An answer to what is no longer in the box is dropped. */
  async #show() {
    const mine = (this.#asked += 1);
    const { userId, chatId } = this.column;
    const answer = await api
      .compose(userId, chatId, 'search', { text: this.search.value.trim() })
      .catch(() => ({ outcome: 'error', text: 'The sandbox cannot be reached. Is it still running?' }));
    if (mine !== this.#asked) return;
    const results = answer.outcome === 'results' ? answer.results : [];
    this.list.replaceChildren(...results.map((result) => this.#row(result)));
    this.note.textContent = answer.text ?? (results.length === 0 ? 'There is nothing to choose from.' : '');
    this.note.hidden = this.note.textContent === '';
  }

  #row({ title, text, card }) {
    const take = () => {
      this.#open(false);
      this.choose(card);
    };
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', onclick: take },
        el('strong', {}, plain(title)),
        el('small', {}, plain(text)),
      ),
    );
  }

  #move(event) {
    const rows = [...this.list.querySelectorAll('button')];
    const at = rows.indexOf(document.activeElement);
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'ArrowDown') rows[at + 1]?.focus();
    else if (event.key === 'ArrowUp') (rows[at - 1] ?? this.search).focus();
    else if (event.key === 'Enter' && document.activeElement === this.search) rows[0]?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #close() {
    this.#open(false);
    this.button.focus();
  }

  async #ask() {
    this.#open(false);
    await openAskDialog(this.column);
    this.button.focus();
  }
}

/** A line of the list may hold a little HTML; it is shown as text. */
function plain(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}
