import { api } from './api.js';
import { el } from './dom.js';

const fields = {
  department: 'Department',
  jobTitle: 'Job title',
  city: 'City',
  country: 'Country',
};

/** Changes what membership rules go by, as an administrator would in the portal. */
export class PersonEditor {
  #people = [];

  constructor(onChanged) {
    this.onChanged = onChanged;
    this.choice = el('select', { 'aria-label': 'Person', onchange: () => this.#fill() });
    this.inputs = Object.fromEntries(
      Object.entries(fields).map(([name, title]) => [
        name,
        el('input', { type: 'text', 'aria-label': title, placeholder: title }),
      ]),
    );
    this.enabled = el('input', { type: 'checkbox' });
    this.said = el('p', { class: 'none', role: 'status' });
    this.element = el(
      'form',
      { class: 'person-editor', onsubmit: (event) => this.#save(event) },
      this.choice,
      ...Object.entries(fields).map(([name, title]) => el('label', {}, title, this.inputs[name])),
      el('label', { class: 'check' }, this.enabled, 'The account is enabled'),
      el('button', { type: 'submit' }, 'Change'),
      this.said,
    );
  }

  show(people) {
    const isSame = JSON.stringify(people) === JSON.stringify(this.#people);
    if (isSame) return;
    const chosen = this.choice.value;
    this.#people = people;
    this.choice.replaceChildren(...people.map(({ id, name }) => el('option', { value: id }, name)));
    if (people.some(({ id }) => id === chosen)) this.choice.value = chosen;
    // What is being typed stays.
    if (!this.element.contains(document.activeElement)) this.#fill();
  }

  #fill() {
    const person = this.#people.find(({ id }) => id === this.choice.value);
    if (!person) return;
    for (const name of Object.keys(fields)) this.inputs[name].value = person[name];
    this.enabled.checked = person.accountEnabled;
    this.said.textContent = '';
  }

  async #save(event) {
    event.preventDefault();
    const texts = Object.keys(fields).map((name) => [name, this.inputs[name].value.trim()]);
    const change = { ...Object.fromEntries(texts), accountEnabled: this.enabled.checked };
    const isDone = await api.setAttributes(this.choice.value, change).then(
      () => true,
      () => false,
    );
    this.said.textContent = isDone
      ? 'Changed. Rules follow in a moment.'
      : 'That did not work. Please try again.';
    await this.onChanged();
  }
}
