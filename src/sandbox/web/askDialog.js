import { api } from './api.js';
import { drawCard } from './cardView.js';
import { el, icon } from './dom.js';

/** The app's action command: a dialog with its card, sent and answered until the app closes it. Resolves when it is closed. */
export async function openAskDialog(column) {
  const { userId, chatId } = column;
  const ask = (step, more) =>
    api
      .compose(userId, chatId, step, more)
      .catch(() => ({ outcome: 'error', text: 'The sandbox cannot be reached. Is it still running?' }));
  const title = el('h2', {}, 'Request a group');
  const content = el('div', { class: 'ask-content' });
  const close = el(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: () => dialog.close() },
    icon('close'),
  );
  const dialog = el(
    'dialog',
    { class: 'picker ask', 'aria-label': 'Request a group' },
    el('header', {}, title, close),
    content,
  );

  function show(answer) {
    if (answer.outcome !== 'dialog') {
      content.replaceChildren(el('p', { role: 'status' }, answer.text ?? ''));
      close.focus();
      return;
    }
    title.textContent = answer.title;
    dialog.setAttribute('aria-label', answer.title);
    content.replaceChildren(
      drawCard(answer.card, {
        submit: async (data) => {
          show(await ask('submitDialog', { data }));
          return {};
        },
        search: (query) => api.search(userId, undefined, query),
      }),
    );
    content.querySelector('input, textarea')?.focus();
  }

  document.body.append(dialog);
  dialog.showModal();
  show(await ask('openDialog'));
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  dialog.remove();
}
