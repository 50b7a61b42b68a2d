import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { filesOf } from './assembleFiles.ts';
import type { BotConfig, Config } from './config.ts';
import { creationOf } from './assembleCreation.ts';
import { keptOf, listKeptByRuleOf } from './assembleKept.ts';
import { rulesOf } from './assembleRules.ts';
import type { AdminContext } from './admin/context.ts';
import type { ReadinessContext } from './admin/readinessContext.ts';
import { createDirectory } from './directory/directory.ts';
import { createGraphTokenProvider, createTokenSource, type GraphIdentity } from './directory/credentials.ts';
import type { BudgetSizes } from './directory/transport/budget.ts';
import type { Directory } from './directory/types.ts';
import { isKnownGuest } from './dynamic/people.ts';
import type { GroupsContext } from './groups/context.ts';
import type { DeskContext } from './groups/deskContext.ts';
import type { PolicyRules } from './groups/policyRules.ts';
import type { LicensingContext } from './licensing/context.ts';
import { listProductNames } from './licensing/readLicences.ts';
import type { Queue } from './jobs/queue.ts';
import type { Logger } from './log.ts';
import type { RequestsContext } from './requests/context.ts';
import { listFallbackApprovers } from './requests/fallbackApprovers.ts';
import { countWaiting, listJoined } from './requests/groupHistory.ts';
import { keepSeats } from './requests/keepSeats.ts';
import { countFor } from './requests/listStore.ts';
import { listRecentGroupIds } from './requests/recentGroups.ts';
import { listSeatWaits } from './requests/seatWaitStore.ts';
import { listStandings } from './requests/standings.ts';
import type { Sandbox } from './sandbox/startSandbox.ts';
import type { Store } from './store/store.ts';
import {
  createBotAuthentication,
  createPlaygroundAuthentication,
  type BotAuthentication,
} from './teams/auth.ts';
import type { BotParts } from './teams/botParts.ts';
import { createConnector } from './teams/connector.ts';
import { createFileTransfer } from './teams/fileTransfer.ts';
import type { Metrics } from './teams/metrics.ts';
import { createRenderCard, loadTemplates } from './teams/renderCard.ts';
import { createServiceUrlCheck, type ServiceUrlCheck } from './teams/serviceUrls.ts';

/** What is open already when the parts are put together. */
export interface Foundation {
  readonly bot: BotConfig;
  readonly sandbox: Sandbox | undefined;
  readonly store: Store;
  readonly queue: Queue;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => Date;
  readonly graphBudget: Partial<BudgetSizes>;
  /** What the administrator laid down, as it is now. */
  readonly rules: () => PolicyRules;
}

export interface Parts {
  readonly appId: string;
  readonly bot: BotParts;
  readonly auth: BotAuthentication;
  readonly isAllowedServiceUrl: ServiceUrlCheck;
}

/** Where somebody is reached whom Usher never saw, in the public cloud. */
const publicServiceUrl = 'https://smba.trafficmanager.net/teams/';
const cardsFolder = fileURLToPath(new URL('../cards', import.meta.url));
const loopback = ['127.0.0.1', 'localhost'];

/** Puts the parts together; nothing is started here. */
export function assemble(config: Config, base: Foundation): Parts {
  const { bot, sandbox, metrics, log } = base;
  const hosts = sandbox === undefined ? [] : loopback;
  const isAllowedServiceUrl = createServiceUrlCheck(
    [...config.serviceUrlHosts, ...hosts],
    !config.isProduction,
  );
  const auth =
    config.mode === 'playground'
      ? createPlaygroundAuthentication({ isAllowedServiceUrl })
      : createBotAuthentication(bot, { getToken: createTokenSource(identityOf(bot)), isAllowedServiceUrl });
  const directory = directoryOf(config, base);
  const requests = requestsOf(config, base, directory);
  const desk = deskOf(requests);
  const admin = adminOf(config, base, directory);
  const licensing = licensingOf(config, base, requests);
  const rules = rulesOf(requests, admin, licensing);
  const kept = keptOf(base.queue, requests, admin);
  const transfer = createFileTransfer([...config.fileHosts, ...hosts], !config.isProduction);
  return {
    appId: bot.appId,
    auth,
    isAllowedServiceUrl,
    bot: {
      requests,
      groups: groupsOf(requests),
      creation: creationOf(config, base, licensing),
      desk,
      rules,
      licensing,
      readiness: readinessOf(base, requests),
      admin,
      kept,
      files: filesOf(base, { desk, admin, rules, transfer }),
      transfer,
      connector: createConnector({ auth, appId: bot.appId, tenantId: bot.tenantId }),
      render: createRenderCard(loadTemplates(cardsFolder)),
      metrics,
      log,
      tenantId: bot.tenantId,
      allowGuests: config.allowGuests,
      defaultServiceUrl: sandbox?.connectorUrl() ?? publicServiceUrl,
      notificationUrl: config.notificationUrl,
    },
  };
}

