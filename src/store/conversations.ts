import type { Kysely, Selectable, Transaction } from 'kysely';
import type { ConversationsTable, Database } from './schema.ts';

export type InstallState = 'installed' | 'removed' | 'blocked' | 'unknown';
export type Conversation = Selectable<ConversationsTable>;

export interface ConversationSighting {
  readonly userId: string;
  readonly tenantId: string;
  readonly mri: string | null;
  readonly conversationId: string | null;
  readonly serviceUrl: string;
  readonly locale: string | null;
  /** Null when the sighting says nothing about it, as one in a shared chat. */
  readonly installState: InstallState | null;
}

/** Remembers the newest address of a person's personal chat; Teams may change the service URL at any time. */
export async function saveConversation(
  db: Kysely<Database>,
  seen: ConversationSighting,
  now: Date,
): Promise<void> {
  const values = {
    tenant_id: seen.tenantId,
    service_url: seen.serviceUrl,
    updated_at: now,
    ...(seen.installState === null ? {} : { install_state: seen.installState }),
    ...(seen.mri === null ? {} : { mri: seen.mri }),
    ...(seen.conversationId === null ? {} : { conversation_id: seen.conversationId }),
    ...(seen.locale === null ? {} : { locale: seen.locale }),
  };
  await db
    .insertInto('conversations')
    .values({
      user_id: seen.userId,
      mri: null,
      conversation_id: null,
      locale: null,
      install_state: 'unknown',
      ...values,
    })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute();
}

export async function findConversation(
  db: Kysely<Database>,
  userId: string,
): Promise<Conversation | undefined> {
  return db.selectFrom('conversations').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

/** A service URL of this tenant that was seen last; how to reach people who never wrote. */
export async function findNewestServiceUrl(
  db: Kysely<Database>,
  tenantId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select('service_url')
    .where('tenant_id', '=', tenantId)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.service_url;
}

/** The person cannot be written to. The chat's id is forgotten: it may be another one after a new install. */
export async function markUnreachable(
  db: Kysely<Database>,
  person: { readonly userId: string; readonly tenantId: string; readonly serviceUrl: string },
  installState: 'removed' | 'blocked',
  now: Date,
): Promise<void> {
  const change = { install_state: installState, conversation_id: null, updated_at: now };
  await db
    .insertInto('conversations')
    .values({
      user_id: person.userId,
      tenant_id: person.tenantId,
      service_url: person.serviceUrl,
      mri: null,
      locale: null,
      ...change,
    })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(change))
    .execute();
}

/** Those of the given people who removed or blocked Usher. People never seen are not among them. */
export async function listUnreachable(
  db: Kysely<Database>,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('conversations')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .where('install_state', 'in', ['removed', 'blocked'])
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

/** True for exactly one caller: the one who may greet this person. */
export async function claimWelcome(trx: Transaction<Database>, userId: string, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('conversations')
    .set({ welcomed_at: now })
    .where('user_id', '=', userId)
    .where('welcomed_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}
