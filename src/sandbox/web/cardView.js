/* global AdaptiveCards, markdownit */
import { el } from './dom.js';
import { registerPeoplePicker } from './peoplePicker.js';
import { currentTheme } from './theme.js';

const SEARCH_DELAY_MS = 250;
const hostConfigs = {};

/** Loads what the renderer needs; called once before the first card. */
export async function prepareCards() {
  for (const theme of ['light', 'dark']) {
    const response = await fetch(`/_sandbox/web/teams/microsoft-teams-${theme}.json`);
    hostConfigs[theme] = await response.json();
  }
  registerPeoplePicker();
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownHtml(text);
    result.didProcess = true;
  };
}

let markdown;

/** Teams' subset: bold, italic, lists and links; no HTML, headings, tables or pictures. */
export function markdownHtml(text) {
  markdown ??= markdownit({ html: false, linkify: false, breaks: true }).disable([
    'heading',
    'lheading',
    'image',
    'table',
    'hr',
    'html_block',
    'html_inline',
    'blockquote',
    'reference',
  ]);
  return markdown.render(text);
}

/**
 * Draws a card as Teams does. `handlers`: `execute(verb, data)` and `submit(data)` give a promise of the outcome,
 * `search({dataset, text, data})` one of `{choices}` or `{error}`.
 */
export function drawCard(json, handlers) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfigs[currentTheme()]);
  card.parse(json);
  // The renderer forgets the language of every second card, and then writes dates as the browser does.
  if (json.lang) card.lang = json.lang;
  const note = el('p', { class: 'card-note', role: 'status', hidden: true });
  const host = el('div', { class: 'card', lang: json.lang });
  card.onExecuteAction = (action) => {
    void perform(action, handlers, host, note);
  };
  card.onAnchorClicked = (element, anchor) => {
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
    return false;
  };
  card.onInputValueChanged = searchAsTyped(handlers, card, json);
  card.searchPeople = (text) => handlers.search({ dataset: 'graph.microsoft.com/users', text });
  const drawn = card.render();
  if (drawn) nameFilteredBoxes(drawn);
  if (drawn) host.append(drawn);
  else host.append(el('p', { class: 'card-broken' }, json.fallbackText ?? 'This card cannot be shown.'));
  host.append(note);
  return host;
}

/** The renderer gives the label of a typeahead field to the frame around its box, where no screen reader looks for it. */
function nameFilteredBoxes(drawn) {
  for (const box of drawn.querySelectorAll('.ac-choiceSetInput-filtered-textbox')) {
    const label = box.closest('[aria-labelledby]')?.getAttribute('aria-labelledby');
    if (label) box.setAttribute('aria-labelledby', label);
  }
}

async function perform(action, handlers, host, note) {
  if (action instanceof AdaptiveCards.OpenUrlAction) {
    if (/^https?:/i.test(action.url ?? '')) window.open(action.url, '_blank', 'noopener,noreferrer');
    return;
  }
  const isExecute = action instanceof AdaptiveCards.ExecuteAction;
  if (!isExecute && !(action instanceof AdaptiveCards.SubmitAction)) return;
  const button = action.renderedElement;
  setWorking(host, button, true);
  say(note, '');
  try {
    const data = action.data ?? {};
    const outcome = isExecute ? await handlers.execute(action.verb, data) : await handlers.submit(data);
    if (outcome.outcome === 'error') say(note, outcome.text, true);
    else if (outcome.outcome === 'message') say(note, outcome.text);
    else if (outcome.outcome === 'sent' && !hidesFeedback(action))
      say(note, 'Your response was sent to the app');
  } catch {
    say(note, 'Something went wrong. Please try again.', true);
  } finally {
    setWorking(host, button, false);
  }
}

function setWorking(host, pressed, working) {
  host.classList.toggle('busy', working);
  for (const button of host.querySelectorAll('button')) button.disabled = working;
  pressed?.classList.toggle('working', working);
  if (working) pressed?.setAttribute('aria-busy', 'true');
  else pressed?.removeAttribute('aria-busy');
}

function say(note, text, isError = false) {
  note.textContent = text;
  note.hidden = text === '';
  note.classList.toggle('error', isError);
  if (text !== '') note.scrollIntoView({ block: 'nearest' });
}

function hidesFeedback(action) {
  const json = action.toJSON() ?? {};
  const settings = json.msTeams ?? json.msteams;
  return settings?.feedback?.hide === true;
}

/** Typeahead: asks a moment after the last key and drops answers to what is no longer in the box. */
function searchAsTyped(handlers, card, json) {
  let timer;
  return (input) => {
    if (!(input instanceof AdaptiveCards.ChoiceSetInput) || !input.isDynamicTypeahead()) return;
    const text = input.getFilterForDynamicSearch();
    clearTimeout(timer);
    if (!text) return;
    timer = setTimeout(async () => {
      input.showLoadingIndicator();
      const { dataset } = input.choicesData;
      const data = sendsInputs(json, dataset) ? valuesOf(card) : undefined;
      const answer = await handlers.search({ dataset, text, data }).catch(() => ({ error: true }));
      input.removeLoadingIndicator();
      if (answer.error) input.showErrorIndicator(text, 'Something went wrong. Please try again.');
      else input.renderChoices(text, answer.choices);
    }, SEARCH_DELAY_MS);
  };
}

/** The renderer forgets whether a search takes what stands in the other fields along. */
function sendsInputs(node, dataset) {
  if (node === null || typeof node !== 'object') return false;
  if (node.type === 'Data.Query' && node.dataset === dataset) return node.associatedInputs === 'auto';
  return Object.values(node).some((child) => sendsInputs(child, dataset));
}

function valuesOf(card) {
  return Object.fromEntries(card.getAllInputs().map(({ id, value }) => [id, value]));
}
