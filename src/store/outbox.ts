import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { CardCopiesTable, Database } from './schema.ts';

/** A place in Teams where a message stands. */
export interface MessagePlace {
  readonly conversationId: string;
  readonly activityId: string;
  readonly serviceUrl: string;
}

export interface OwedCard {
  readonly userId: string;
  readonly view: string;
  readonly subjectId: string;
  readonly version: number;
  /**
   * Set when the card takes the place of the form the person just sent. The answer to the press shows it to that client
   * alone; the message itself is the form until it is edited.
   */
  readonly place?: MessagePlace;
}

export type CardCopy = Selectable<CardCopiesTable>;

/** Written out, so that a prepared statement can use the index over what is owed. */
const open = sql.lit('open');

/** Records cards and messages owed to people; they go out in this order. */
export async function oweCards(
  trx: Transaction<Database>,
  cards: readonly OwedCard[],
  now: Date,
): Promise<void> {
  if (cards.length === 0) return;
  await trx
    .insertInto('card_copies')
    .values(
      cards.map((card) => ({
        user_id: card.userId,
        view: card.view,
        subject_id: card.subjectId,
        wanted_version: card.version,
        conversation_id: card.place?.conversationId ?? null,
        activity_id: card.place?.activityId ?? null,
        service_url: card.place?.serviceUrl ?? null,
        created_at: now,
      })),
    )
    .execute();
}

/**
 * Asks for a newer version of every open copy of these views of one subject.
 * @returns the people whose copies changed, each once
 */
export async function wantVersion(
  trx: Transaction<Database>,
  subjectId: string,
  views: readonly string[],
  version: number,
): Promise<readonly string[]> {
  const rows = await trx
    .updateTable('card_copies')
    .set({ wanted_version: version })
    .where('subject_id', '=', subjectId)
    .where('view', 'in', views)
    .where('state', '=', 'open')
    .returning('user_id')
    .execute();
  return [...new Set(rows.map((row) => row.user_id))];
}

/**
 * Asks for another edit of these people's open cards of one view, made since an instant if one is given.
 * @returns the people who have such a card, each once
 */
export async function wantAgain(
  trx: Transaction<Database>,
  userIds: readonly string[],
  view: string,
  since: Date = new Date(0),
): Promise<readonly string[]> {
  if (userIds.length === 0) return [];
  const rows = await trx
    .updateTable('card_copies')
    .set({ wanted_version: sql<number>`wanted_version + 1` })
    .where('user_id', 'in', userIds)
    .where('view', '=', view)
    .where('created_at', '>', since)
    .where('state', '=', 'open')
    .returning('user_id')
    .execute();
  return [...new Set(rows.map((row) => row.user_id))];
}

/** One transaction at a time may decide which cards these people are owed; the order keeps two from waiting in a ring. */
export async function lockPeople(trx: Transaction<Database>, userIds: readonly string[]): Promise<void> {
  for (const userId of [...userIds].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`cards/${userId}`}, 0))`.execute(trx);
  }
}

/** How many cards of this view each person was owed since an instant; people with none are missing. */
export async function countCardsSince(
  db: Kysely<Database>,
  userIds: readonly string[],
  view: string,
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('card_copies')
    .select(['user_id', sql<number>`count(*)::int`.as('cards')])
    .where('user_id', 'in', userIds)
    .where('view', '=', view)
    .where('created_at', '>', since)
    .groupBy('user_id')
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.cards]));
}

/** The person's oldest copy that has to be sent or edited, due or not: nothing overtakes it. */
export async function findOldestOwed(db: Kysely<Database>, userId: string): Promise<CardCopy | undefined> {
  return db
    .selectFrom('card_copies')
    .selectAll()
    .where('user_id', '=', userId)
    .where('state', '=', open)
    .whereRef('shown_version', '<', 'wanted_version')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

export async function markSending(db: Kysely<Database>, copyId: string, now: Date): Promise<void> {
  await db.updateTable('card_copies').set({ sending_since: now }).where('id', '=', copyId).execute();
}

export async function markShown(
  db: Kysely<Database>,
  copyId: string,
  shown: { readonly place: MessagePlace; readonly version: number; readonly isFinal: boolean },
): Promise<void> {
  await db
    .updateTable('card_copies')
    .set({
      conversation_id: shown.place.conversationId,
      activity_id: shown.place.activityId,
      service_url: shown.place.serviceUrl,
      shown_version: shown.version,
      sending_since: null,
      not_before: null,
      attempts: 0,
      // What was asked for while the card was on its way is still owed, whatever the card was thought to be.
      state: shown.isFinal
        ? sql<string>`case when wanted_version > ${shown.version} then 'open' else 'settled' end`
        : 'open',
    })
    .where('id', '=', copyId)
    .execute();
}

export async function markClosed(
  db: Kysely<Database>,
  copyId: string,
  state: 'settled' | 'undeliverable',
  lastError: string | null,
): Promise<void> {
  await db
    .updateTable('card_copies')
    .set({ state, last_error: lastError, sending_since: null })
    .where('id', '=', copyId)
    .execute();
}

/** Closes a copy that nobody has to see any more, unless something newer was asked for since it was read. */
export async function markNotOwed(db: Kysely<Database>, copy: CardCopy): Promise<void> {
  await db
    .updateTable('card_copies')
    .set({ state: 'settled', sending_since: null })
    .where('id', '=', copy.id)
    .where('wanted_version', '=', copy.wanted_version)
    .execute();
}

/** Puts a copy off; `sendingSince` stays set when the message may have arrived all the same. */
export async function postpone(
  db: Kysely<Database>,
  copyId: string,
  change: { readonly notBefore: Date; readonly lastError: string; readonly mayHaveArrived: boolean },
): Promise<void> {
  await db
    .updateTable('card_copies')
    .set({
      not_before: change.notBefore,
      last_error: change.lastError,
      attempts: sql<number>`attempts + 1`,
      ...(change.mayHaveArrived ? {} : { sending_since: null }),
    })
    .where('id', '=', copyId)
    .execute();
}

/** People to whom something has been owed since before the given instant; bounded, for the sweep. */
export async function listPeopleOwedSince(
  db: Kysely<Database>,
  before: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('card_copies')
    .select('user_id')
    .distinct()
    .where('state', '=', open)
    .whereRef('shown_version', '<', 'wanted_version')
    .where('created_at', '<', before)
    .limit(limit)
    .execute();
  return rows.map((row) => row.user_id);
}
