import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { FileOffersTable } from '../store/schemaFiles.ts';
import type { FileKind, FileOffer, FileSubject, OfferFailure, UploadPlace } from './fileOffer.ts';

/** Saves a new offer. */
export async function insertOffer(
  trx: Transaction<Database>,
  { id, userId, kind, subject, fileName }: FileOffer,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('file_offers')
    .values({
      id,
      user_id: userId,
      kind,
      subject: JSON.stringify(subject),
      file_name: fileName,
      state: 'offered',
      created_at: at,
    })
    .execute();
}

/** Offers nobody answered, made before this instant. */
export async function forgetOffers(trx: Transaction<Database>, before: Date): Promise<void> {
  await trx
    .deleteFrom('file_offers')
    .where('state', '=', 'offered')
    .where('created_at', '<', before)
    .execute();
}

export async function findOffer(db: Kysely<Database>, offerId: string): Promise<FileOffer | undefined> {
  const row = await db.selectFrom('file_offers').selectAll().where('id', '=', offerId).executeTakeFirst();
  return row && toOffer(row);
}

/** Locks the offer until the transaction ends. */
export async function lockOffer(trx: Transaction<Database>, offerId: string): Promise<FileOffer | undefined> {
  const row = await trx
    .selectFrom('file_offers')
    .selectAll()
    .where('id', '=', offerId)
    .forUpdate()
    .executeTakeFirst();
  return row && toOffer(row);
}

export async function updateOffer(trx: Transaction<Database>, offer: FileOffer): Promise<void> {
  await trx
    .updateTable('file_offers')
    .set({
      state: offer.state,
      upload: offer.upload === null ? null : JSON.stringify(offer.upload),
      failure: offer.failure,
      answered_at: offer.answeredAt,
    })
    .where('id', '=', offer.id)
    .execute();
}

/** From here on the file may be there, whatever else happens. */
export async function markTried(db: Kysely<Database>, offerId: string, at: Date): Promise<void> {
  await db
    .updateTable('file_offers')
    .set({ tried_at: at })
    .where('id', '=', offerId)
    .where('tried_at', 'is', null)
    .execute();
}

function toOffer(row: Selectable<FileOffersTable>): FileOffer {
  return {
    id: row.id,
    userId: row.user_id,
    kind: row.kind as FileKind,
    subject: row.subject as FileSubject,
    fileName: row.file_name,
    state: row.state as FileOffer['state'],
    upload: row.upload as UploadPlace | null,
    isTried: row.tried_at !== null,
    failure: row.failure as OfferFailure | null,
    answeredAt: row.answered_at,
  };
}
