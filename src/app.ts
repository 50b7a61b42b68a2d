import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { simulatedBot, useIdentityEndpoint, type BotConfig, type Config } from './config.ts';
import { createDirectory } from './directory/directory.ts';
import { createGraphTokenProvider, createTokenSource, type GraphIdentity } from './directory/credentials.ts';
import type { BudgetSizes } from './directory/transport/budget.ts';
import { createJobHandlers } from './jobHandlers.ts';
import { createQueue, type Queue } from './jobs/queue.ts';
import type { Logger } from './log.ts';
import type { RequestsContext } from './requests/context.ts';
import { listFallbackApprovers } from './requests/fallbackApprovers.ts';
import { forgetOpenRequests } from './requests/forgetOpenRequests.ts';
import { listStandings } from './requests/standings.ts';
import { countFor } from './requests/listStore.ts';
import { startSandbox, type Sandbox } from './sandbox/startSandbox.ts';
import { openStore, type Store } from './store/store.ts';
import { createAdapter } from './teams/adapter.ts';
import {
  createBotAuthentication,
  createPlaygroundAuthentication,
  type BotAuthentication,
} from './teams/auth.ts';
import { createTurn } from './teams/bot.ts';
import type { BotParts } from './teams/botParts.ts';
import { createConnector } from './teams/connector.ts';
import { createMetrics, type Metrics } from './teams/metrics.ts';
import { createRenderCard, loadTemplates } from './teams/renderCard.ts';
import { createServer, type Server } from './teams/server.ts';
import { createServiceUrlCheck } from './teams/serviceUrls.ts';

export interface App {
  readonly port: number;
  /** For tests and benchmarks, which look at rows and let jobs run before their time. */
  readonly store: Store;
  readonly queue: Queue;
  /** Takes no new work, finishes what runs, closes everything. */
  stop(): Promise<void>;
}

/** Where somebody is reached whom Usher never saw, in the public cloud. */
const publicServiceUrl = 'https://smba.trafficmanager.net/teams/';
const cardsFolder = fileURLToPath(new URL('../cards', import.meta.url));
const sweepSchedule = '*/5 * * * *';
const maintenanceSchedule = '30 2 * * *';
const drainMs = 15_000;

/** Builds Usher from its configuration and starts it. Tests hold the clock, benchmarks lift the budget for Graph. */
export async function startApp(
  config: Config,
  log: Logger,
  now: () => Date = () => new Date(),
  graphBudget: Partial<BudgetSizes> = {},
): Promise<App> {
  let port = config.port;
  const store = await openStore({ ...config.store, log });
  const forget = (): Promise<void> => forgetOpenRequests(store.db, now());
  const sandbox = config.mode === 'tenant' ? undefined : await startSandboxFor(config, () => port, forget);
  const bot = config.bot ?? botOfSandbox(sandbox);
  const queue = await createQueue({ store, log });
  const metrics = createMetrics();
  const parts = assemble(config, { bot, sandbox, store, queue, metrics, log, now, graphBudget });
  const server = serve(config, parts, { sandbox, store, queue, metrics, log });
  await queue.work(createJobHandlers(parts.bot, store));
  await queue.schedule('requests.sweep', sweepSchedule);
  if (store.kind === 'pglite') await queue.schedule('store.maintain', maintenanceSchedule);
  port = await server.listen(config.port, config.host);
  return {
    port,
    store,
    queue,
    stop: async () => {
      await server.close();
      await queue.stop({ graceful: true, timeoutMs: drainMs });
      await store.close();
      await sandbox?.close();
    },
  };
}

interface Foundation {
  readonly bot: BotConfig;
  readonly sandbox: Sandbox | undefined;
  readonly store: Store;
  readonly queue: Queue;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => Date;
  readonly graphBudget: Partial<BudgetSizes>;
}

interface Parts {
  readonly bot: BotParts;
  readonly auth: BotAuthentication;
  readonly isAllowedServiceUrl: (serviceUrl: string) => boolean;
}

