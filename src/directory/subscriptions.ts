import { DirectoryError } from '../errors.ts';
import { undefinedIfGone } from './gone.ts';
import type { Operation } from './graph.ts';
import { asRaw } from './graphShapes.ts';
import type { NewSubscription, Subscription } from './peopleTypes.ts';
import { path } from './url.ts';

/**
 * Asks Graph to tell a web address of changes. Graph calls the address before it answers, so it has to be open by then.
 * Source: Microsoft Graph, "Create subscription" and "subscription resource type".
 */
export async function createSubscription(graph: Operation, wish: NewSubscription): Promise<Subscription> {
  const body = {
    // Users have no `created`: new ones come as updated.
    changeType: 'updated,deleted',
    resource: 'users',
    notificationUrl: wish.url,
    lifecycleNotificationUrl: wish.url,
    clientState: wish.clientState,
    expirationDateTime: wish.expiresAt.toISOString(),
  };
  return toSubscription(await graph.send({ method: 'POST', url: '/subscriptions', body }));
}

/** Lets it live longer, which also confirms that the app is still entitled to it. Undefined when it is gone. */
export async function renewSubscription(
  graph: Operation,
  subscriptionId: string,
  expiresAt: Date,
): Promise<Subscription | undefined> {
  const url = path`/subscriptions/${subscriptionId}`;
  const body = { expirationDateTime: expiresAt.toISOString() };
  const answer = await undefinedIfGone(graph.send({ method: 'PATCH', url, body }));
  return answer === undefined ? undefined : toSubscription(answer);
}

/** One that is gone counts as done. */
export async function deleteSubscription(graph: Operation, subscriptionId: string): Promise<void> {
  await undefinedIfGone(graph.send({ method: 'DELETE', url: path`/subscriptions/${subscriptionId}` }));
}

function toSubscription(answer: unknown): Subscription {
  const { id, expirationDateTime } = asRaw(answer);
  const expiresAt = new Date(typeof expirationDateTime === 'string' ? expirationDateTime : Number.NaN);
  if (typeof id !== 'string' || Number.isNaN(expiresAt.getTime())) {
    throw new DirectoryError('unavailable', 'Graph sent a subscription without its id or its end');
  }
  return { id, expiresAt };
}
