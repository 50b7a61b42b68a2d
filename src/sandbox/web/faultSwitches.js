import { api } from './api.js';
import { el } from './dom.js';

const described = {
  'graph.throttling': ['Directory is throttled', 'Microsoft Graph answers 429 and asks to wait'],
  'graph.outage': ['Directory is down', 'Microsoft Graph answers 503 to everything'],
  'graph.lag': ['Directory is slow to show changes', 'New members appear only after a while'],
  'graph.noPremium': ['No Entra ID P1', 'The directory refuses membership rules'],
  'teams.outage': ['Teams is down', 'Messages and edits of the bot are answered 503'],
};

/** One switch for each thing that can be made to go wrong. */
export function faultSwitches(faults, onChanged) {
  return Object.entries(faults).flatMap(([area, values]) =>
    Object.entries(values)
      .filter(([, value]) => typeof value === 'boolean')
      .map(([name, on]) => faultSwitch(area, name, on, onChanged)),
  );
}

function faultSwitch(area, name, on, onChanged) {
  const key = `${area}.${name}`;
  const [title, detail] = described[key] ?? [name, ''];
  const change = async () => {
    await api.setFaults({ [area]: { [name]: !on } });
    await onChanged();
  };
  return el(
    'button',
    {
      type: 'button',
      role: 'switch',
      class: 'switch',
      'aria-checked': String(on),
      'aria-label': title,
      'data-fault': key,
      onclick: change,
    },
    el('span', { class: 'switch-text' }, el('strong', {}, title), el('small', {}, detail)),
    el('span', { class: 'knob', 'aria-hidden': 'true' }),
  );
}
