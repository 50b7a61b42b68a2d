import { simulatedBot } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { createAdapter, type Turn } from '../../src/teams/adapter.ts';
import { createBotAuthentication, type BotAuthentication } from '../../src/teams/auth.ts';
import { createMetrics } from '../../src/teams/metrics.ts';
import { createServer, type ServerParts } from '../../src/teams/server.ts';
import { createServiceUrlCheck } from '../../src/teams/serviceUrls.ts';
import { contosoTenantId, usherAppId } from './anActivity.ts';
import { openBotChannel, type BotChannel } from './botChannel.ts';

export interface OpenServer {
  /** Of the messages endpoint. */
  readonly url: string;
  readonly origin: string;
  readonly channel: BotChannel;
  close(): Promise<void>;
}

export interface ServerChanges extends Partial<ServerParts> {
  readonly serviceUrlHosts?: readonly string[];
  /** In place of the product's validation with the local channel's key. */
  readonly auth?: BotAuthentication;
  /** In place of the local channel's key address. */
  readonly openIdMetadataUrl?: string;
}

/** The product's own door on a loopback port, with a channel whose tokens it accepts. */
export async function openServer(turn: Turn, changes: ServerChanges = {}): Promise<OpenServer> {
  const channel = await openBotChannel(usherAppId);
  const log = createLogger('silent');
  const isAllowedServiceUrl = createServiceUrlCheck(changes.serviceUrlHosts ?? [], true);
  const openIdMetadataUrl = changes.openIdMetadataUrl ?? channel.openIdMetadataUrl;
  const bot = simulatedBot({ appId: usherAppId, tenantId: contosoTenantId, openIdMetadataUrl });
  const getToken = () => Promise.resolve({ token: 'connector-token' });
  const auth = changes.auth ?? createBotAuthentication(bot, { getToken, isAllowedServiceUrl });
  const receive = createAdapter(auth, log);
  const server = createServer({
    onActivity: (authorization, activity) => receive(authorization, activity, turn),
    isAllowedServiceUrl,
    ready: () => Promise.resolve({ ready: true }),
    metrics: createMetrics(),
    metricsToken: null,
    onNotifications: () => Promise.resolve(),
    log,
    ...changes,
  });
  const origin = `http://127.0.0.1:${String(await server.listen(0, '127.0.0.1'))}`;
  return {
    url: `${origin}/api/messages`,
    origin,
    channel,
    close: async () => {
      await server.close();
      await channel.close();
    },
  };
}
