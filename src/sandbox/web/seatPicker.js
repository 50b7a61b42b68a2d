import { avatar, el, icon } from './dom.js';

/** Asks who should sit; resolves with a person's id, or undefined when nobody was chosen. */
export function pickPerson(people, seated) {
  return new Promise((resolve) => new SeatPicker(people, seated, resolve).open());
}

class SeatPicker {
  #chosen;

  constructor(people, seated, resolve) {
    this.people = people;
    this.seated = seated;
    this.list = el('ul', { class: 'people', onkeydown: (event) => this.#move(event) });
    this.search = el('input', {
      type: 'search',
      class: 'search',
      'aria-label': 'Search people',
      placeholder: 'Name, title or department',
      autocomplete: 'off',
      oninput: () => this.#show(),
      onkeydown: (event) => this.#leaveSearch(event),
    });
    const close = el(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: () => this.dialog.close() },
      icon('close'),
    );
    this.dialog = el(
      'dialog',
      { class: 'picker', 'aria-label': 'Who sits here?' },
      el('header', {}, el('h2', {}, 'Who sits here?'), close),
      el('div', { class: 'search-row' }, icon('search'), this.search),
      this.list,
    );
    this.dialog.addEventListener('close', () => {
      this.dialog.remove();
      resolve(this.#chosen);
    });
  }

  open() {
    document.body.append(this.dialog);
    this.#show();
    this.dialog.showModal();
    this.search.focus();
  }

  #show() {
    const words = fold(this.search.value).split(/\s+/).filter(Boolean);
    const found = this.people.filter((person) => {
      const text = fold([person.displayName, person.jobTitle, person.department].join(' '));
      return words.every((word) => text.includes(word));
    });
    this.list.replaceChildren(
      ...found.map((person) => this.#row(person)),
      found.length === 0 ? el('li', { class: 'none' }, 'Nobody is called that.') : '',
    );
  }

  #row(person) {
    const isSeated = this.seated.includes(person.id);
    const choose = () => {
      this.#chosen = person.id;
      this.dialog.close();
    };
    const about = [person.jobTitle, person.department].filter(Boolean).join(' · ');
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', disabled: isSeated, onclick: choose },
        avatar(person),
        el('span', { class: 'person' }, el('strong', {}, person.displayName), el('small', {}, about)),
        ...tags(person, isSeated),
      ),
    );
  }

  #leaveSearch(event) {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    // Else the key goes on to the button that gets the focus when the dialog closes.
    event.preventDefault();
    const [first] = this.#buttons();
    if (event.key === 'Enter') first?.click();
    else first?.focus();
  }

  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = this.#buttons();
    (buttons[buttons.indexOf(document.activeElement) + step] ?? this.search).focus();
    event.preventDefault();
  }

  #buttons() {
    return [...this.list.querySelectorAll('button:not(:disabled)')];
  }
}

function tags(person, isSeated) {
  const words = [
    isSeated && 'Seated',
    person.userType === 'Guest' && 'Guest',
    !person.accountEnabled && 'Disabled',
    person.accountEnabled && person.install === 'notInstalled' && 'Not added',
    person.install === 'blocked' && 'Blocked',
  ];
  return words.filter(Boolean).map((word) => el('span', { class: 'tag' }, word));
}

/** So that "zielinski" finds "Zieliński". */
function fold(text) {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o');
}
