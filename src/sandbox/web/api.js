/** The sandbox's own interface; everything is JSON. Rejects when the sandbox cannot be reached or refuses. */
async function call(method, path, body) {
  const response = await fetch(`/_sandbox/api/${path}`, {
    method,
    headers: method === 'POST' ? { 'content-type': 'application/json' } : {},
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
  return await response.json();
}

const of = (userId, verb) => `people/${encodeURIComponent(userId)}/${verb}`;

export const api = {
  state: () => call('GET', 'state'),
  tenant: () => call('GET', 'tenant'),
  setAttributes: (userId, change) => call('POST', `attributes/${encodeURIComponent(userId)}`, change),
  setFaults: (faults) => call('POST', 'faults', faults),
  reset: () => call('POST', 'reset'),
  open: (userId, chatId) => call('POST', of(userId, 'open'), { chatId }),
  settings: (userId, settings) => call('POST', of(userId, 'settings'), settings),
  send: (userId, chatId, text, card, file) =>
    call('POST', of(userId, 'messages'), { chatId, text, card, file }),
  /** What the app does beside the compose box: `search` and `unfold` with a text, `openDialog`, `submitDialog` with data. */
  compose: (userId, chatId, step, more) => call('POST', of(userId, 'compose'), { chatId, step, ...more }),
  consent: (userId, messageId, action) => call('POST', of(userId, 'consent'), { messageId, action }),
  submit: (userId, messageId, data) => call('POST', of(userId, 'submit'), { messageId, data }),
  invoke: (userId, messageId, verb, data, trigger) =>
    call('POST', of(userId, 'invoke'), { messageId, verb, data, trigger }),
  search: (userId, messageId, query) => call('POST', of(userId, 'search'), { messageId, ...query }),
};

/**
 * Live events; resolves when they begin. `onRestored` runs after a lost connection came back, when something may
 * have been missed.
 */
export function listen(onEvent, onRestored) {
  const source = new EventSource('/_sandbox/events');
  let lost = false;
  source.addEventListener('message', (message) => onEvent(JSON.parse(message.data)));
  source.addEventListener('error', () => {
    lost = true;
  });
  source.addEventListener('open', () => {
    if (lost) onRestored();
    lost = false;
  });
  return new Promise((resolve) => source.addEventListener('open', resolve, { once: true }));
}
