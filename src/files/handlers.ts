import type { Transaction } from 'kysely';
import type { Decision } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import type { CardCopy } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { answerOffer } from './decideOffer.ts';
import type { FileOffer, FileView, OfferRefusal, UploadPlace } from './fileOffer.ts';
import type { FilesContext } from './filesContext.ts';
import { findOffer, forgetOffers, insertOffer, lockOffer, updateOffer } from './offerStore.ts';

const unansweredForMs = 30 * 24 * 60 * 60 * 1000;

export type OfferInput = Pick<FileOffer, 'userId' | 'kind' | 'subject' | 'fileName'> & {
  readonly groupName: string | null;
  readonly sizeInBytes: number;
};

/** The question whether a file may be put into somebody's OneDrive. Nothing of the file is made yet. */
export async function offerFile(context: FilesContext, input: OfferInput): Promise<FileView> {
  const { userId, kind, subject, fileName, groupName, sizeInBytes } = input;
  const { db, now } = context;
  const offerId = context.newId();
  const offer: FileOffer = {
    ...{ id: offerId, userId, kind, subject, fileName, state: 'offered' },
    ...{ upload: null, isTried: false, failure: null, answeredAt: null },
  };
  await db.transaction().execute(async (trx) => {
    await forgetOffers(trx, new Date(now().getTime() - unansweredForMs));
    await insertOffer(trx, offer, now());
    await note(trx, offer, 'files.offer', now());
  });
  return { card: 'fileConsent', data: { offerId, kind, fileName, groupName, sizeInBytes } };
}

/** The answer to the question. A yes is carried out by a job, whatever the size of the file. */
export async function answerFileOffer(
  context: FilesContext,
  userId: string,
  { offerId, answer }: { readonly offerId: string; readonly answer: UploadPlace | 'decline' },
): Promise<Decision<FileOffer, OfferRefusal>> {
  const known = await findOffer(context.db, offerId);
  const isOwn = known?.userId === userId;
  const mayHave =
    isOwn && answer !== 'decline' && (await context.sources[known.kind].mayHave(userId, known.subject));
  return context.db.transaction().execute(async (trx) => {
    const offer = await lockOffer(trx, offerId);
    const decision = answerOffer({ userId, offer, mayHave, now: context.now() }, answer);
    if (!decision.accepted) return decision;
    const { change } = decision;
    await updateOffer(trx, change);
    await note(trx, change, answer === 'decline' ? 'files.decline' : 'files.accept', context.now());
    if (change.state === 'sending') await context.enqueue(trx, 'files.send', [{ offerId }]);
    return decision;
  });
}

/** What the person is owed after a yes: the file, or why there is none. */
export async function showFileOutcome(
  { db }: Pick<FilesContext, 'db'>,
  { subject_id, wanted_version }: Pick<CardCopy, 'subject_id' | 'wanted_version'>,
): Promise<{ readonly view: FileView; readonly version: number; readonly isFinal: boolean } | undefined> {
  const offer = await findOffer(db, subject_id);
  const view = offer && viewOf(offer);
  return view && { view, version: wanted_version, isFinal: true };
}

function viewOf({ state, upload, failure }: FileOffer): FileView | undefined {
  if (state === 'sent' && upload !== null) return { card: 'fileSent', data: { upload } };
  if (state === 'failed' && failure !== null) return { card: 'fileNotSent', data: { failure } };
  return undefined;
}

async function note(trx: Transaction<Database>, offer: FileOffer, action: string, at: Date): Promise<void> {
  await appendAudit(trx, {
    at,
    actor: { kind: 'user', userId: offer.userId },
    action,
    subjectKind: 'file',
    subjectId: offer.id,
    details: { kind: offer.kind, ...offer.subject },
  });
}
