import { DeliveryError } from '../errors.ts';
import { findConversation } from '../store/conversations.ts';
import { withLease } from '../store/leases.ts';
import { recordNotice } from '../store/notices.ts';
import {
  findOldestOwed,
  markClosed,
  markNotOwed,
  markSending,
  markShown,
  postpone,
  type CardCopy,
} from '../store/outbox.ts';
import type { BotParts } from './botParts.ts';
import { loadCard, type CardNow } from './cardOwed.ts';
import { cardMessage } from './messages.ts';
import { giveUpOn, openChat, sendToChat, type Addressee } from './reachPerson.ts';

const leaseMs = 90_000;
const runLimitMs = 30_000;
const longestDelayMs = 5 * 60 * 1000;

/**
 * Job: sends and edits everything owed to one person, oldest first, one call at a time. Nothing overtakes a card
 * that has to wait, so the person reads things in the order in which they happened.
 */
export async function deliverTo(
  parts: BotParts,
  userId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  const { db, now } = parts.requests;
  const outcome = await withLease(db, `chat:${userId}`, leaseMs, async () => {
    const startedAt = now().getTime();
    while (now().getTime() - startedAt < runLimitMs) {
      const copy = await findOldestOwed(db, userId);
      if (copy === undefined) return undefined;
      const waitMs = (copy.not_before?.getTime() ?? 0) - now().getTime();
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      await settleCopy(parts, copy);
    }
    return 1;
  });
  const again = outcome.ran ? outcome.result : 2;
  return again === undefined ? undefined : { againInSeconds: again };
}

async function settleCopy(parts: BotParts, copy: CardCopy): Promise<void> {
  const { db } = parts.requests;
  const card = await loadCard(parts, copy);
  if (card === undefined) {
    await markNotOwed(db, copy);
    return;
  }
  const started = performance.now();
  const operation = copy.activity_id === null ? 'send' : 'edit';
  try {
    await (copy.activity_id === null ? send(parts, copy, card) : edit(parts, copy, card, copy.activity_id));
    parts.metrics.delivery(operation, 'done', performance.now() - started);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    parts.metrics.delivery(operation, error.reason, performance.now() - started);
    parts.log.warn(
      { copyId: copy.id, view: copy.view, reason: error.reason, code: error.details.connectorCode },
      'card not delivered',
    );
    await afterFailure(parts, copy, error);
  }
}

async function send(parts: BotParts, copy: CardCopy, card: CardNow): Promise<void> {
  const { db, now } = parts.requests;
  const person = await addressee(parts, copy.user_id);
  // Twice it was unclear whether the message arrived. A harmless call shows whether Teams answers again before a
  // third one is risked.
  if (copy.sending_since !== null && copy.attempts >= 2) await openChat(parts, person);
  await markSending(db, copy.id, now());
  const message = cardMessage(parts, card.view, person);
  const place = await sendToChat(parts, person, message);
  await markShown(db, copy.id, { place, version: card.version, isFinal: card.isFinal });
}

async function edit(parts: BotParts, copy: CardCopy, card: CardNow, activityId: string): Promise<void> {
  const { db } = parts.requests;
  const place = {
    activityId,
    conversationId: copy.conversation_id ?? '',
    serviceUrl: copy.service_url ?? '',
  };
  const person = await addressee(parts, copy.user_id);
  await parts.connector.edit(place, cardMessage(parts, card.view, person));
  await markShown(db, copy.id, { place, version: card.version, isFinal: card.isFinal });
}

async function afterFailure(parts: BotParts, copy: CardCopy, fault: DeliveryError): Promise<void> {
  const { db, now } = parts.requests;
  const code = fault.details.connectorCode ?? fault.reason;
  switch (fault.reason) {
    case 'blocked':
    case 'notInstalled':
      await giveUpOn(parts, copy, fault);
      return;
    case 'gone':
      // The message was deleted, or the chat is gone for good; there is nothing left to edit.
      await markClosed(db, copy.id, copy.activity_id === null ? 'undeliverable' : 'settled', code);
      return;
    case 'rejected':
      parts.log.error({ copyId: copy.id, view: copy.view, code }, 'Teams rejected a card');
      await rejected(parts, copy, code);
      return;
    case 'throttled':
    case 'unavailable': {
      const delayMs = fault.details.retryAfterMs ?? Math.min(longestDelayMs, 1000 * 2 ** copy.attempts);
      const notBefore = new Date(now().getTime() + Math.max(500, delayMs));
      const mayHaveArrived = fault.details.mayHaveArrived === true;
      await postpone(db, copy.id, { notBefore, lastError: code, mayHaveArrived });
    }
  }
}

/** Somebody will not be told, so somebody else has to know. */
async function rejected({ requests }: BotParts, copy: CardCopy, code: string): Promise<void> {
  const details = { view: copy.view, code };
  await requests.db.transaction().execute(async (trx) => {
    await markClosed(trx, copy.id, 'undeliverable', code);
    const subjectId = copy.subject_id;
    await recordNotice(trx, { code: 'cardRejected', subjectId, details, at: requests.now() });
  });
}

async function addressee(parts: BotParts, userId: string): Promise<Addressee> {
  return { userId, conversation: await findConversation(parts.requests.db, userId) };
}
