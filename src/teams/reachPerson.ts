import type { Activity } from 'botbuilder';
import { DeliveryError } from '../errors.ts';
import { giveUpOnApprover } from '../requests/unreachable.ts';
import {
  findNewestServiceUrl,
  markUnreachable,
  saveConversation,
  type Conversation,
} from '../store/conversations.ts';
import { markClosed, type CardCopy, type MessagePlace } from '../store/outbox.ts';
import type { BotParts } from './botParts.ts';

export interface Addressee {
  readonly userId: string;
  readonly conversation: Conversation | undefined;
}

interface Chat {
  readonly conversationId: string;
  readonly serviceUrl: string;
}

/**
 * Sends a message to somebody's personal chat. When Teams says that the stored chat is gone or closed, it is asked for
 * a chat once more, because such answers are known to be wrong now and then (botbuilder-js issue 4722).
 */
export async function sendToChat(
  parts: BotParts,
  person: Addressee,
  message: Partial<Activity>,
): Promise<MessagePlace> {
  const known = knownChat(person);
  if (known !== undefined) {
    try {
      return await send(parts, known, message);
    } catch (error) {
      if (!(error instanceof DeliveryError) || !isFinal(error)) throw error;
    }
  }
  try {
    return await send(parts, await openChat(parts, person), message);
  } catch (error) {
    if (error instanceof DeliveryError && error.reason === 'gone') {
      throw new DeliveryError('notInstalled', 'There is no chat with this person.', { cause: error });
    }
    throw error;
  }
}

/** Opens or finds the personal chat; repeating it does no harm. */
export async function openChat(parts: BotParts, { userId, conversation }: Addressee): Promise<Chat> {
  const { db, now } = parts.requests;
  const serviceUrl =
    conversation?.service_url ?? (await findNewestServiceUrl(db, parts.tenantId)) ?? parts.defaultServiceUrl;
  const chat = await parts.connector.openPersonalChat({ serviceUrl, member: conversation?.mri ?? userId });
  const sighting = {
    userId,
    tenantId: parts.tenantId,
    mri: null,
    conversationId: chat.conversationId,
    serviceUrl: chat.serviceUrl,
    locale: null,
    installState: 'installed' as const,
  };
  await saveConversation(db, sighting, now());
  return chat;
}

/** The person removed or blocked Usher: remembered, and whoever waits for this person's answer is told. */
export async function giveUpOn(parts: BotParts, copy: CardCopy, fault: DeliveryError): Promise<void> {
  const { db, now } = parts.requests;
  const state = fault.reason === 'blocked' ? 'blocked' : 'removed';
  const person = { userId: copy.user_id, tenantId: parts.tenantId, serviceUrl: copy.service_url };
  const serviceUrl =
    person.serviceUrl ?? (await findNewestServiceUrl(db, parts.tenantId)) ?? parts.defaultServiceUrl;
  await db.transaction().execute(async (trx) => {
    await markUnreachable(trx, { ...person, serviceUrl }, state, now());
    const closed = copy.activity_id === null ? 'undeliverable' : 'settled';
    await markClosed(trx, copy.id, closed, fault.details.connectorCode ?? fault.reason);
    await giveUpOnApprover(trx, parts.requests, copy.user_id);
  });
}

async function send(parts: BotParts, chat: Chat, message: Partial<Activity>): Promise<MessagePlace> {
  const sent = await parts.connector.send(chat, message);
  return { conversationId: chat.conversationId, activityId: sent.activityId, serviceUrl: sent.serviceUrl };
}

function knownChat({ conversation }: Addressee): Chat | undefined {
  if (conversation === undefined || conversation.conversation_id === null) return undefined;
  return { conversationId: conversation.conversation_id, serviceUrl: conversation.service_url };
}

function isFinal(error: DeliveryError): boolean {
  return ['gone', 'blocked', 'notInstalled'].includes(error.reason);
}
