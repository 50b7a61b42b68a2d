import { el, icon } from './dom.js';

/** A button with a menu; `entries()` gives `{label, run, checked?}` each time it opens. Arrow keys move, Escape closes. */
export function menuButton(label, entries) {
  const button = el(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': label,
      title: 'Options',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    icon('more'),
  );
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label, hidden: true });
  const close = (focus) => {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', closeOutside, true);
    if (focus) button.focus();
  };
  const closeOutside = (event) => {
    if (!menu.contains(event.target) && !button.contains(event.target)) close(false);
  };
  button.addEventListener('click', () => {
    if (!menu.hidden) {
      close(true);
      return;
    }
    menu.replaceChildren(...entries().map((entry) => item(entry, () => close(true))));
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', closeOutside, true);
    menu.firstElementChild?.focus();
  });
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.children];
    const at = items.indexOf(document.activeElement);
    if (event.key === 'Escape') close(true);
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length].focus();
    else if (event.key === 'ArrowUp') items[(at + items.length - 1) % items.length].focus();
    else return;
    event.preventDefault();
  });
  return el('div', { class: 'menu-holder' }, button, menu);
}

function item({ label, run, checked }, close) {
  return el(
    'button',
    {
      type: 'button',
      role: checked === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': checked === undefined ? undefined : String(checked),
      onclick: () => {
        close();
        void run();
      },
    },
    label,
  );
}
