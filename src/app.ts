import { assemble, type Foundation, type Parts } from './assemble.ts';
import { simulatedBot, type BotConfig, type Config } from './config.ts';
import type { BudgetSizes } from './directory/transport/budget.ts';
import { receiveNotifications } from './dynamic/peopleNotifications.ts';
import { readFreshness } from './dynamic/people.ts';
import { readProgress } from './groups/groupIndex.ts';
import { createJobHandlers } from './jobHandlers.ts';
import { createQueue, type Queue } from './jobs/queue.ts';
import type { QueueSize } from './jobs/queueTables.ts';
import type { Logger } from './log.ts';
import { openPolicySource } from './policySource.ts';
import type { Sandbox } from './sandbox/startSandbox.ts';
import { startSimulatedTenant } from './simulatedTenant.ts';
import { openStore, type Store } from './store/store.ts';
import { createAdapter } from './teams/adapter.ts';
import { createTurn } from './teams/bot.ts';
import { chatLink } from './teams/groupLink.ts';
import { createMetrics } from './teams/metrics.ts';
import type { Readiness } from './teams/statusRoutes.ts';
import { createServer, type Server } from './teams/server.ts';

export interface App {
  readonly port: number;
  /** For tests and benchmarks, which look at rows and let jobs run before their time. */
  readonly store: Store;
  readonly queue: Queue;
  /** Takes no new work, finishes what runs, closes everything. */
  stop(): Promise<void>;
}

/** What is done at fixed times. */
const schedules = [
  ['requests.sweep', '*/5 * * * *'],
  ['requests.offerSeats', '* * * * *'],
  ['groups.sweep', '*/5 * * * *'],
  ['groups.index', '* * * * *'],
  ['dynamic.mirrorPeople', '* * * * *'],
  ['dynamic.keepSubscription', '17 * * * *'],
  ['dynamic.keepTimer', '* * * * *'],
  ['licensing.sweepErrors', '7,22,37,52 * * * *'],
  ['dynamic.expireRules', '9,24,39,54 * * * *'],
  ['licensing.expireChanges', '4,19,34,49 * * * *'],
  ['licensing.watchSeats', '12 * * * *'],
] as const;
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
  const sandbox =
    config.mode === 'tenant'
      ? undefined
      : await startSimulatedTenant({ port: () => port, dataDir: config.dataDir, db: store.db, now });
  const bot = config.bot ?? botOfSandbox(sandbox);
  const queue = await createQueue({ store, log });
  const metrics = createMetrics();
  const policies = openPolicySource(config.policyFile ?? sandbox?.policyFile ?? null, { db: store.db, log });
  const { rules } = policies;
  const parts = assemble(config, { bot, sandbox, store, queue, metrics, log, now, graphBudget, rules });
  const server = serve(config, parts, { sandbox, store, queue, metrics, log });
  await queue.work(createJobHandlers(parts.bot, store));
  await startClock(queue, store);
  port = await server.listen(config.port, config.host);
  // Only now, as Graph calls here before it agrees.
  await store.db.transaction().execute((trx) => queue.enqueueMissing(trx, 'dynamic.keepSubscription', [{}]));
  return {
    port,
    store,
    queue,
    stop: async () => {
      policies.close();
      await server.close();
      await queue.stop({ graceful: true, timeoutMs: drainMs });
      await store.close();
      await sandbox?.close();
    },
  };
}

/** Work that comes round by itself, and what has to begin now. */
async function startClock(queue: Queue, store: Store): Promise<void> {
  for (const [kind, cron] of schedules) await queue.schedule(kind, cron);
  await store.db.transaction().execute(async (trx) => {
    await queue.enqueueMissing(trx, 'groups.index', [{}]);
    await queue.enqueueMissing(trx, 'dynamic.mirrorPeople', [{}]);
  });
  if (store.kind === 'pglite') await queue.schedule('store.maintain', maintenanceSchedule);
}

function serve(
  config: Config,
  parts: Parts,
  base: Omit<Foundation, 'bot' | 'now' | 'graphBudget' | 'rules'>,
): Server {
  const { sandbox, queue, metrics, log } = base;
  const receive = createAdapter(parts.auth, log);
  const turn = createTurn(parts.bot);
  const countJobs = async (count: (size: QueueSize) => number): Promise<ReadonlyMap<string, number>> =>
    new Map(Object.entries(await queue.sizes()).map(([kind, size]) => [kind, count(size)]));
  metrics.watch('usher_jobs', 'Jobs by kind that are not done yet.', () =>
    countJobs((size) => size.queued + size.active + size.retry),
  );
  metrics.watch(
    'usher_group_index',
    'The index of groups: groups in it, pages of this round, 1 when loaded.',
    async () => {
      const { groups, pages, loaded } = await readProgress(base.store.db);
      return new Map(Object.entries({ groups, pages, loaded: Number(loaded) }));
    },
  );
  metrics.watch(
    'usher_people_mirror',
    'The mirror of the people: people in it, pages of this round, 1 when loaded, age in seconds.',
    async () => {
      const { people, pages, loaded, asOf } = await readFreshness(base.store.db);
      const age = asOf === null ? -1 : Math.round((Date.now() - asOf.getTime()) / 1000);
      return new Map(Object.entries({ people, pages, loaded: Number(loaded), age }));
    },
  );
  metrics.watch('usher_jobs_dead', 'Jobs by kind that were given up.', () => countJobs((size) => size.dead));
  return createServer({
    onActivity: (authorization, activity) => receive(authorization, activity, turn),
    isAllowedServiceUrl: parts.isAllowedServiceUrl,
    onNotifications: (body) => receiveNotifications({ ...parts.bot.groups, log }, body),
    ready: () => checkReadiness(parts, base),
    metrics,
    metricsToken: config.metricsToken,
    linkToGroup: (groupId) => chatLink(parts.appId, groupId),
    log,
    // The page's activities would be taken in playground mode too, and its answers could not be delivered.
    ...(sandbox === undefined || config.mode === 'playground' ? {} : { mount: sandbox.listener }),
  });
}

/** Strangers hear yes or no; what is missing stands in the log, and how far the index is in the details. */
async function checkReadiness(
  parts: Parts,
  { store, queue, log }: Pick<Foundation, 'store' | 'queue' | 'log'>,
): Promise<Readiness> {
  const [isStoreReady, isQueueReady, hasTokens] = await Promise.all([
    store.isReady(),
    queue.isReady(),
    parts.bot.groups.directory.isReady(),
  ]);
  const ready = isStoreReady && isQueueReady && hasTokens;
  if (!ready) log.warn({ store: isStoreReady, queue: isQueueReady, tokens: hasTokens }, 'not ready');
  return { ready, details: isStoreReady ? await readDetails(store) : {} };
}

async function readDetails({ db }: Store): Promise<Record<string, unknown>> {
  return { groupIndex: await readProgress(db), peopleMirror: await readFreshness(db) };
}

function botOfSandbox(sandbox: Sandbox | undefined): BotConfig {
  if (sandbox === undefined) throw new Error('Neither a registration nor a sandbox.');
  return simulatedBot(sandbox);
}
