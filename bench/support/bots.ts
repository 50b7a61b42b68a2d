import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { startChild } from './childProcess.ts';
import type { CloudProcess } from './cloud.ts';
import { createLoad, type Load } from './load.ts';
import { cpuSeconds } from './machine.ts';
import type { OpenStore } from './stores.ts';

const metricsToken = 'a-token-for-the-benchmark-only';

/** A bot in a process of its own, with the connections that load it. */
export interface BotUnderLoad {
  readonly port: number;
  readonly load: Load;
  cpuSeconds(): number;
  stop(): Promise<void>;
}

export interface UsherOptions {
  /** `unlimited` where the program is measured and not what Graph grants a small tenant. */
  readonly graphBudget: 'unlimited' | 'real';
  readonly profileTo?: string | undefined;
}

export async function startEcho({ ready }: CloudProcess): Promise<BotUnderLoad> {
  const { appId: APP_ID, tenantId: TENANT_ID } = ready;
  return start(ready.activityToken, 'echoProcess.ts', {
    env: { APP_ID, TENANT_ID, OPENID_METADATA: metadataOf(ready.graphUrl) },
  });
}

/** The product, configured as in a tenant. */
export async function startUsher(
  { ready }: CloudProcess,
  store: OpenStore,
  { graphBudget, profileTo }: UsherOptions,
): Promise<BotUnderLoad> {
  const usher = await start(ready.activityToken, 'usherProcess.ts', {
    args: [graphBudget],
    profileTo,
    env: {
      PORT: '0',
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppId: ready.appId,
      MicrosoftAppTenantId: ready.tenantId,
      ToBotFromChannelOpenIdMetadataUrl: metadataOf(ready.graphUrl),
      IDENTITY_ENDPOINT: `${ready.graphUrl}/msi/token`,
      IDENTITY_HEADER: ready.identityHeader,
      GRAPH_ORIGIN: ready.graphUrl,
      SERVICE_URL_HOSTS: '127.0.0.1',
      LOG_LEVEL: 'error',
      METRICS_TOKEN: metricsToken,
      ...store.env,
    },
  });
  return { ...usher, cpuSeconds: () => usher.cpuSeconds() + store.cpuSeconds() };
}

async function start(
  token: string,
  script: string,
  options: Parameters<typeof startChild>[1],
): Promise<BotUnderLoad> {
  const child = await startChild<{ port: number }>(script, options);
  const load = createLoad({ port: child.ready.port, token });
  return {
    port: child.ready.port,
    load,
    cpuSeconds: () => cpuSeconds(child.pid),
    stop: async () => {
      load.close();
      await child.stop();
    },
  };
}

/** How many jobs of a kind are not done yet, as the product's own figures say. */
export async function jobsLeft({ port }: BotUnderLoad, kind: string): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  // A connection each: a kept one may be closed by the server just when the next question leaves.
  const figures = await new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/metrics', headers, agent: false }, (response) => {
      resolve(text(response));
    }).on('error', reject);
  });
  const line = figures.split('\n').find((row) => row.startsWith('usher_jobs{') && row.includes(`"${kind}"`));
  if (line === undefined) throw new Error(`The product has no figures about ${kind}.`);
  return Number(line.split(' ').at(-1));
}

function metadataOf(graphUrl: string): string {
  return `${graphUrl}/v1/.well-known/openidconfiguration`;
}