function assemble(config: Config, base: Foundation): Parts {
  const { bot, sandbox, store, queue, metrics, log, now, graphBudget } = base;
  const graphOrigin = sandbox?.graphOrigin ?? config.graphOrigin;
  const identity = identityOf(bot);
  const directory = createDirectory({
    getToken: createGraphTokenProvider(identity, { graphOrigin }),
    graphOrigin,
    log,
    budget: graphBudget,
  });
  const extraHosts =
    sandbox === undefined ? config.serviceUrlHosts : [...config.serviceUrlHosts, '127.0.0.1', 'localhost'];
  const isAllowedServiceUrl = createServiceUrlCheck(extraHosts, !config.isProduction);
  const auth =
    config.mode === 'playground'
      ? createPlaygroundAuthentication({ isAllowedServiceUrl })
      : createBotAuthentication(bot, { getToken: createTokenSource(identity), isAllowedServiceUrl });
  const configured =
    config.fallbackApprovers.length > 0 ? config.fallbackApprovers : (sandbox?.fallbackApprovers ?? []);
  const requests: RequestsContext = {
    db: store.db,
    directory,
    enqueue: (trx, kind, payloads) => queue.enqueueMany(trx, kind, payloads),
    policy: { allowGuests: config.allowGuests, requestExpiryDays: config.requestExpiryDays },
    listFallbackApprovers: () => listFallbackApprovers(directory, configured),
    now,
    newId: () => randomUUID(),
  };
  const groups = {
    directory,
    standingsOf: (userId: string, groupIds: readonly string[]) => listStandings(requests, userId, groupIds),
    countRequests: (userId: string) => countFor(store.db, userId),
  };
  const ids = { appId: bot.appId, tenantId: bot.tenantId };
  return {
    auth,
    isAllowedServiceUrl,
    bot: {
      requests,
      groups,
      connector: createConnector({ auth, ...ids }),
      render: createRenderCard(loadTemplates(cardsFolder)),
      metrics,
      log,
      tenantId: bot.tenantId,
      allowGuests: config.allowGuests,
      defaultServiceUrl: sandbox?.connectorUrl() ?? publicServiceUrl,
    },
  };
}

function serve(config: Config, parts: Parts, base: Omit<Foundation, 'bot' | 'now' | 'graphBudget'>): Server {
  const { sandbox, store, queue, metrics, log } = base;
  const receive = createAdapter(parts.auth, log);
  const turn = createTurn(parts.bot);
  metrics.watch('usher_jobs', 'Jobs by kind that are not done yet.', async () => {
    const sizes = await queue.sizes();
    return new Map(
      Object.entries(sizes).map(([kind, size]) => [kind, size.queued + size.active + size.retry]),
    );
  });
  return createServer({
    onActivity: (authorization, activity) => receive(authorization, activity, turn),
    isAllowedServiceUrl: parts.isAllowedServiceUrl,
    ready: async () => {
      const checks = await Promise.all([
        store.isReady(),
        queue.isReady(),
        parts.bot.groups.directory.isReady(),
      ]);
      return { ready: checks.every(Boolean) };
    },
    metrics,
    metricsToken: config.metricsToken,
    log,
    ...(sandbox === undefined ? {} : { mount: sandbox.listener }),
  });
}

async function startSandboxFor(
  config: Config,
  port: () => number,
  onReset: () => Promise<void>,
): Promise<Sandbox> {
  const dataDir = 'dataDir' in config.store ? config.store.dataDir : '.usher';
  const sandbox = await startSandbox({ port, dataDir, onReset });
  useIdentityEndpoint(sandbox.identityEndpoint.url, sandbox.identityEndpoint.header);
  return sandbox;
}

function botOfSandbox(sandbox: Sandbox | undefined): BotConfig {
  if (sandbox === undefined) throw new Error('Neither a registration nor a sandbox.');
  return simulatedBot(sandbox);
}

function identityOf({ appId, tenantId, credential }: BotConfig): GraphIdentity {
  switch (credential.kind) {
    case 'managedIdentity':
      return { kind: 'managedIdentity', clientId: appId };
    case 'password':
      return { kind: 'clientSecret', tenantId, clientId: appId, clientSecret: credential.password };
    case 'certificate':
      return { ...credential, tenantId, clientId: appId };
  }
}
