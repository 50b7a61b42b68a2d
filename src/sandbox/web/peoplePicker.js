/* global AdaptiveCards */
import { el, icon } from './dom.js';

const SEARCH_DELAY_MS = 250;
let pickers = 0;

/** True for choices that Teams fills with people of the directory by itself. */
function takesPeople(input) {
  return (input.choicesData?.dataset ?? '').startsWith('graph.microsoft.com/users');
}

/**
 * Draws inputs of the people dataset as Teams does: a box to search in, and the people picked above it. The library
 * knows the dataset but draws nothing for several choices. `root.searchPeople(text)` answers `{choices}`.
 */
export function registerPeoplePicker() {
  class ChoicesOrPeople extends AdaptiveCards.ChoiceSetInput {
    searched = new Map();

    internalRender() {
      if (!takesPeople(this)) return super.internalRender();
      this.picked ??= new Map(
        (this.defaultValue ?? '')
          .split(',')
          .filter(Boolean)
          .map((id) => [id, id]),
      );
      const { element, box } = drawPicker(this);
      this.peopleBox = box;
      return element;
    }

    isSet() {
      return takesPeople(this) ? this.picked.size > 0 : super.isSet();
    }

    isValid() {
      if (takesPeople(this)) return true;
      return [...this.searched.values()].includes(this.value) || super.isValid();
    }

    focus() {
      if (takesPeople(this)) this.peopleBox.focus();
      else super.focus();
    }

    renderChoices(text, choices) {
      for (const { title, value } of choices) this.searched.set(title, value);
      super.renderChoices(text, choices);
    }

    /** The renderer knows no value of a choice that was searched for, and gives its title; Teams gives the value. */
    searchedValue(value) {
      return this.searched.get(value) ?? value;
    }

    get value() {
      return takesPeople(this) ? [...(this.picked?.keys() ?? [])].join(',') : this.searchedValue(super.value);
    }
  }
  AdaptiveCards.GlobalRegistry.elements.register('Input.ChoiceSet', ChoicesOrPeople);
}

function drawPicker(input) {
  const id = `people-${++pickers}`;
  const search = (text) => input.getRootElement().searchPeople(text);
  const chosen = el('div', { class: 'picked' });
  const list = el('ul', {
    class: 'people-found',
    role: 'listbox',
    id,
    'aria-label': input.label,
    hidden: true,
  });
  const box = el('input', {
    type: 'text',
    class: 'ac-input people-box',
    role: 'combobox',
    autocomplete: 'off',
    'aria-label': input.label,
    'aria-controls': id,
    'aria-expanded': 'false',
    placeholder: input.placeholder,
  });
  const redraw = () =>
    chosen.replaceChildren(...[...input.picked].map(([value, name]) => chip(input, value, name, redraw)));
  const show = (choices) => {
    list.replaceChildren(
      ...choices.filter(({ value }) => !input.picked.has(value)).map((one) => option(one, pick)),
    );
    list.hidden = list.children.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
  };
  const pick = ({ title, value }) => {
    if (!input.isMultiSelect) input.picked.clear();
    input.picked.set(value, title);
    box.value = '';
    show([]);
    redraw();
    box.focus();
  };
  searchAsTyped(box, search, show);
  redraw();
  void nameThose(input, search).then(redraw);
  box.addEventListener('keydown', (event) => moveInto(event, list, show));
  list.addEventListener('keydown', (event) => moveWithin(event, list, box, show));
  return { element: el('div', { class: 'people-picker' }, chosen, box, list), box };
}

function searchAsTyped(box, search, show) {
  let timer;
  box.addEventListener('input', () => {
    const text = box.value;
    clearTimeout(timer);
    if (text.trim() === '') return show([]);
    timer = setTimeout(async () => {
      const { choices = [] } = await search(text).catch(() => ({}));
      if (box.value === text) show(choices);
    }, SEARCH_DELAY_MS);
  });
}

/** Who was picked on an earlier card is known by id only. */
async function nameThose(input, search) {
  for (const id of input.picked.keys()) {
    const { choices = [] } = await search(id).catch(() => ({}));
    if (choices[0] && input.picked.has(id)) input.picked.set(id, choices[0].title);
  }
}

function chip(input, value, name, redraw) {
  const remove = () => {
    input.picked.delete(value);
    redraw();
    input.focus();
  };
  const close = el(
    'button',
    { type: 'button', 'aria-label': `Remove ${name}`, onclick: remove },
    icon('close'),
  );
  return el('span', { class: 'pick' }, name, close);
}

function option(choice, pick) {
  return el(
    'li',
    {
      role: 'option',
      tabindex: '-1',
      onclick: () => pick(choice),
      onkeydown: (event) => {
        if (event.key === 'Enter' || event.key === ' ') pick(choice);
      },
    },
    el('span', {}, choice.title),
    choice.subtitle ? el('span', { class: 'about' }, choice.subtitle) : undefined,
  );
}

function moveInto(event, list, show) {
  if (event.key === 'Escape') show([]);
  if (event.key === 'Enter') event.preventDefault();
  if (event.key !== 'ArrowDown' || list.hidden) return;
  event.preventDefault();
  list.firstElementChild.focus();
}

function moveWithin(event, list, box, show) {
  if (!['ArrowDown', 'ArrowUp', 'Escape', 'Enter', ' '].includes(event.key)) return;
  event.preventDefault();
  const at = document.activeElement;
  if (event.key === 'ArrowDown') at.nextElementSibling?.focus();
  if (event.key === 'ArrowUp') (at.previousElementSibling ?? box).focus();
  if (event.key !== 'Escape') return;
  show([]);
  box.focus();
}
