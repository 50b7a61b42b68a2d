import { api } from './api.js';
import { el, icon } from './dom.js';

const commands = ['help', 'find sales', 'my requests', 'my groups', 'approvals'];

/** Suggested commands, the text box and what stands in their place when nothing can be sent. */
export function composer(column) {
  const { page, userId } = column;
  const label = `Message to ${page.botName} as ${column.person.displayName}`;
  const box = el('textarea', { rows: '1', 'aria-label': label, placeholder: 'Type a message', maxlength: '4000', oninput: grow });
  const send = el('button', { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send' }, icon('send'));
  const chips = el('div', { class: 'chips', role: 'group', 'aria-label': 'Suggested commands' });
  const form = el('form', { class: 'compose', onsubmit: submit }, box, send);
  const closed = el('div', { class: 'closed', hidden: true });
  const element = el('footer', { class: 'column-foot' }, chips, form, closed);

  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 120)}px`;
  }

  function submit(event) {
    event.preventDefault();
    const text = box.value.trim();
    if (text === '') return;
    box.value = '';
    grow();
    void column.send(text);
  }

  function update() {
    const chat = column.chat();
    const isGroup = chat?.kind === 'groupChat';
    const shut = isGroup ? undefined : whyClosed(column);
    form.hidden = chips.hidden = shut !== undefined;
    closed.hidden = shut === undefined;
    closed.replaceChildren(...(shut ?? []));
    box.placeholder = isGroup ? `Type a message or @${page.botName}` : 'Type a message';
    const last = chat?.messages.at(-1);
    const offered = last?.suggestions?.length ? last.suggestions : undefined;
    const wanted = offered ?? commands.map((command) => ({ title: command, value: command }));
    chips.replaceChildren(...(isGroup ? [{ title: `@${page.botName} help`, value: `@${page.botName} help` }] : wanted).map(chip));
  }

  function chip({ title, value }) {
    return el('button', { type: 'button', class: 'chip', onclick: () => void column.send(value) }, title);
  }

  function whyClosed({ person }) {
    if (!person.accountEnabled) return [el('p', {}, `The account of ${person.displayName} is disabled, so nobody can sign in with it.`)];
    if (person.install === 'notInstalled') {
      return [
        el('p', {}, `${person.displayName} has not added ${page.botName}, so its messages do not arrive here.`),
        button(`Add ${page.botName}`),
      ];
    }
    if (person.install === 'blocked') return [el('p', {}, `${person.displayName} has blocked ${page.botName}.`), button(`Unblock ${page.botName}`)];
    return undefined;
  }

  function button(title) {
    return el('button', { type: 'button', class: 'primary', onclick: async () => page.setPerson(userId, await api.settings(userId, { install: 'installed' })) }, title);
  }

  return { element, update };
}
