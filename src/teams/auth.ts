import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
import type { ConnectorFactory } from 'botframework-connector';
import {
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  PasswordServiceClientCredentialFactory,
  type AuthenticateRequestResult,
  type BotFrameworkAuthentication,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { BotConfig } from '../config.ts';
import { DeliveryError } from '../errors.ts';
import { findTokenFault, keysOf, rememberingSound } from './channelToken.ts';
import { createCredentialsFactory, type GetToken } from './credentials.ts';
import { NoUserTokens } from './noUserTokens.ts';
import type { ServiceUrlCheck } from './serviceUrls.ts';
import { within } from './within.ts';

const defaultOutboundLimitMs = 10_000;
/** Teams repeats what is not answered in about 15 s, so waiting longer for keys helps nobody. */
const keysLimitMs = 10_000;
const cachedClients = 64;

export type Authentication =
  | { readonly accepted: true; readonly result: AuthenticateRequestResult }
  /** 401 for every bad token, 503 when the channel's keys cannot be had. */
  | { readonly accepted: false; readonly status: 401 | 503; readonly reason: string };

const keysUnavailable: Authentication = { accepted: false, status: 503, reason: 'keysUnavailable' };

export interface BotAuthentication {
  /** For the adapter: connector clients with a time limit and without retries or redirects. */
  readonly framework: BotFrameworkAuthentication;
  /** Validates the token that came with an activity. Never throws for what a stranger can send. */
  authenticate(activity: Activity, authorization: string): Promise<Authentication>;
  /**
   * A client for calls outside a turn.
   * @throws DeliveryError `rejected` for a host that is not allowed
   */
  connectorFor(serviceUrl: string): Promise<ConnectorClient>;
}

export interface Outbound {
  readonly isAllowedServiceUrl: ServiceUrlCheck;
  /** Of one call to the connector. */
  readonly outboundLimitMs?: number;
}

/**
 * Authentication as Teams needs it: only tokens of the Bot Connector for this bot and this address. `getToken`
 * is asked with a managed identity only.
 */
export function createBotAuthentication(
  bot: BotConfig,
  { getToken, ...outbound }: Outbound & { getToken: GetToken },
): BotAuthentication {
  const framework = new HardenedAuthentication(bot, createCredentialsFactory(bot, getToken), outbound);
  const issuer = bot.endpoints.ToBotFromChannelTokenIssuer;
  const findKey = keysOf(bot.endpoints.ToBotFromChannelOpenIdMetadataUrl);
  const findFault = rememberingSound(findTokenFault);
  const check = async (activity: Activity, authorization: string): Promise<Authentication> => {
    const expected = { issuer, appId: bot.appId, serviceUrl: activity.serviceUrl };
    const fault = await findFault(authorization, expected, findKey);
    if (fault !== undefined) return { accepted: false, status: 401, reason: fault };
    return { accepted: true, result: await framework.authenticateRequest(activity, authorization) };
  };
  return {
    framework,
    authenticate: (activity, authorization) =>
      // The SDK fetches keys without a time limit.
      within(keysLimitMs, check(activity, authorization), () => keysUnavailable).catch(refusalFor),
    connectorFor: (serviceUrl) => framework.createConnectorFactory(identityOf(bot.appId)).create(serviceUrl),
  };
}

/**
 * For the Agents Playground alone, which cannot sign offline: takes every activity as it is. The configuration
 * keeps this to loopback and refuses it in production.
 */
export function createPlaygroundAuthentication(outbound: Outbound): BotAuthentication {
  const credentials = new PasswordServiceClientCredentialFactory('', '');
  const framework = new HardenedAuthentication(undefined, credentials, outbound);
  return {
    framework,
    authenticate: async (activity) => ({
      accepted: true,
      result: await framework.authenticateRequest(activity, ''),
    }),
    connectorFor: (serviceUrl) => framework.createConnectorFactory(identityOf('')).create(serviceUrl),
  };
}

class HardenedAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients = new Map<string, ConnectorClient>();
  readonly #outbound: Outbound;

  constructor(bot: BotConfig | undefined, credentials: ServiceClientCredentialsFactory, outbound: Outbound) {
    const ids = bot && { MicrosoftAppId: bot.appId, MicrosoftAppTenantId: bot.tenantId };
    super({ ...ids, ...bot?.endpoints }, credentials);
    this.#outbound = outbound;
  }

  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authHeader);
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const inner = super.createConnectorFactory(identity);
    const { isAllowedServiceUrl, outboundLimitMs = defaultOutboundLimitMs } = this.#outbound;
    const create = async (serviceUrl: string, audience?: string): Promise<ConnectorClient> => {
      if (!isAllowedServiceUrl(serviceUrl)) {
        throw new DeliveryError('rejected', 'The service address is not on the list of allowed hosts.');
      }
      const key = `${audience ?? ''} ${serviceUrl}`;
      const known = this.#clients.get(key);
      return known ?? this.#keep(key, harden(await inner.create(serviceUrl, audience), outboundLimitMs));
    };
    return { create };
  }

  /** Usher signs nobody in; building the SDK's client for it would cost every turn for nothing. */
  override createUserTokenClient(): Promise<UserTokenClient> {
    return Promise.resolve(new NoUserTokens());
  }

  #keep(key: string, client: ConnectorClient): ConnectorClient {
    const oldest = this.#clients.keys().next();
    if (this.#clients.size >= cachedClients && oldest.done !== true) this.#clients.delete(oldest.value);
    this.#clients.set(key, client);
    return client;
  }
}

/**
 * The SDK repeats posts after errors, so that messages appear twice, and waits without end. Retries belong to
 * the job queue. A redirect could lead the bot's token away from the allowed hosts.
 */
function harden(client: ConnectorClient, limitMs: number): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy({
    name: 'outboundLimit',
    sendRequest: (request, next) => {
      // The client's own `timeout` leaves its timer running after a broken connection, which holds up the exit.
      request.abortSignal = AbortSignal.timeout(limitMs);
      return next(request);
    },
  });
  return client;
}

interface Pipeline {
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest: (
      request: { abortSignal?: AbortSignal },
      next: (request: object) => Promise<unknown>,
    ) => Promise<unknown>;
  }): void;
}

function identityOf(appId: string): ClaimsIdentity {
  return new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]);
}

function refusalFor(error: unknown): Authentication {
  const isBadToken = error instanceof AuthenticationError && error.statusCode === 401;
  if (isBadToken) return { accepted: false, status: 401, reason: 'refusedBySdk' };
  return keysUnavailable;
}
