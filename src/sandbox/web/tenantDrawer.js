import { api } from './api.js';
import { el, icon } from './dom.js';

const described = {
  'graph.throttling': ['Directory is throttled', 'Microsoft Graph answers 429 and asks to wait'],
  'graph.outage': ['Directory is down', 'Microsoft Graph answers 503 to everything'],
  'graph.lag': ['Directory is slow to show changes', 'New members appear only after a while'],
  'teams.outage': ['Teams is down', 'Messages and edits of the bot are answered 503'],
};

/** The simulated tenant at a glance: what goes wrong on purpose, and who is in which group. */
export function tenantDrawer(page) {
  const faults = el('div', { class: 'faults' });
  const list = el('div', { class: 'groups' });
  const search = el('input', { type: 'search', class: 'search', 'aria-label': 'Search groups', placeholder: 'Group, owner or member', oninput: () => showGroups() });
  const close = el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: () => drawer.toggle(false) }, icon('close'));
  const element = el(
    'aside', { class: 'drawer', 'aria-label': 'Tenant', hidden: true },
    el('header', {}, el('h2', {}, 'Tenant'), close),
    el('div', { class: 'drawer-body' },
      el('h3', {}, 'Make things go wrong'), faults,
      el('h3', {}, 'Groups'), el('div', { class: 'search-row' }, icon('search'), search), list),
  );
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') drawer.toggle(false);
  });
  let groups = [];
  const open = new Set();

  const drawer = {
    element,
    get isOpen() {
      return !element.hidden;
    },
    toggle(show = element.hidden) {
      element.hidden = !show;
      document.body.classList.toggle('drawer-open', show);
      page.tenantButton.setAttribute('aria-expanded', String(show));
      if (show) void drawer.refresh().then(() => close.focus());
      else page.tenantButton.focus();
    },
    async refresh() {
      const tenant = await api.tenant().catch(() => undefined);
      if (!tenant) return;
      page.showTrouble(Object.values(tenant.faults).some((values) => Object.values(values).includes(true)));
      if (element.hidden) return;
      groups = tenant.groups;
      showFaults(tenant.faults);
      showGroups();
    },
  };

  function showFaults(state) {
    const focused = document.activeElement?.dataset?.fault;
    const rows = Object.entries(state).flatMap(([area, values]) =>
      Object.entries(values).filter(([, value]) => typeof value === 'boolean').map(([name, on]) => faultSwitch(area, name, on)),
    );
    faults.replaceChildren(...rows);
    faults.querySelector(`[data-fault="${focused}"]`)?.focus();
  }

  function faultSwitch(area, name, on) {
    const [title, detail] = described[`${area}.${name}`] ?? [name, ''];
    return el(
      'button',
      {
        type: 'button', role: 'switch', class: 'switch', 'aria-checked': String(on), 'aria-label': title, 'data-fault': `${area}.${name}`,
        onclick: async () => {
          await api.setFaults({ [area]: { [name]: !on } });
          await drawer.refresh();
        },
      },
      el('span', { class: 'switch-text' }, el('strong', {}, title), el('small', {}, detail)),
      el('span', { class: 'knob', 'aria-hidden': 'true' }),
    );
  }

  function showGroups() {
    const wanted = search.value.trim().toLowerCase();
    const found = groups.filter((group) =>
      [group.name, group.kind, ...group.owners.map((one) => one.name), ...group.members.map((one) => one.name)].some((word) => word.toLowerCase().includes(wanted)),
    );
    list.replaceChildren(...found.map(groupRow), found.length === 0 ? el('p', { class: 'none' }, groups.length === 0 ? 'The tenant has no groups to show.' : 'No group fits.') : '');
  }

  function groupRow(group) {
    return el(
      'details',
      { open: open.has(group.id), ontoggle: (event) => (event.target.open ? open.add(group.id) : open.delete(group.id)) },
      el('summary', {}, icon('chevron'), el('span', { class: 'group-name' }, el('strong', {}, group.name), el('small', {}, group.kind)), el('span', { class: 'count', title: 'Members' }, String(group.members.length), el('span', { class: 'sr' }, ' members'))),
      el('h4', {}, 'Owners'), names(group.owners, 'Nobody owns this group.'),
      el('h4', {}, 'Members'), names(group.members, 'Nobody is in this group.'),
    );
  }

  function names(people, none) {
    if (people.length === 0) return el('p', { class: 'none' }, none);
    return el('div', { class: 'names' }, people.map((one) =>
      page.personOf(one.id).unknown
        ? el('span', { class: 'chip' }, one.name)
        : el('button', { type: 'button', class: 'chip', title: `Put ${one.name} on a seat`, onclick: () => page.seat(one.id) }, one.name),
    ));
  }

  return drawer;
}
