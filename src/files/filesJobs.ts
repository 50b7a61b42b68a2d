import type { Transaction } from 'kysely';
import { DeliveryError, DirectoryError } from '../errors.ts';
import type { JobHandlers } from '../jobs/handlers.ts';
import { appendAudit } from '../store/audit.ts';
import { oweCards } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { isWorthAnotherTry, settleOffer } from './decideOffer.ts';
import type { FileOffer, OfferFailure, UploadOutcome } from './fileOffer.ts';
import type { FilesContext } from './filesContext.ts';
import { findOffer, lockOffer, markTried, updateOffer } from './offerStore.ts';

/** Who does the work of each kind of job of this slice. */
export function filesJobs(context: FilesContext): Pick<JobHandlers, 'files.send'> {
  return {
    'files.send': {
      batchSize: 10,
      concurrency: 4,
      run: ([first]) => sendFile(context, first?.offerId ?? ''),
      exhausted: ({ offerId }, trx) =>
        settle(trx, context, offerId, { outcome: 'unavailable', bytes: null, wasTried: false }),
    },
  };
}

/** Job: makes the file as things are now, puts it where Teams said, and tells the person. */
async function sendFile(context: FilesContext, offerId: string): Promise<void> {
  const offer = await findOffer(context.db, offerId);
  if (offer?.state !== 'sending') return;
  const attempt = await tryToSend(context, offer);
  await context.db
    .transaction()
    .execute((trx) => settle(trx, context, offerId, { ...attempt, wasTried: offer.isTried }));
}

interface Attempt {
  readonly outcome: UploadOutcome | OfferFailure;
  readonly bytes: number | null;
}

async function tryToSend(context: FilesContext, offer: FileOffer): Promise<Attempt> {
  try {
    const content = await context.sources[offer.kind].write(offer.userId, offer.subject);
    if (content === undefined || offer.upload === null) return { outcome: 'noLongerAllowed', bytes: null };
    const bytes = new TextEncoder().encode(content);
    await markTried(context.db, offer.id, context.now());
    return { outcome: await context.upload(offer.upload.uploadUrl, bytes), bytes: bytes.length };
  } catch (error) {
    const isFault = error instanceof DirectoryError || error instanceof DeliveryError;
    if (!isFault || isWorthAnotherTry(offer, context.now())) throw error;
    return { outcome: 'unavailable', bytes: null };
  }
}

async function settle(
  trx: Transaction<Database>,
  context: FilesContext,
  offerId: string,
  { outcome, bytes, wasTried }: Attempt & { readonly wasTried: boolean },
): Promise<void> {
  const offer = await lockOffer(trx, offerId);
  if (offer?.state !== 'sending') return;
  // Only an attempt before this one counts; this one has marked itself as well.
  const settled = settleOffer({ ...offer, isTried: wasTried }, outcome);
  await updateOffer(trx, settled);
  await appendAudit(trx, {
    at: context.now(),
    actor: { kind: 'usher' },
    action: 'files.send',
    subjectKind: 'file',
    subjectId: offerId,
    reason: settled.failure,
    details: { kind: offer.kind, ...offer.subject, bytes },
  });
  const card = { userId: offer.userId, view: 'files.outcome', subjectId: offerId, version: 1 };
  await oweCards(trx, [card], context.now());
  await context.enqueue(trx, 'teams.deliver', [{ userId: offer.userId }]);
}
