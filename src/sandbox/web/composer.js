import { api } from './api.js';
import { fileField } from './fileField.js';
import { draftCard } from './draftCard.js';
import { el, icon } from './dom.js';
import { GroupInsert } from './groupInsert.js';
import { unfoldLinks } from './linkUnfold.js';

const commands = ['help', 'find sales', 'my requests', 'my groups', 'approvals'];
const TALLEST_PX = 120;

/** Suggested commands, the text box and what stands in their place when nothing can be sent. */
export function composer(column) {
  const chips = el('div', { class: 'chips', role: 'group', 'aria-label': 'Suggested commands' });
  const { form, box, draft, insert, attachment } = messageForm(column);
  const closed = el('div', { class: 'closed', hidden: true });
  const element = el('footer', { class: 'column-foot' }, chips, insert.element, draft.element, form, closed);

  function update() {
    const { chat } = column;
    const isGroup = chat?.kind === 'groupChat';
    const withBot = chat?.withoutBot !== true;
    const shut = isGroup ? undefined : whyClosed(column);
    form.hidden = chips.hidden = shut !== undefined;
    if (shut) insert.element.hidden = draft.element.hidden = true;
    closed.hidden = shut === undefined;
    closed.replaceChildren(...(shut ?? []));
    box.placeholder = isGroup && withBot ? `Type a message or @${column.botName}` : 'Type a message';
    chips.replaceChildren(...(withBot ? suggestions(column, chat, isGroup) : []));
    attachment.element.hidden = isGroup;
  }

  return { element, update };
}

/** Enter sends, Shift and Enter begin a line. */
function messageForm(column) {
  const label = `Message to ${column.botName} as ${column.person.displayName}`;
  const box = el('textarea', {
    rows: '1',
    'aria-label': label,
    placeholder: 'Type a message',
    maxlength: '4000',
  });
  const draft = draftCard(column);
  const insert = new GroupInsert(column, (card) => {
    draft.put(card);
    box.focus();
  });
  unfoldLinks(column, box, draft);
  const attachment = fileField();
  const form = el(
    'form',
    { class: 'compose' },
    attachment.element,
    box,
    insert.button,
    el('button', { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send' }, icon('send')),
  );
  const grow = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, TALLEST_PX)}px`;
  };
  box.addEventListener('input', grow);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value.trim();
    const file = attachment.take();
    if (text === '' && draft.isEmpty() && !file) return;
    box.value = '';
    grow();
    const card = draft.take();
    void (file ? file.then((read) => column.send(text, card, read)) : column.send(text, card));
  });
  return { form, box, draft, insert, attachment };
}

/** The bot's own suggestions while its message is the last, else the commands everybody may want. */
function suggestions(column, chat, isGroup) {
  const offered = chat?.messages.at(-1)?.suggestions ?? [];
  const usual = (isGroup ? [`@${column.botName} help`] : commands).map((text) => ({
    title: text,
    value: text,
  }));
  return (offered.length > 0 ? offered : usual).map(({ title, value }) =>
    el('button', { type: 'button', class: 'chip', onclick: () => void column.send(value) }, title),
  );
}

function whyClosed(column) {
  const { person, botName, page, userId } = column;
  const install = async () => page.setPerson(userId, await api.settings(userId, { install: 'installed' }));
  const button = (title) => el('button', { type: 'button', class: 'primary', onclick: install }, title);
  if (!person.accountEnabled)
    return [el('p', {}, `The account of ${person.displayName} is disabled, so nobody can sign in with it.`)];
  if (person.install === 'blocked')
    return [el('p', {}, `${person.displayName} has blocked ${botName}.`), button(`Unblock ${botName}`)];
  if (person.install === 'installed') return undefined;
  return [
    el('p', {}, `${person.displayName} has not added ${botName}, so its messages do not arrive here.`),
    button(`Add ${botName}`),
  ];
}
