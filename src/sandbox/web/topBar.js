import { confirm } from './confirm.js';
import { el, icon } from './dom.js';

const FIRST_COMMAND = 'find sales emea';
const WHAT = 'The real bot. Teams and the tenant are simulated, on this machine.';

/** What this page is, in one sentence, and what to do first. */
export function topBar(page, { theme, hasTenant, resetsAll, onTenant }) {
  const story = storyLine(page);
  page.tenantButton = tool('tenant', 'Tenant', onTenant, { 'aria-expanded': 'false' });
  const tools = [
    tool('add', 'Add a person', () => page.pickSeat()),
    hasTenant ? page.tenantButton : '',
    tool('reset', 'Start over', () => startOver(page, resetsAll)),
    theme,
  ];
  const name = el('h1', {}, 'Usher', el('span', { class: 'tag' }, 'Sandbox'));
  const logo = el('img', { src: '/_sandbox/web/usher.svg', alt: '', width: 36, height: 36 });
  const brand = el('div', { class: 'brand' }, logo, el('div', {}, name, el('p', { class: 'what' }, WHAT)));
  const element = el('header', { class: 'top' }, brand, story.element, el('div', { class: 'tools' }, tools));
  return { element, update: story.update, startAgain: story.startAgain };
}

/** What to do first and, once that is done, what comes next; in the names of those who sit. */
function storyLine(page) {
  const element = el('p', { class: 'story' });
  let isTried = false;
  let seats = [];
  const attempt = () => {
    isTried = true;
    update();
    void page.tryFirst(FIRST_COMMAND);
  };

  function update(seated = seats) {
    seats = seated;
    const [asker, decider] = seats.map((person) => person.displayName.split(' ')[0]);
    const isNext = isTried && Boolean(decider);
    const button = el('button', { type: 'button', class: 'try', onclick: attempt }, `Try: ${FIRST_COMMAND}`);
    element.classList.toggle('next', isNext || !asker);
    element.replaceChildren(el('span', {}, sentence(asker, decider, isNext)), isNext || !asker ? '' : button);
  }

  function startAgain() {
    isTried = false;
    update();
  }

  return { element, update, startAgain };
}

function sentence(asker, decider, isNext) {
  if (!asker) return 'Put somebody on a seat to begin.';
  if (!decider) return `${asker} asks for a group; seat an owner to decide.`;
  if (isNext) return `Now press Request to join as ${asker}, then approve as ${decider}.`;
  return `${asker} asks for a group, ${decider} decides.`;
}

function tool(name, title, run, more = {}) {
  return el(
    'button',
    { type: 'button', class: 'tool', title, onclick: run, ...more },
    icon(name),
    el('span', {}, title),
  );
}

async function startOver(page, resetsAll) {
  const text = resetsAll
    ? 'All chats and requests are emptied, and the tenant goes back to how it was at first.'
    : 'All chats are emptied. Requests and group memberships stay as they are.';
  if (await confirm('Start over?', text, 'Start over')) await page.reset();
}
