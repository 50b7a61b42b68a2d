const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether an address may be called: https, no name or password in it, and a host that is on the list.
 * @param patterns `host`, `host:port` or `*.domain`, lower case
 * @param plainHttp whether loopback hosts of the list may be called without TLS; never in production
 */
export function isOnList(url: URL, patterns: readonly string[], plainHttp: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false;
  const isPlainLoopback = plainHttp && url.protocol === 'http:' && loopbackHosts.includes(url.hostname);
  if (url.protocol !== 'https:' && !isPlainLoopback) return false;
  return patterns.some((pattern) => matches(url, pattern, isPlainLoopback));
}

/** A pattern without a port means the default port, except on plain loopback where ports are handed out freely. */
function matches(url: URL, pattern: string, anyPort: boolean): boolean {
  const candidate = pattern.includes(':') && pattern !== '[::1]' ? url.host : url.hostname;
  if (candidate === url.hostname && url.port !== '' && !anyPort) return false;
  return pattern.startsWith('*.') ? candidate.endsWith(pattern.slice(1)) : candidate === pattern;
}
