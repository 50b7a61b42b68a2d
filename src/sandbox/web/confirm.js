import { el } from './dom.js';

/** Asks before something that cannot be undone; resolves with true for yes. */
export function confirm(title, text, action) {
  return new Promise((resolve) => {
    const dialog = el('dialog', { class: 'confirm', 'aria-label': title });
    const button = (look, words, answer) =>
      el('button', { type: 'button', class: look, onclick: () => dialog.close(answer) }, words);
    const buttons = [button('secondary', 'Cancel', ''), button('primary', action, 'yes')];
    dialog.append(el('h2', {}, title), el('p', {}, text), el('div', { class: 'confirm-actions' }, buttons));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
