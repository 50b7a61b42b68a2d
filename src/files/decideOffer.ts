import { accept, refuse, type Decision } from '../decision.ts';
import type { FileOffer, OfferFailure, OfferRefusal, UploadOutcome, UploadPlace } from './fileOffer.ts';

/** An upload that fails in passing is tried again for so long; then the person had better ask anew. */
const patienceMs = 15 * 60 * 1000;

export interface AnswerFacts {
  readonly userId: string;
  /** Undefined when there is none. */
  readonly offer: FileOffer | undefined;
  /** Whether the person may have the file now. */
  readonly mayHave: boolean;
  readonly now: Date;
}

/** Yes with the place to put the file, or no. An offer to somebody else is as good as none. */
export function answerOffer(
  { userId, offer, mayHave, now }: AnswerFacts,
  answer: UploadPlace | 'decline',
): Decision<FileOffer, OfferRefusal> {
  if (offer?.userId !== userId) return refuse({ code: 'offerNotFound' });
  if (offer.state !== 'offered') return refuse({ code: 'alreadyAnswered' });
  if (answer === 'decline') return accept({ ...offer, state: 'declined', answeredAt: now });
  if (!mayHave) return refuse({ code: 'notAllowed' });
  return accept({ ...offer, state: 'sending', upload: answer, answeredAt: now });
}

/**
 * What became of the file. A place that is gone after an earlier attempt has been filled by it: an upload session ends
 * with the last byte.
 */
export function settleOffer(offer: FileOffer, outcome: UploadOutcome | OfferFailure): FileOffer {
  const isThere = outcome === 'done' || (outcome === 'gone' && offer.isTried);
  // Whoever has the address may write the file; nobody needs it any more.
  const upload = offer.upload === null ? null : { ...offer.upload, uploadUrl: '' };
  if (isThere) return { ...offer, state: 'sent', upload };
  return { ...offer, state: 'failed', upload, failure: outcome === 'gone' ? 'refused' : outcome };
}

export function isWorthAnotherTry({ answeredAt }: FileOffer, now: Date): boolean {
  return answeredAt !== null && now.getTime() - answeredAt.getTime() < patienceMs;
}
