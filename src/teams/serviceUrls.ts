import { isOnList } from './hostPatterns.ts';

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
    return url !== null && url.search === '' && url.hash === '' && isOnList(url, patterns, plainHttp);
  };
}
