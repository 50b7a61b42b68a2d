/**
 * Microsoft's hosts for the Bot Connector, as in OutboundHostValidator of the Microsoft 365 Agents SDK. Sovereign
 * clouds beyond these are named in SERVICE_URL_HOSTS.
 */
const microsoftHosts = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  '*.teams.microsoft.com',
  '*.teams.microsoft.us',
];
const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

export type ServiceUrlCheck = (serviceUrl: string) => boolean;

/**
 * A check for the address that an activity names for answers. The bot's token is sent there, so anything
 * outside the list must not be called.
 * @param extraHosts `host`, `host:port` or `*.domain`, lower case
 * @param plainHttp whether loopback hosts of the list may be called without TLS; never in production
 */
export function createServiceUrlCheck(extraHosts: readonly string[], plainHttp: boolean): ServiceUrlCheck {
  const patterns = [...microsoftHosts, ...extraHosts];
  return (serviceUrl) => {
    const url = URL.parse(serviceUrl);
    if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
      return false;
    }
    const isPlainLoopback = plainHttp && url.protocol === 'http:' && loopbackHosts.includes(url.hostname);
    if (url.protocol !== 'https:' && !isPlainLoopback) return false;
    return patterns.some((pattern) => matches(url, pattern, isPlainLoopback));
  };
}

/** A pattern without a port means the default port, except on plain loopback where ports are handed out freely. */
function matches(url: URL, pattern: string, anyPort: boolean): boolean {
  const candidate = pattern.includes(':') && pattern !== '[::1]' ? url.host : url.hostname;
  if (candidate === url.hostname && url.port !== '' && !anyPort) return false;
  return pattern.startsWith('*.') ? candidate.endsWith(pattern.slice(1)) : candidate === pattern;
}
