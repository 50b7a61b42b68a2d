import { api } from './api.js';
import { el, icon } from './dom.js';
import { faultSwitches } from './faultSwitches.js';
import { GroupInspector } from './groupInspector.js';
import { PersonEditor } from './personEditor.js';

/** The simulated tenant at a glance: what goes wrong on purpose, and who is in which group. */
export class TenantDrawer {
  constructor(page) {
    this.page = page;
    this.faults = el('div', { class: 'faults' });
    this.groups = new GroupInspector(page);
    this.person = new PersonEditor(() => this.refresh());
    this.closeButton = el(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: () => this.toggle(false) },
      icon('close'),
    );
    this.element = el(
      'aside',
      { class: 'drawer', 'aria-label': 'Tenant', hidden: true },
      el('header', {}, el('h2', {}, 'Tenant'), this.closeButton),
      el(
        'div',
        { class: 'drawer-body' },
        el('h3', {}, 'Make things go wrong'),
        this.faults,
        el('h3', {}, 'Change a person'),
        this.person.element,
        el('h3', {}, 'Groups'),
        this.groups.element,
      ),
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.toggle(false);
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  toggle(show = this.element.hidden) {
    this.element.hidden = !show;
    document.body.classList.toggle('drawer-open', show);
    this.page.tenantButton.setAttribute('aria-expanded', String(show));
    if (!show) this.page.tenantButton.focus();
    else void this.refresh().then(() => this.closeButton.focus());
  }

  /** Reads the tenant again; what goes wrong is told on the button also while the drawer is closed. */
  async refresh() {
    const tenant = await api.tenant().catch(() => undefined);
    if (!tenant) return;
    this.page.showTrouble(
      Object.values(tenant.faults).some((values) => Object.values(values).includes(true)),
    );
    if (!this.isOpen) return;
    this.groups.show(tenant.groups);
    this.person.show(tenant.people);
    const focused = document.activeElement?.dataset?.fault;
    this.faults.replaceChildren(...faultSwitches(tenant.faults, () => this.refresh()));
    if (focused) this.faults.querySelector(`[data-fault="${focused}"]`)?.focus();
  }
}
