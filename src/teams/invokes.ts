import type { TurnContext } from 'botbuilder';
import { DirectoryError, InputError } from '../errors.ts';
import type { InboundActivity } from './activityShape.ts';
import type { Sender } from './actor.ts';
import { respond } from './answer.ts';
import type { BotParts } from './botParts.ts';
import { describeBug } from './describeBug.ts';
import { fileConsent } from './fileConsent.ts';
import { messageExtension } from './messageExtension.ts';
import { typeahead } from './typeahead.ts';
import { within } from './within.ts';

/** An invoke whose answer is not a card in a chat but what the client shows where the person types. */
export interface InvokeHandler {
  /** What it is called in the figures. */
  readonly name: string;
  /** The body of the answer. @throws InputError when the value is not what Teams sends */
  answer(parts: BotParts, sender: Sender, activity: InboundActivity): Promise<object>;
  /** The body when there is no answer, or none in time: the work then goes on, and may still succeed. */
  otherwise(sender: Sender, why: 'failed' | 'late'): object;
}

/** Teams gives up after five seconds, and the way there and back, or a busy moment, takes some of them. */
const limitMs = 3_500;
const handlers: ReadonlyMap<string, InvokeHandler> = new Map([
  ...typeahead,
  ...messageExtension,
  ...fileConsent,
]);

export function findInvoke(activity: InboundActivity): InvokeHandler | undefined {
  return activity.type === 'invoke' ? handlers.get(activity.name ?? '') : undefined;
}

/** Always HTTP 200: anything else makes Teams say that the app is broken, or ask again. */
export async function answerInvoke(
  parts: BotParts,
  context: TurnContext,
  sender: Sender,
  handler: InvokeHandler,
): Promise<void> {
  const started = performance.now();
  let outcome = 'done';
  const late = (): object => {
    outcome = 'late';
    return handler.otherwise(sender, 'late');
  };
  const activity = context.activity as unknown as InboundActivity;
  const answer = handler.answer(parts, sender, activity).catch((error: unknown) => {
    outcome = outcomeOf(parts, error);
    return handler.otherwise(sender, 'failed');
  });
  await respond(context, await within(limitMs, answer, late));
  parts.metrics.turn(handler.name, outcome, performance.now() - started);
}

function outcomeOf({ log }: BotParts, error: unknown): string {
  if (error instanceof InputError) return 'badInput';
  if (error instanceof DirectoryError) {
    log.warn({ reason: error.reason }, 'search not answered');
    return 'fault';
  }
  log.error(describeBug(error), 'search failed');
  return 'bug';
}
