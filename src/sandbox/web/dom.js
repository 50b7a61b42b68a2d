/**
 * Makes an element. Strings become text, never markup. `on…` properties are listeners, `class` and `aria-…`
 * attributes; `false`, `null` and `undefined` leave a property out.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

const shapes = {
  send: 'M3 3.5 17.5 10 3 16.5l2-6.5zM5 10h7',
  attach:
    'M15.5 9.5 10 15a3.500 3.500 0 0 1-5-5l6.500-6.500a2.300 2.300 0 0 1 3.300 3.300L8.500 13a1.200 1.200 0 0 1-1.700-1.700L12 6',
  file: 'M5 2.500h6.500L15.500 6.500v11H5zM11.500 2.500v4h4',
  close: 'M5 5l10 10M15 5 5 15',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c.6-3 2.9-4.5 6-4.5s5.4 1.5 6 4.5',
  add: 'M10 4v12M4 10h12',
  tenant: 'M4 17V5l6-2 6 2v12M8 8h.01M12 8h.01M8 11.5h.01M12 11.5h.01M8.5 17v-2.5h3V17M2.5 17h15',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.300l1.1 1.100M14.6 14.600l1.1 1.100M15.7 4.300l-1.1 1.100M5.4 14.600l-1.1 1.1',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  auto: 'M3 4.5h14v9H3zM7.5 17h5M10 13.5V17',
  reset: 'M4 10a6 6 0 1 0 2-4.5M6 2.5v3h3',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  refresh: 'M16 10a6 6 0 1 1-2-4.5M14 2.5v3h-3',
  chevron: 'M7.5 5l5 5-5 5',
};

/** A line drawing that is only decoration: what it means is said in words beside it or in a label. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

/** Initials on a colour that stays with the person. */
export function avatar(person, size = '') {
  const words = person.displayName.split(/\s+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('');
  let sum = 0;
  for (const letter of person.displayName) sum = (sum * 31 + letter.codePointAt(0)) % 997;
  return el('span', { class: `avatar hue${sum % 8} ${size}`, 'aria-hidden': 'true' }, initials.toUpperCase());
}

export function botAvatar() {
  return el('img', { class: 'avatar bot', src: '/_sandbox/web/usher.svg', alt: '', width: 32, height: 32 });
}
