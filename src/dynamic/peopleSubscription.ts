import { randomBytes } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Directory } from '../directory/types.ts';
import type { Logger } from '../log.ts';
import type { Database } from '../store/schema.ts';
import type { PeopleSubscriptionTable } from '../store/schemaPeople.ts';

export interface SubscriptionContext {
  readonly db: Kysely<Database>;
  readonly directory: Pick<Directory, 'createSubscription' | 'renewSubscription' | 'deleteSubscription'>;
  /** Where Graph reaches this product; null when it is not to. */
  readonly notificationUrl: string | null;
  readonly log: Logger;
  readonly now: () => Date;
}

type Kept = Selectable<PeopleSubscriptionTable>;

const day = 24 * 60 * 60 * 1000;
/** Half of what Graph allows. */
const lifeMs = 14 * day;
const renewedBeforeMs = 7 * day;

/**
 * Sees to it that Graph tells the configured address of changes among people: makes the subscription, renews it in
 * time, and makes another one when it is gone or the address is another. Without an address it ends it. Killed between
 * Graph and the store, it leaves a second subscription that tells the same and expires by itself.
 */
export async function keepSubscription(context: SubscriptionContext): Promise<void> {
  const { db, directory, notificationUrl, now } = context;
  const kept = await findSubscription(db);
  if (kept !== undefined && kept.url !== notificationUrl) {
    if (kept.subscription_id !== null) await directory.deleteSubscription(kept.subscription_id);
    await db.deleteFrom('people_subscription').execute();
    context.log.info('changes among people are no longer told to the former address');
  }
  if (notificationUrl === null) return;
  const current = kept?.url === notificationUrl ? kept : await begin(context, notificationUrl);
  const expiresAt = new Date(now().getTime() + lifeMs);
  if (current.subscription_id !== null) {
    if (isFresh(current, now())) return;
    const renewed = await directory.renewSubscription(current.subscription_id, expiresAt);
    await save(db, renewed ?? null);
    if (renewed !== undefined) return;
  }
  const wish = { url: notificationUrl, clientState: current.client_state, expiresAt };
  await save(db, await directory.createSubscription(wish));
  context.log.info('changes among people are told by the directory');
}

/** Graph wants to hear again that the app is entitled, or has ended the subscription: the next look asks it. */
export async function doubtSubscription(db: Kysely<Database>): Promise<void> {
  await db.updateTable('people_subscription').set({ expires_at: null }).execute();
}

export function findSubscription(db: Kysely<Database>): Promise<Kept | undefined> {
  return db.selectFrom('people_subscription').selectAll().executeTakeFirst();
}

/** The secret is known before Graph's first call can come. */
async function begin({ db }: SubscriptionContext, url: string): Promise<Kept> {
  return db
    .insertInto('people_subscription')
    .values({ id: 1, url, client_state: randomBytes(32).toString('base64url') })
    .returningAll()
    .executeTakeFirstOrThrow();
}

function isFresh({ expires_at: expiresAt }: Kept, now: Date): boolean {
  return expiresAt !== null && expiresAt.getTime() - now.getTime() > renewedBeforeMs;
}

async function save(
  db: Kysely<Database>,
  subscription: { readonly id: string; readonly expiresAt: Date } | null,
): Promise<void> {
  await db
    .updateTable('people_subscription')
    .set({ subscription_id: subscription?.id ?? null, expires_at: subscription?.expiresAt ?? null })
    .execute();
}
