import { timingSafeEqual } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Logger } from '../log.ts';
import type { Database } from '../store/schema.ts';
import { doubtSubscription, findSubscription } from './peopleSubscription.ts';

export interface NotificationsContext {
  readonly db: Kysely<Database>;
  readonly enqueueMissing: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  readonly log: Logger;
}

/** One notification as Graph sends it; anything else counts as none. Source: "changeNotification resource type". */
interface Notification {
  readonly clientState: string;
  /** About the subscription itself, not about people. */
  readonly lifecycleEvent: string | null;
}

/**
 * Takes a call of Graph's, whose body is what anybody may have sent: it says nothing but "look", and only with the
 * secret. The same call again has the effect of once. Answers how many of its notifications were ours.
 */
export async function receiveNotifications(context: NotificationsContext, body: unknown): Promise<number> {
  const notifications = readNotifications(body);
  if (notifications.length === 0) return 0;
  const subscription = await findSubscription(context.db);
  const ours = notifications.filter(
    ({ clientState }) => subscription !== undefined && isSame(clientState, subscription.client_state),
  );
  if (ours.length < notifications.length) {
    context.log.warn({ strange: notifications.length - ours.length }, 'notifications without our secret');
  }
  if (ours.length === 0) return 0;
  await context.db.transaction().execute(async (trx) => {
    const isLost = ours.some(({ lifecycleEvent }) => lifecycleEvent === 'subscriptionRemoved');
    if (isLost || ours.some(({ lifecycleEvent }) => lifecycleEvent === 'reauthorizationRequired')) {
      await doubtSubscription(trx);
      await context.enqueueMissing(trx, 'dynamic.keepSubscription', [{}]);
    }
    // Whatever was not told, the change feed knows; only asking for entitlement means no change.
    if (ours.some(({ lifecycleEvent }) => lifecycleEvent !== 'reauthorizationRequired')) {
      await context.enqueueMissing(trx, 'dynamic.mirrorPeople', [{}]);
    }
  });
  return ours.length;
}

function readNotifications(body: unknown): readonly Notification[] {
  const { value } = (typeof body === 'object' && body !== null ? body : {}) as { value?: unknown };
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { clientState, lifecycleEvent } = item as Record<string, unknown>;
    const event = typeof lifecycleEvent === 'string' ? lifecycleEvent : null;
    return [{ clientState: typeof clientState === 'string' ? clientState : '', lifecycleEvent: event }];
  });
}

/** In the same time whatever is wrong, so that nobody finds the secret letter by letter; its length is no secret. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
