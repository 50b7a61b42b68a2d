import { el, icon } from './dom.js';

/** The tenant's groups with their owners and members; a name puts its person on a seat. */
export class GroupInspector {
  #groups = [];
  #open = new Set();

  constructor(page) {
    this.page = page;
    this.list = el('div', { class: 'groups' });
    this.search = el('input', {
      type: 'search',
      class: 'search',
      'aria-label': 'Search groups',
      placeholder: 'Group, owner or member',
      oninput: () => this.#draw(),
    });
    this.element = el('div', {}, el('div', { class: 'search-row' }, icon('search'), this.search), this.list);
  }

  show(groups) {
    // Drawing anew would take the focus and a half-made click away.
    if (JSON.stringify(groups) === JSON.stringify(this.#groups)) return;
    this.#groups = groups;
    this.#draw();
  }

  #draw() {
    const wanted = this.search.value.trim().toLowerCase();
    const wordsOf = (group) => [
      group.name,
      group.kind,
      ...[...group.owners, ...group.members].map((one) => one.name),
    ];
    const found = this.#groups.filter((group) =>
      wordsOf(group).some((word) => word.toLowerCase().includes(wanted)),
    );
    const none = this.#groups.length === 0 ? 'The tenant has no groups to show.' : 'No group fits.';
    this.list.replaceChildren(
      ...found.map((group) => this.#row(group)),
      found.length === 0 ? el('p', { class: 'none' }, none) : '',
    );
  }

  #row(group) {
    const remember = (event) => (event.target.open ? this.#open.add(group.id) : this.#open.delete(group.id));
    return el(
      'details',
      { open: this.#open.has(group.id), ontoggle: remember },
      el(
        'summary',
        {},
        icon('chevron'),
        el('span', { class: 'group-name' }, el('strong', {}, group.name), el('small', {}, group.kind)),
        el(
          'span',
          { class: 'count', title: 'Members' },
          String(group.members.length),
          el('span', { class: 'sr' }, ' members'),
        ),
      ),
      this.#link(group),
      el('h4', {}, 'Owners'),
      this.#names(group.owners, 'Nobody owns this group.'),
      el('h4', {}, 'Members'),
      this.#names(group.members, 'Nobody is in this group.'),
    );
  }

  /** To be pasted into a chat, where it unfolds. */
  #link(group) {
    if (!this.page.linkDomain) return '';
    return el('input', {
      type: 'text',
      class: 'group-link',
      readonly: true,
      'aria-label': `Link to ${group.name}`,
      value: `https://${this.page.linkDomain}/groups/${group.id}`,
      onfocus: (event) => event.target.select(),
    });
  }

  #names(people, none) {
    if (people.length === 0) return el('p', { class: 'none' }, none);
    return el(
      'div',
      { class: 'names' },
      people.map((one) =>
        this.page.personOf(one.id).unknown
          ? el('span', { class: 'chip' }, one.name)
          : el(
              'button',
              {
                type: 'button',
                class: 'chip',
                title: `Put ${one.name} on a seat`,
                onclick: () => this.page.seat(one.id),
              },
              one.name,
            ),
      ),
    );
  }
}
