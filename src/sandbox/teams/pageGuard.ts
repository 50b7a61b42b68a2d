import type { IncomingMessage } from 'node:http';

const localNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The page has no sign-in, so it answers only a browser that was sent to this machine by its own name (a foreign
 * name that resolves to loopback is refused) and only scripts of the page itself.
 */
export function isOwnPage(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  if (!localNames.has(hostName(`http://${host}`) ?? '')) return false;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' || isNavigation(request);
}

/** A change needs a JSON body: no form or image of another site can send one without asking first. */
export function isOwnChange(request: IncomingMessage): boolean {
  return request.method === 'POST' && (request.headers['content-type'] ?? '').startsWith('application/json');
}

/** Following a link to the page from elsewhere is fine; it changes nothing. */
function isNavigation(request: IncomingMessage): boolean {
  return request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
}

function hostName(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