function directoryOf(config: Config, { bot, sandbox, metrics, log, graphBudget }: Foundation): Directory {
  const graphOrigin = sandbox?.graphOrigin ?? config.graphOrigin;
  return createDirectory({
    getToken: createGraphTokenProvider(identityOf(bot), { graphOrigin }),
    graphOrigin,
    log,
    observe: (operation, outcome, milliseconds) => {
      metrics.graphCall(operation, outcome, milliseconds);
    },
    budget: graphBudget,
  });
}

function requestsOf(config: Config, base: Foundation, directory: Directory): RequestsContext {
  const { sandbox, store, queue, now, rules } = base;
  const configured =
    config.fallbackApprovers.length > 0 ? config.fallbackApprovers : (sandbox?.fallbackApprovers ?? []);
  return {
    db: store.db,
    directory,
    enqueue: (trx, kind, payloads) => queue.enqueueMany(trx, kind, payloads),
    enqueueMissing: (trx, kind, payloads) => queue.enqueueMissing(trx, kind, payloads),
    policy: { allowGuests: config.allowGuests, requestExpiryDays: config.requestExpiryDays },
    rules,
    listFallbackApprovers: (urgency) => listFallbackApprovers(directory, configured, urgency),
    listKeptByRule: listKeptByRuleOf(store.db, rules),
    now,
    newId: () => randomUUID(),
  };
}

function adminOf(config: Config, base: Foundation, directory: Directory): AdminContext {
  const { sandbox, store, queue, now, rules } = base;
  const adminGroup = config.adminGroup ?? sandbox?.adminGroup ?? null;
  return {
    db: store.db,
    directory,
    rules,
    adminGroup,
    retryDead: (trx, which) => queue.retryDead(trx, which),
    now,
  };
}

function licensingOf(config: Config, { sandbox }: Foundation, requests: RequestsContext): LicensingContext {
  const licenceAdminGroup = config.licenceAdminGroup ?? sandbox?.licenceAdminGroup ?? null;
  const adminGroup = config.adminGroup ?? sandbox?.adminGroup ?? null;
  return {
    ...requests,
    licenceAdminGroup,
    adminGroup,
    expiryDays: config.requestExpiryDays,
    listWaits: () => listSeatWaits(requests.db),
  };
}

function readinessOf({ log }: Foundation, requests: RequestsContext): ReadinessContext {
  const { db, directory, enqueueMissing, now, newId } = requests;
  return { db, directory, enqueueMissing, now, newId, log };
}

function groupsOf(requests: RequestsContext): GroupsContext {
  return {
    ...requests,
    isOutsider: async (userId) => !requests.policy.allowGuests && (await isKnownGuest(requests.db, userId)),
    listRecentGroupIds: (userId, limit) => listRecentGroupIds(requests, userId, limit),
    standingsOf: (userId, groupIds) => listStandings(requests, userId, groupIds),
    countRequests: (userId) => countFor(requests.db, userId),
  };
}

function deskOf(requests: RequestsContext): DeskContext {
  const { db, directory, enqueue, policy, rules, now, newId } = requests;
  return {
    db,
    directory,
    enqueue,
    namingRules: () => rules().creation.naming,
    allowGuests: policy.allowGuests,
    guestsInLicensed: () => rules().licensing.guests,
    keepSeats: (change, group, userIds) => keepSeats(requests, change, group, userIds),
    countWaiting: (groupIds) => countWaiting(db, groupIds),
    listJoined: (groupId, userIds) => listJoined(db, groupId, userIds),
    listFallbackApprovers: requests.listFallbackApprovers,
    listKeptByRule: requests.listKeptByRule,
    listProducts: (groupId) => listProductNames(directory, groupId),
    now,
    newId,
  };
}

/** As whom Usher asks Graph. */
export function identityOf({ appId, tenantId, credential }: BotConfig): GraphIdentity {
  switch (credential.kind) {
    case 'managedIdentity':
      return { kind: 'managedIdentity', clientId: appId };
    case 'password':
      return { kind: 'clientSecret', tenantId, clientId: appId, clientSecret: credential.password };
    case 'certificate':
      return { ...credential, tenantId, clientId: appId };
  }
}
