import type { Activity, TurnContext } from 'botbuilder';
import { DeliveryError } from '../errors.ts';
import { findConversation } from '../store/conversations.ts';
import type { Sender } from './actor.ts';
import type { BotParts, View } from './botParts.ts';
import { fileMessage, isFileView } from './fileMessages.ts';
import { adaptiveCardType, cardMessage, messageOf } from './messages.ts';
import { sendToChat } from './reachPerson.ts';
import { textMessage } from './textMessage.ts';
import type { Wording } from './wording/wording.ts';
import { wordingFor } from './wording/wordings.ts';

/** Teams asks for an answer or a sign of typing within two seconds. */
const patienceMs = 1_500;

/**
 * Answers the person who just spoke, in their own chat. An invoke is answered in its response, with HTTP 200 whatever
 * happened (Universal Action Model); an Action.Submit of an older client by editing the card it came from.
 */
export async function answerView(
  parts: BotParts,
  context: TurnContext,
  sender: Sender,
  view: View | undefined,
): Promise<void> {
  if (view === undefined) {
    await ignoreInvoke(context);
    return;
  }
  const { actor, mri } = sender;
  if (isFileView(view)) {
    await askAboutFile(context, fileMessage(view, wordingFor(actor.locale)), wordingFor(actor.locale));
    return;
  }
  const rendered = parts.render(view, { locale: actor.locale, viewerId: actor.userId, viewerMri: mri });
  const { type, replyToId } = context.activity;
  const value: unknown = context.activity.value;
  if (type === 'invoke') {
    await respond(context, { statusCode: 200, type: adaptiveCardType, value: rendered.card });
  } else if (value !== undefined && typeof replyToId === 'string') {
    await context.updateActivity({ ...messageOf(rendered), id: replyToId });
  } else {
    await context.sendActivity(messageOf(rendered));
  }
}

/** Teams' question about a file is a message of its own; in an invoke's response only a card can stand. */
async function askAboutFile(
  context: TurnContext,
  message: Partial<Activity>,
  { files }: Wording,
): Promise<void> {
  try {
    await context.sendActivity(message);
  } catch {
    // Government clouds, and apps installed before they could handle files.
    await answerText(context, files.notHere);
    return;
  }
  if (context.activity.type === 'invoke') await answerText(context, files.lookBelow);
}

/** In a shared place nothing about anybody is shown; the answer goes to the personal chat. */
export async function answerOutOfSight(
  parts: BotParts,
  context: TurnContext,
  sender: Sender,
  view: View | undefined,
): Promise<void> {
  if (view !== undefined) await showInOwnChat(parts, sender.actor.userId, view);
  await answerText(context, wordingFor(sender.actor.locale).messages.inGroupChat);
}

export async function showInOwnChat(parts: BotParts, userId: string, view: View): Promise<void> {
  const person = { userId, conversation: await findConversation(parts.requests.db, userId) };
  try {
    await sendToChat(parts, person, cardMessage(parts, view, person));
  } catch (error) {
    // Without the app in their own chats nothing can be shown there; the sentence beside it says where to go.
    if (!(error instanceof DeliveryError)) throw error;
    parts.log.info({ reason: error.reason }, 'personal chat not reached from a shared one');
  }
}

export async function answerText(context: TurnContext, text: string): Promise<void> {
  if (context.activity.type === 'invoke') {
    await respond(context, {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: text,
    });
  } else {
    await context.sendActivity(textMessage(text));
  }
}

/** An invoke without an answer becomes a 501, which Teams takes as a reason to send it again. */
export async function ignoreInvoke(context: TurnContext): Promise<void> {
  if (context.activity.type === 'invoke') await respond(context, {});
}

/** Shows that somebody is at work when the answer to a message takes long; call the result when it is there. */
export function typeWhenSlow(context: TurnContext): () => void {
  if (context.activity.type !== 'message') return () => undefined;
  const timer = setTimeout(() => {
    // Only a sign of life: when it cannot be sent, the answer itself will say what is wrong.
    context.sendActivity({ type: 'typing' }).catch(() => undefined);
  }, patienceMs);
  return () => {
    clearTimeout(timer);
  };
}

export async function respond(context: TurnContext, body: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
