import { setTimeout as wait } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { DeliveryError } from '../errors.ts';
import type { BotAuthentication } from './auth.ts';
import { toDeliveryError } from './connectorErrors.ts';
import { createSendingRate, teamsLimits, type RateLimits } from './sendingRate.ts';

export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/**
 * Messages to people outside a turn. Every call has a time limit, is tried once, and throws only
 * `DeliveryError`; whether and when to try again is the job's decision.
 */
export interface Connector {
  /** Sends a new message. `serviceUrl` differs from the given one when the tenant turned out to live elsewhere. */
  send(to: Place, message: Partial<Activity>): Promise<{ activityId: string; serviceUrl: string }>;
  /** Replaces one of our own messages; may be repeated freely. */
  edit(at: Place & { activityId: string }, message: Partial<Activity>): Promise<void>;
  /** Opens or finds the personal chat with somebody who has the app. `member`: `29:…` or Entra object id. */
  openPersonalChat(to: {
    serviceUrl: string;
    member: string;
  }): Promise<{ conversationId: string; serviceUrl: string }>;
}

export interface ConnectorParts {
  readonly auth: Pick<BotAuthentication, 'connectorFor'>;
  readonly appId: string;
  readonly tenantId: string;
  readonly limits?: RateLimits;
  readonly now?: () => number;
}

/** Where Microsoft's government community cloud lives, and what the public host says to its tenants. */
const gccServiceUrl = 'https://smba.infra.gcc.teams.microsoft.com/teams';
const publicHost = 'smba.trafficmanager.net';
const patienceMs = 2_000;

export function createConnector(parts: ConnectorParts): Connector {
  const call = createCaller(parts);
  const bot = { id: `28:${parts.appId}`, name: 'Usher' };
  return {
    send: async ({ serviceUrl, conversationId }, message) => {
      const activity = { type: 'message', from: bot, ...message } as Activity;
      const sent = await call(conversationId, serviceUrl, (client) =>
        client.conversations.sendToConversation(conversationId, activity),
      );
      return { activityId: idOf(sent.answer), serviceUrl: sent.serviceUrl };
    },
    edit: async ({ serviceUrl, conversationId, activityId }, message) => {
      const activity = { type: 'message', from: bot, ...message, id: activityId } as Activity;
      await call(conversationId, serviceUrl, (client) =>
        client.conversations.updateActivity(conversationId, activityId, activity),
      );
    },
    openPersonalChat: async ({ serviceUrl, member }) => {
      const { tenantId } = parts;
      const members = [{ id: member, name: '' }];
      const chat = { isGroup: false, bot, members, tenantId, channelData: { tenant: { id: tenantId } } };
      const opened = await call(`with ${member}`, serviceUrl, (client) =>
        client.conversations.createConversation(chat),
      );
      return { conversationId: idOf(opened.answer), serviceUrl: opened.serviceUrl };
    },
  };
}

type Operation = (client: ConnectorClient) => Promise<unknown>;
type Call = (conversationId: string, serviceUrl: string, operation: Operation) => Promise<Called>;

interface Called {
  readonly answer: unknown;
  readonly serviceUrl: string;
}

function createCaller({ auth, limits = teamsLimits, now = Date.now }: ConnectorParts): Call {
  const rate = createSendingRate(limits, now);
  const inOrder = createQueues();
  const attempt = async (serviceUrl: string, operation: Operation): Promise<Called> => {
    try {
      return { answer: await operation(await auth.connectorFor(serviceUrl)), serviceUrl };
    } catch (error) {
      throw toDeliveryError(error);
    }
  };
  return (conversationId, serviceUrl, operation) =>
    inOrder(conversationId, async () => {
      const turn = rate.take(conversationId, patienceMs);
      if (!turn.taken) {
        throw new DeliveryError('throttled', 'The sending rate is used up.', { retryAfterMs: turn.waitMs });
      }
      if (turn.waitMs > 0) await wait(turn.waitMs);
      return attempt(serviceUrl, operation).catch((fault: unknown) => {
        // Refused before anything was done, so asking the other host cannot double a message.
        if (livesElsewhere(fault, serviceUrl)) return attempt(gccServiceUrl, operation);
        throw fault;
      });
    });
}

function livesElsewhere(fault: unknown, serviceUrl: string): boolean {
  const isWrongHost = fault instanceof DeliveryError && fault.details.connectorCode === 'InvalidBotApiHost';
  return isWrongHost && URL.parse(serviceUrl)?.hostname === publicHost;
}

/** One call at a time per conversation: Teams answers 412 to two, and order is kept. */
function createQueues(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (queues.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => undefined);
    queues.set(key, settled);
    return mine.finally(() => {
      if (queues.get(key) === settled) queues.delete(key);
    });
  };
}

function idOf(answer: unknown): string {
  const { id } = (answer ?? {}) as { id?: unknown };
  if (typeof id === 'string' && id !== '') return id;
  throw new DeliveryError('unavailable', 'Teams did not name what it made.', { mayHaveArrived: true });
}
