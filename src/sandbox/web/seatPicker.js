import { avatar, el, icon } from './dom.js';

/** Asks who should sit; resolves with a person's id, or undefined when nobody was chosen. */
export function pickPerson(people, seated) {
  return new Promise((resolve) => {
    const list = el('ul', { class: 'people' });
    const search = el('input', { type: 'search', class: 'search', 'aria-label': 'Search people', placeholder: 'Name, title or department', autocomplete: 'off', oninput: show });
    const close = el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close'));
    const dialog = el(
      'dialog', { class: 'picker', 'aria-label': 'Who sits here?', onclose: end },
      el('header', {}, el('h2', {}, 'Who sits here?'), close),
      el('div', { class: 'search-row' }, icon('search'), search),
      list,
    );
    let chosen;

    function end() {
      dialog.remove();
      resolve(chosen);
    }

    function show() {
      const words = fold(search.value).split(/\s+/).filter(Boolean);
      const found = people.filter((person) => {
        const text = fold([person.displayName, person.jobTitle, person.department].join(' '));
        return words.every((word) => text.includes(word));
      });
      list.replaceChildren(...found.map(row), found.length === 0 ? el('li', { class: 'none' }, 'Nobody is called that.') : '');
    }

    function row(person) {
      const taken = seated.includes(person.id);
      return el(
        'li', {},
        el(
          'button',
          {
            type: 'button', disabled: taken,
            onclick: () => {
              chosen = person.id;
              dialog.close();
            },
          },
          avatar(person),
          el('span', { class: 'person' }, el('strong', {}, person.displayName), el('small', {}, [person.jobTitle, person.department].filter(Boolean).join(' · '))),
          ...tags(person, taken),
        ),
      );
    }

    search.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
      // Else the key goes on to the button that gets the focus when the dialog closes.
      event.preventDefault();
      if (event.key === 'Enter') list.querySelector('button:not(:disabled)')?.click();
      else list.querySelector('button:not(:disabled)')?.focus();
    });
    list.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const buttons = [...list.querySelectorAll('button:not(:disabled)')];
      buttons[buttons.indexOf(document.activeElement) + step]?.focus();
      event.preventDefault();
    });
    document.body.append(dialog);
    show();
    dialog.showModal();
    search.focus();
  });
}

function tags(person, taken) {
  const words = [
    taken && 'Seated', person.userType === 'Guest' && 'Guest', !person.accountEnabled && 'Disabled',
    person.accountEnabled && person.install === 'notInstalled' && 'Not added', person.install === 'blocked' && 'Blocked',
  ];
  return words.filter(Boolean).map((word) => el('span', { class: 'tag' }, word));
}

/** So that "zielinski" finds "Zieliński". */
function fold(text) {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/ß/g, 'ss').replace(/ø/g, 'o');
}
