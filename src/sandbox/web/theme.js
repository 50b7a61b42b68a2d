import { el, icon } from './dom.js';

const KEY = 'usher.theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const labels = { system: 'Follow the system', light: 'Light', dark: 'Dark' };
const icons = { system: 'auto', light: 'sun', dark: 'moon' };
const order = ['system', 'light', 'dark'];

let choice = order.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : 'system';

/** `light` or `dark`, whatever the reason. */
export function currentTheme() {
  if (choice !== 'system') return choice;
  return system.matches ? 'dark' : 'light';
}

/** The switch; `onChange` runs whenever the look changes, also when the system's does. */
export function themeSwitch(onChange) {
  const apply = () => {
    const theme = currentTheme();
    document.documentElement.dataset.theme = theme;
    document.getElementById('card-theme').href = `/_sandbox/web/teams/teams-container-${theme}.css`;
    onChange();
  };
  const buttons = order.map((name) =>
    el(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'segment',
        title: labels[name],
        'aria-label': labels[name],
        onclick: () => {
          choice = name;
          localStorage.setItem(KEY, name);
          show();
          apply();
        },
      },
      icon(icons[name]),
    ),
  );
  const show = () => {
    buttons.forEach((button, index) => button.setAttribute('aria-checked', String(order[index] === choice)));
  };
  system.addEventListener('change', apply);
  show();
  apply();
  return el('div', { class: 'segments', role: 'radiogroup', 'aria-label': 'Theme' }, buttons);
}
