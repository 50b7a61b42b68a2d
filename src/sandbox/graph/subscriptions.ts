import type { Call, Handler } from './call.ts';
import { bodyOf, graphRoot, isRefused, noContent, ok, type GraphRequest, type Refused } from './exchange.ts';
import { badRequest, notFound, refuse } from './refusals.ts';
import type { GraphSubscription, JournalEntry } from './state.ts';
import type { Tenant } from './tenant.ts';

const longestLifeMs = 41_760 * 60_000;
const shortestLifeMs = 45 * 60_000;
const handshakeMs = 10_000;
const deliveryMs = 3_000;

export const createSubscription: Handler = (call) => {
  const { tenant, request } = call;
  const body = bodyOf(request) ?? {};
  const { resource, changeType, notificationUrl, lifecycleNotificationUrl = null, clientState = null } = body;
  if (resource !== 'users' && resource !== '/users') return refuse(400, 'ExtensionError', 'Not simulated.');
  if (typeof changeType !== 'string' || typeof notificationUrl !== 'string')
    return badRequest('changeType and notificationUrl are required.');
  if (typeof clientState === 'string' && clientState.length > 128)
    return badRequest('clientState is longer than 128 characters.');
  const expiresAt = lifeOf(call, body);
  if (isRefused(expiresAt)) return expiresAt;
  const subscription: GraphSubscription = {
    id: tenant.newId(),
    changeType,
    notificationUrl,
    lifecycleNotificationUrl: typeof lifecycleNotificationUrl === 'string' ? lifecycleNotificationUrl : null,
    clientState: typeof clientState === 'string' ? clientState : null,
    expiresAt,
  };
  tenant.state.version += 1;
  keep(tenant, [...alive(tenant), subscription]);
  return ok(told(subscription), 201);
};

export const getSubscription: Handler = (call) => {
  const found = find(call);
  return isRefused(found) ? found : ok(told(found));
};

export const renewSubscription: Handler = (call) => {
  const found = find(call);
  if (isRefused(found)) return found;
  const expiresAt = lifeOf(call, bodyOf(call.request) ?? {});
  if (isRefused(expiresAt)) return expiresAt;
  const renewed = { ...found, expiresAt };
  keep(
    call.tenant,
    alive(call.tenant).map((one) => (one.id === found.id ? renewed : one)),
  );
  return ok(told(renewed));
};

export const reauthorizeSubscription: Handler = (call) => {
  const found = find(call);
  return isRefused(found) ? found : noContent();
};

export const removeSubscription: Handler = (call) => {
  const found = find(call);
  if (isRefused(found)) return found;
  keep(
    call.tenant,
    alive(call.tenant).filter((one) => one.id !== found.id),
  );
  return noContent();
};

/** Before a subscription is made, its addresses have to give a token back within ten seconds. */
export async function greetSubscriber(request: GraphRequest): Promise<Refused | undefined> {
  if (request.method !== 'POST' || request.path !== 'subscriptions') return undefined;
  const { notificationUrl, lifecycleNotificationUrl } = bodyOf(request) ?? {};
  for (const url of [notificationUrl, lifecycleNotificationUrl]) {
    if (typeof url === 'string' && !(await givesTokenBack(url))) {
      return refuse(400, 'ValidationError', 'Subscription validation request failed.');
    }
  }
  return undefined;
}

/** Tells all subscribers of a change among users; what cannot be delivered is lost. */
export async function notifySubscribers(tenant: Tenant, entry: JournalEntry): Promise<void> {
  if (entry.type !== 'user') return;
  const changeType = entry.change === 'deleted' ? 'deleted' : 'updated';
  const wanted = alive(tenant).filter((one) => one.changeType.split(',').includes(changeType));
  const item = { changeType, resource: `Users/${entry.id}`, resourceData: resourceOf(entry.id) };
  await Promise.all(wanted.map((one) => deliver(one, one.notificationUrl, item)));
}

/** What happens to a subscription itself, as Graph would tell it. */
export async function tellLifecycle(
  tenant: Tenant,
  event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed',
): Promise<void> {
  const told = alive(tenant);
  if (event === 'subscriptionRemoved') keep(tenant, []);
  await Promise.all(
    told.map((one) =>
      deliver(one, one.lifecycleNotificationUrl ?? one.notificationUrl, { lifecycleEvent: event }),
    ),
  );
}

async function deliver(one: GraphSubscription, url: string, item: object): Promise<void> {
  const notification = {
    subscriptionId: one.id,
    subscriptionExpirationDateTime: new Date(one.expiresAt).toISOString(),
    clientState: one.clientState,
    ...item,
  };
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ value: [notification] }),
    signal: AbortSignal.timeout(deliveryMs),
  }).catch(() => undefined);
  await answer?.body?.cancel();
}

async function givesTokenBack(url: string): Promise<boolean> {
  const address = new URL(url);
  const token = `Validation: Testing client application reachability & ${address.host}`;
  address.searchParams.set('validationToken', token);
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(handshakeMs),
    });
    const isText = answer.headers.get('content-type')?.startsWith('text/plain') === true;
    return answer.status === 200 && isText && (await answer.text()) === token;
  } catch {
    return false;
  }
}

function resourceOf(id: string): object {
  return { '@odata.type': '#Microsoft.Graph.User', '@odata.id': `Users/${id}`, id };
}

function find({ tenant, params }: Call): GraphSubscription | Refused {
  const id = params['id'] ?? '';
  return alive(tenant).find((one) => one.id === id) ?? notFound(id);
}

function alive({ state, now }: Tenant): readonly GraphSubscription[] {
  return (state.subscriptions ?? []).filter(({ expiresAt }) => expiresAt > now());
}

function keep(tenant: Tenant, subscriptions: readonly GraphSubscription[]): void {
  tenant.state.subscriptions = [...subscriptions];
  tenant.markChanged();
}

/** Less than 45 minutes are made 45; more than 29 days are refused. */
function lifeOf({ tenant }: Call, { expirationDateTime }: Record<string, unknown>): number | Refused {
  const at = typeof expirationDateTime === 'string' ? Date.parse(expirationDateTime) : Number.NaN;
  const now = tenant.now();
  if (Number.isNaN(at) || at > now + longestLifeMs)
    return badRequest('Subscription expiration can only be 41760 minutes in the future.');
  return Math.max(at, now + shortestLifeMs);
}

function told(one: GraphSubscription): object {
  const { id, changeType, notificationUrl, lifecycleNotificationUrl } = one;
  return {
    '@odata.context': `${graphRoot}/$metadata#subscriptions/$entity`,
    id,
    resource: 'users',
    changeType,
    notificationUrl,
    lifecycleNotificationUrl,
    clientState: null,
    expirationDateTime: new Date(one.expiresAt).toISOString(),
  };
}
