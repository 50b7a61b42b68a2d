import { api, listen } from './api.js';
import { prepareCards } from './cardView.js';
import { ChatColumn } from './chatColumn.js';
import { avatar, el, icon } from './dom.js';
import { summaryOf } from './messageView.js';
import { pickPerson } from './seatPicker.js';
import { TenantDrawer } from './tenantDrawer.js';
import { themeSwitch } from './theme.js';
import { topBar } from './topBar.js';

const SEATS_KEY = 'usher.seats';
const TOAST_MS = 9000;

await prepareCards();
const state = await api.state();
const people = new Map(state.people.map((person) => [person.id, person]));
const columns = new Map();
const seatsElement = document.getElementById('seats');
const tabsElement = document.getElementById('tabs');
let active;

/** What columns, drawer and top bar may ask of the page. */
const page = {
  botName: state.botName,
  linkDomain: state.linkDomain,
  personOf: (userId) =>
    people.get(userId) ?? { id: userId, displayName: 'Somebody', unknown: true, install: 'notInstalled' },
  isActive: (column) => column === active && document.hasFocus(),
  activate(column) {
    active = column;
    column.read();
    showTabs();
    page.onUnread();
  },
  setPerson(userId, change) {
    people.set(userId, { ...page.personOf(userId), ...change });
    columns.get(userId)?.redraw();
  },
  async seat(userId, inPlaceOf) {
    if (columns.has(userId)) {
      page.show(userId);
      return;
    }
    const column = new ChatColumn(page, userId);
    const old = columns.get(inPlaceOf);
    if (old) old.element.replaceWith(column.element);
    else seatsElement.append(column.element);
    const order = [...columns.keys()];
    columns.set(userId, column);
    if (old) {
      columns.delete(inPlaceOf);
      reorder(order.map((id) => (id === inPlaceOf ? userId : id)));
    }
    page.show(userId);
    remember();
    await column.load();
  },
  unseat(userId) {
    columns.get(userId)?.element.remove();
    columns.delete(userId);
    if (active?.userId === userId) active = columns.values().next().value;
    remember();
  },
  async pickSeat(inPlaceOf) {
    const userId = await pickPerson([...people.values()], [...columns.keys()]);
    if (userId) await page.seat(userId, inPlaceOf);
  },
  show(userId) {
    const column = columns.get(userId);
    page.activate(column);
    column.element.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  },
  onUnread() {
    const sum = [...columns.values()]
      .flatMap((column) => [...column.unread.values()])
      .reduce((total, count) => total + count, 0);
    document.title = sum > 0 ? `(${sum}) Usher sandbox` : 'Usher sandbox';
    showTabs();
  },
  toast({ title, text, action, run }) {
    const note = el(
      'div',
      { class: 'toast' },
      el('div', { class: 'toast-text' }, el('strong', {}, title), el('span', {}, text)),
    );
    if (action)
      note.append(
        el(
          'button',
          {
            type: 'button',
            class: 'primary',
            onclick: () => {
              note.remove();
              void run();
            },
          },
          action,
        ),
      );
    document.getElementById('toasts').append(note);
    setTimeout(() => note.remove(), TOAST_MS);
  },
  showTrouble(on) {
    page.tenantButton.classList.toggle('trouble', on);
  },
  /** Once somebody else than the first has pressed a button, the first story is told. */
  onPressed(column) {
    if (column !== columns.values().next().value) bar.startAgain();
  },
  async reset() {
    await api.reset();
  },
  async tryFirst(command) {
    const first = columns.values().next().value;
    if (!first) return;
    page.show(first.userId);
    await first.openChat(first.chats[0].id);
    await first.send(command);
  },
};

function reorder(order) {
  const known = new Map(columns);
  columns.clear();
  for (const userId of order) columns.set(userId, known.get(userId));
}

function remember() {
  localStorage.setItem(SEATS_KEY, JSON.stringify([...columns.keys()]));
  bar.update([...columns.values()].map((column) => column.person));
  seatsElement.classList.toggle('nobody', columns.size === 0);
  showTabs();
}

/** On a narrow screen one person is seen at a time, chosen by these tabs. */
function showTabs() {
  tabsElement.replaceChildren(
    ...[...columns.values()].map((column) => {
      const unread = [...column.unread.values()].reduce((sum, count) => sum + count, 0);
      column.element.classList.toggle('current', column === active);
      return el(
        'button',
        {
          type: 'button',
          'aria-current': column === active ? 'true' : 'false',
          onclick: () => page.show(column.userId),
        },
        avatar(column.person, 'small'),
        column.person.displayName.split(' ')[0],
        unread > 0 ? el('span', { class: 'badge small' }, String(unread)) : '',
      );
    }),
    el(
      'button',
      { type: 'button', 'aria-label': 'Seat somebody', onclick: () => page.pickSeat() },
      icon('add'),
    ),
  );
}

function onEvent(event) {
  if (event.type === 'message') onMessage(event);
  else if (event.type === 'personalCard') columns.get(event.userId)?.receive(event.message, false);
  else if (event.type === 'typing') for (const column of columns.values()) column.showTyping(event.chatId);
  else if (event.type === 'install') page.setPerson(event.userId, { install: event.state });
  else if (event.type === 'faults') void drawer.refresh();
  else if (event.type === 'reset') location.reload();
}

function onMessage({ message, isNew, userIds }) {
  let seen = false;
  for (const column of columns.values()) {
    if (!userIds.includes(column.userId)) continue;
    column.receive(message, isNew);
    seen = true;
  }
  const [userId] = userIds;
  if (isNew && !seen && message.senderId === null && userIds.length === 1) {
    const { displayName } = page.personOf(userId);
    page.toast({
      title: `${state.botName} to ${displayName}`,
      text: summaryOf(message),
      action: 'Seat',
      run: () => page.seat(userId),
    });
  }
  if (drawer.isOpen) void drawer.refresh();
}

const bar = topBar(page, {
  theme: themeSwitch(() => {
    for (const column of columns.values()) column.log.redraw();
  }),
  hasTenant: state.hasTenant,
  resetsAll: state.resetsAll,
  onTenant: () => drawer.toggle(),
});
const drawer = new TenantDrawer(page);
document.getElementById('top').replaceWith(bar.element);
document.body.append(drawer.element);
void drawer.refresh();
await listen(onEvent, () => {
  for (const column of columns.values()) void column.load();
});

const stored = JSON.parse(localStorage.getItem(SEATS_KEY) ?? 'null');
const seats = (Array.isArray(stored) && stored.length > 0 ? stored : state.seats).filter((userId) =>
  people.has(userId),
);
await Promise.all(seats.map((userId) => page.seat(userId)));
if (seats[0]) page.show(seats[0]);
document.body.classList.add('ready');
