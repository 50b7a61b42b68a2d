import { api } from './api.js';
import { avatar, el, icon } from './dom.js';
import { menuButton } from './menu.js';

const languages = [['en-GB', 'English'], ['de-DE', 'Deutsch']];

/** Who sits here, their chats as tabs, and what can be changed about them. Built once: a click must find its button. */
export function columnHeader(column) {
  const { page, userId, person } = column;
  const badge = el('span', { class: 'badge', title: 'Unread messages', hidden: true });
  const tabs = el('div', { class: 'chat-tabs', role: 'tablist', 'aria-label': `Chats of ${person.displayName}`, hidden: true });
  const tabButtons = new Map();
  const element = el(
    'header', { class: 'column-head' },
    el(
      'div', { class: 'who' },
      avatar(person, 'large'),
      el(
        'div', { class: 'who-text' },
        el('h2', {}, person.displayName, person.userType === 'Guest' ? el('span', { class: 'tag' }, 'Guest') : ''),
        el('p', {}, [person.jobTitle, person.department].filter(Boolean).join(' · ')),
      ),
      badge,
      menuButton(`Options for ${person.displayName}`, () => options(column)),
      el('button', { type: 'button', class: 'quiet', 'aria-label': `Close ${person.displayName}`, title: 'Leave the seat', onclick: () => page.unseat(userId) }, icon('close')),
    ),
    tabs,
  );

  function update() {
    const unread = [...column.unread.values()].reduce((sum, count) => sum + count, 0);
    badge.hidden = unread === 0;
    badge.replaceChildren(String(unread), el('span', { class: 'sr' }, ' unread'));
    tabs.hidden = column.chats.length < 2;
    for (const chat of column.chats) updateTab(chat);
  }

  function updateTab(chat) {
    if (!tabButtons.has(chat.id)) {
      const count = el('span', { class: 'badge small' });
      const button = el('button', { type: 'button', role: 'tab', onclick: () => column.openChat(chat.id) }, chat.kind === 'personal' ? chat.title : `# ${chat.title}`, count);
      tabs.append(button);
      tabButtons.set(chat.id, { button, count });
    }
    const { button, count } = tabButtons.get(chat.id);
    const unread = chat.id === column.chatId ? 0 : (column.unread.get(chat.id) ?? 0);
    button.setAttribute('aria-selected', String(chat.id === column.chatId));
    count.hidden = unread === 0;
    count.textContent = String(unread);
  }

  return { element, update };
}

function options({ page, userId, person }) {
  const change = (settings) => async () => {
    page.setPerson(userId, await api.settings(userId, settings));
  };
  const entries = [{ label: 'Put somebody else here', run: () => page.pickSeat(userId) }];
  if (person.accountEnabled && person.install === 'installed') {
    entries.push({ label: `Remove ${page.botName} (uninstall)`, run: change({ install: 'notInstalled' }) });
    entries.push({ label: `Block ${page.botName}`, run: change({ install: 'blocked' }) });
  } else if (person.accountEnabled) {
    entries.push({ label: person.install === 'blocked' ? `Unblock ${page.botName}` : `Add ${page.botName} (install)`, run: change({ install: 'installed' }) });
  }
  for (const [locale, name] of languages) {
    entries.push({ label: `Language: ${name}`, checked: (person.locale ?? 'en-GB') === locale, run: change({ locale }) });
  }
  return entries;
}
