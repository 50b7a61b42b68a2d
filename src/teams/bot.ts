import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import { DeliveryError, DirectoryError, InputError } from '../errors.ts';
import type { InboundActivity } from './activityShape.ts';
import { readActor, type Sender } from './actor.ts';
import type { Turn } from './adapter.ts';
import { answerOutOfSight, answerText, answerView, ignoreInvoke, typeWhenSlow } from './answer.ts';
import { createArrivals, type Arrivals } from './arrivals.ts';
import type { BotParts, Press, View } from './botParts.ts';
import { answerInvoke, findInvoke, type InvokeHandler } from './invokes.ts';
import { describeBug } from './describeBug.ts';
import { plainWords } from './plainWords.ts';
import { filesIn, receiveFile } from './receiveFile.ts';
import { runCommand } from './runCommand.ts';
import { parseCommand } from './textCommands.ts';
import { findVerb, verbs } from './verbs.ts';
import type { VerbName } from './verbNames.ts';
import { wordingFor } from './wording/wordings.ts';

/** What a turn asks for, and what it is called in the figures. */
interface Wish {
  readonly name: string;
  readonly run: () => Promise<View | undefined>;
}

/** One authenticated activity: who, what, answer. */
export function createTurn(parts: BotParts): Turn {
  const arrivals = createArrivals(parts);
  return async (context) => {
    const activity = context.activity as unknown as InboundActivity;
    const sender = readActor(activity, parts);
    if ('ignored' in sender) {
      parts.metrics.refused(sender.ignored);
      await ignoreInvoke(context);
      return;
    }
    const invoke = findInvoke(activity);
    if (invoke !== undefined) {
      // Within its time limit: the store may be what is slow.
      const answer: InvokeHandler['answer'] = async (...given) => {
        await arrivals.see(sender);
        return invoke.answer(...given);
      };
      await answerInvoke(parts, context, sender, { ...invoke, answer });
      return;
    }
    // Other activities tell about the chat and not about the person: one of them follows every removal.
    if (activity.type === 'message' || activity.type === 'invoke') await arrivals.see(sender);
    const wish = await readWish(parts, arrivals, context, activity, sender);
    if (wish === undefined) {
      await ignoreInvoke(context);
      return;
    }
    await fulfil(parts, context, sender, wish);
  };
}

async function readWish(
  parts: BotParts,
  arrivals: Arrivals,
  context: TurnContext,
  activity: InboundActivity,
  sender: Sender,
): Promise<Wish | undefined> {
  const press = readPress(activity, sender);
  switch (activity.type) {
    case 'message':
      return wishOfMessage(parts, press, activity, sender);
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? wishOfAction(parts, press, activity) : undefined;
    case 'installationUpdate':
      await arrivals.installed(sender, activity['action']);
      return undefined;
    case 'messageUpdate': {
      const event = (activity.channelData as { eventType?: unknown } | null | undefined)?.eventType;
      if (event === 'editMessage' && sender.conversationType === 'personal') {
        await answerText(context, wordingFor(sender.actor.locale).messages.messageEdited);
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function wishOfMessage(parts: BotParts, press: Press, activity: InboundActivity, sender: Sender): Wish {
  const files = sender.conversationType === 'personal' ? filesIn(activity) : [];
  if (files.length > 0) {
    const text = plainWords(activity.text ?? '');
    return { name: 'peopleFile', run: () => receiveFile(parts, { ...press, place: undefined }, files, text) };
  }
  const value = activity['value'];
  // Clients without Action.Execute send their fallback: a message whose value is the data with the inputs in it.
  if (typeof value === 'object' && value !== null) {
    return wishOfVerb(parts, press, (value as { verb?: unknown }).verb, value);
  }
  const command = parseCommand(activity.text ?? '');
  const typing = { ...press, place: undefined, typed: activity.text ?? '' };
  return { name: command.kind, run: () => runCommand(parts, typing, command) };
}

function wishOfAction(parts: BotParts, press: Press, activity: InboundActivity): Wish {
  const value = activity['value'] as { action?: { verb?: unknown; data?: unknown } } | null | undefined;
  return wishOfVerb(parts, press, value?.action?.verb, value?.action?.data);
}

function wishOfVerb(parts: BotParts, press: Press, verb: unknown, data: unknown): Wish {
  const name: VerbName | undefined = findVerb(verb);
  if (name === undefined) {
    return { name: 'unknownVerb', run: () => Promise.reject(new InputError('verb', 'Not a verb of ours.')) };
  }
  return { name, run: () => verbs[name].run(parts, press, data) };
}

async function fulfil(parts: BotParts, context: TurnContext, sender: Sender, wish: Wish): Promise<void> {
  const started = performance.now();
  const stopTyping = typeWhenSlow(context);
  let outcome = 'done';
  try {
    const view = await wish.run();
    if (sender.conversationType !== 'personal') await answerOutOfSight(parts, context, sender, view);
    else await answerView(parts, context, sender, view);
  } catch (error) {
    outcome = await apologise(parts, context, sender, error);
  } finally {
    stopTyping();
    parts.metrics.turn(wish.name, outcome, performance.now() - started);
  }
}

/** What the person hears when it did not work; the reference is the one in the log. */
async function apologise(
  parts: BotParts,
  context: TurnContext,
  sender: Sender,
  error: unknown,
): Promise<string> {
  const { messages } = wordingFor(sender.actor.locale);
  if (error instanceof InputError) {
    parts.log.info({ at: error.at }, 'card data refused');
    await answerText(context, messages.cardTooOld);
    return 'badInput';
  }
  const reference = randomUUID().slice(0, 8);
  const isFault = error instanceof DirectoryError || error instanceof DeliveryError;
  if (isFault) {
    parts.log.warn({ reference, reason: error.reason, ...graphRequest(error) }, 'turn not carried out');
  } else {
    parts.log.error({ reference, ...describeBug(error) }, 'turn failed');
  }
  await answerText(context, messages.fault(reference));
  return isFault ? 'fault' : 'bug';
}

function graphRequest(error: DirectoryError | DeliveryError): {
  readonly graphRequestId?: string | undefined;
} {
  return error instanceof DirectoryError ? { graphRequestId: error.details.requestId } : {};
}

function readPress(activity: InboundActivity, sender: Sender): Press {
  const { conversationId, serviceUrl } = sender;
  const replyToId = activity.replyToId ?? undefined;
  return {
    actor: sender.actor,
    activityId: activity.id ?? null,
    place: replyToId === undefined ? undefined : { conversationId, serviceUrl, activityId: replyToId },
  };
}
