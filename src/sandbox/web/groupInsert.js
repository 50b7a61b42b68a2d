import { api } from './api.js';
import { openAskDialog } from './askDialog.js';
import { el, icon } from './dom.js';

const SEARCH_DELAY_MS = 250;

/**
 * The app beside the compose box: a button, and a panel in which a group is searched and chosen. `choose(card)` takes
 * the card of the one that was. Arrow keys move through the list, Escape closes it.
 */
export function groupInsert(column, choose) {
  const label = 'Insert a group';
  const button = el(
    'button',
    { type: 'button', class: 'send', 'aria-label': label, title: label, 'aria-expanded': 'false' },
    el('img', { src: '/_sandbox/web/usher.svg', alt: '', width: 20, height: 20 }),
  );
  const search = el('input', {
    type: 'search',
    class: 'search',
    'aria-label': 'Search groups',
    placeholder: 'Name or topic',
    autocomplete: 'off',
  });
  const list = el('ul', { class: 'found', 'aria-label': 'Groups' });
  const note = el('p', { class: 'none', role: 'status', hidden: true });
  const ask = el('button', { type: 'button', class: 'secondary' }, 'Request a group');
  const element = el(
    'div',
    { class: 'insert', role: 'dialog', 'aria-label': label, hidden: true },
    el('div', { class: 'search-row' }, icon('search'), search),
    note,
    list,
    el('div', { class: 'insert-foot' }, ask),
  );
  let asked = 0;
  let timer;

  function open(on) {
    element.hidden = !on;
    button.setAttribute('aria-expanded', String(on));
    if (!on) return;
    search.value = '';
    search.focus();
    void show();
  }

  function close() {
    open(false);
    button.focus();
  }

  /** An answer to what is no longer in the box is dropped. */
  async function show() {
    const mine = (asked += 1);
    const answer = await api
      .compose(column.userId, column.chatId, 'search', { text: search.value.trim() })
      .catch(() => ({ outcome: 'error', text: 'The sandbox cannot be reached. Is it still running?' }));
    if (mine !== asked) return;
    const results = answer.outcome === 'results' ? answer.results : [];
    list.replaceChildren(...results.map(row));
    note.textContent = answer.text ?? (results.length === 0 ? 'There is nothing to choose from.' : '');
    note.hidden = note.textContent === '';
  }

  function row({ title, text, card }) {
    const take = () => {
      open(false);
      choose(card);
    };
    // A line of the list may hold a little HTML; shown as text, its entities are read first.
    const words = (html) => new DOMParser().parseFromString(html, 'text/html').body.textContent;
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', onclick: take },
        el('strong', {}, words(title)),
        el('small', {}, words(text)),
      ),
    );
  }

  function move(event) {
    const rows = [...list.querySelectorAll('button')];
    const at = rows.indexOf(document.activeElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') rows[at + 1]?.focus();
    else if (event.key === 'ArrowUp') (rows[at - 1] ?? search).focus();
    else if (event.key === 'Enter' && document.activeElement === search) rows[0]?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  button.addEventListener('click', () => open(element.hidden));
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, SEARCH_DELAY_MS);
  });
  element.addEventListener('keydown', move);
  ask.addEventListener('click', () => {
    open(false);
    void openAskDialog(column).then(() => button.focus());
  });
  return { button, element };
}
