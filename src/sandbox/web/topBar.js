import { el, icon } from './dom.js';

const FIRST_COMMAND = 'find sales';

/** What this page is, in one sentence, and what to do first. */
export function topBar(page, { theme, hasTenant, onTenant }) {
  const story = el('p', { class: 'story' });
  const button = (name, title, run, extra = {}) =>
    el('button', { type: 'button', class: 'tool', title, onclick: run, ...extra }, icon(name), el('span', {}, title));
  page.tenantButton = button('tenant', 'Tenant', onTenant, { 'aria-expanded': 'false' });
  const resetButton = button('reset', 'Start over', () => confirmReset(page));
  const element = el(
    'header', { class: 'top' },
    el('div', { class: 'brand' },
      el('img', { src: '/_sandbox/web/usher.svg', alt: '', width: 36, height: 36 }),
      el('div', {}, el('h1', {}, 'Usher', el('span', { class: 'tag' }, 'Sandbox')), el('p', { class: 'what' }, 'The real bot. Teams and the tenant are simulated, on this machine.'))),
    story,
    el('div', { class: 'tools' }, button('add', 'Add a person', () => page.pickSeat()), hasTenant ? page.tenantButton : '', resetButton, theme),
  );

  let tried = false;
  let seats = [];

  function update(seated = seats) {
    seats = seated;
    const [asker, decider] = seated.map((person) => person.displayName.split(' ')[0]);
    const sentence = !asker ? 'Put somebody on a seat to begin.' : decider ? `${asker} asks for a group, ${decider} decides.` : `${asker} asks for a group; seat an owner to decide.`;
    story.classList.toggle('next', tried && Boolean(decider));
    if (tried && decider) {
      story.replaceChildren(el('span', {}, `Now press Request to join as ${asker}, then approve as ${decider}.`));
      return;
    }
    story.replaceChildren(
      el('span', {}, sentence),
      asker ? el('button', { type: 'button', class: 'try', onclick: () => { tried = true; update(); void page.tryFirst(FIRST_COMMAND); } }, 'Try: ', el('code', {}, FIRST_COMMAND)) : '',
    );
  }

  return { element, update };
}

function confirmReset(page) {
  const dialog = el(
    'dialog', { class: 'confirm', 'aria-label': 'Start over?', onclose: () => dialog.remove() },
    el('h2', {}, 'Start over?'),
    el('p', {}, 'All chats are emptied and the tenant goes back to how it was at first.'),
    el('div', { class: 'confirm-actions' },
      el('button', { type: 'button', class: 'secondary', onclick: () => dialog.close() }, 'Cancel'),
      el('button', { type: 'button', class: 'primary', onclick: () => { dialog.close(); void page.reset(); } }, 'Start over')),
  );
  document.body.append(dialog);
  dialog.showModal();
}
