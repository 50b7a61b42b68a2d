import { api } from './api.js';
import { avatar, el, icon } from './dom.js';
import { menuButton } from './menu.js';

const languages = [
  ['en-GB', 'English'],
  ['de-DE', 'Deutsch'],
];

/** Who sits here, their chats as tabs, and what can be changed about them. Built once: a click must find its button. */
export function columnHeader(column) {
  const badge = el('span', { class: 'badge', title: 'Unread messages', hidden: true });
  const tabs = chatTabs(column);
  const element = el('header', { class: 'column-head' }, nameRow(column, badge), tabs.element);

  function update() {
    const unread = [...column.unread.values()].reduce((sum, count) => sum + count, 0);
    badge.hidden = unread === 0;
    badge.replaceChildren(String(unread), el('span', { class: 'sr' }, ' unread'));
    tabs.update();
  }

  return { element, update };
}

function nameRow(column, badge) {
  const { page, userId, person } = column;
  const { displayName } = person;
  const guest = person.userType === 'Guest' ? el('span', { class: 'tag' }, 'Guest') : '';
  const about = [person.jobTitle, person.department].filter(Boolean).join(' · ');
  const leave = { class: 'quiet', 'aria-label': `Close ${displayName}`, title: 'Leave the seat' };
  return el(
    'div',
    { class: 'who' },
    avatar(person, 'large'),
    el('div', { class: 'who-text' }, el('h2', {}, displayName, guest), el('p', { title: about }, about)),
    badge,
    menuButton(`Options for ${displayName}`, () => options(column)),
    el('button', { type: 'button', ...leave, onclick: () => page.unseat(userId) }, icon('close')),
  );
}

function chatTabs(column) {
  const label = `Chats of ${column.person.displayName}`;
  const element = el('div', { class: 'chat-tabs', role: 'tablist', 'aria-label': label, hidden: true });
  const tabs = new Map();

  function tabOf(chat) {
    if (!tabs.has(chat.id)) {
      const count = el('span', { class: 'badge small' });
      const title = chat.kind === 'personal' ? chat.title : `# ${chat.title}`;
      const open = () => column.openChat(chat.id);
      const button = el('button', { type: 'button', role: 'tab', onclick: open }, title, count);
      element.append(button);
      tabs.set(chat.id, { button, count });
    }
    return tabs.get(chat.id);
  }

  function update() {
    element.hidden = column.chats.length < 2;
    for (const chat of column.chats) {
      const { button, count } = tabOf(chat);
      const unread = chat.id === column.chatId ? 0 : (column.unread.get(chat.id) ?? 0);
      button.setAttribute('aria-selected', String(chat.id === column.chatId));
      count.hidden = unread === 0;
      count.textContent = String(unread);
    }
  }

  return { element, update };
}

function options({ page, userId, person, botName }) {
  const change = (settings) => async () => {
    page.setPerson(userId, await api.settings(userId, settings));
  };
  const install = (label, state) => ({ label, run: change({ install: state }) });
  const installs =
    person.install === 'installed'
      ? [install(`Remove ${botName} (uninstall)`, 'notInstalled'), install(`Block ${botName}`, 'blocked')]
      : [
          install(
            person.install === 'blocked' ? `Unblock ${botName}` : `Add ${botName} (install)`,
            'installed',
          ),
        ];
  return [
    { label: 'Put somebody else here', run: () => page.pickSeat(userId) },
    ...(person.accountEnabled ? installs : []),
    ...languages.map(([locale, name]) => ({
      label: `Language: ${name}`,
      checked: (person.locale ?? 'en-GB') === locale,
      run: change({ locale }),
    })),
  ];
}
