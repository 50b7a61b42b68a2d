import { mention, type ActivityContext } from './activities.ts';
import { asObject, asString } from './jsonHttp.ts';
import type { BotAnswer, CardJson, Chat } from './teamsTypes.ts';

/** Teams' own words when a button's activity was not answered as it should be. */
export const teamsTexts = {
  executeFailed: 'Something went wrong. Please try again.',
  submitFailed: 'Unable to reach app. Please try again.',
} as const;

/** What the client does with an invoke's answer; a card has by then been put in its place. */
export type InvokeOutcome =
  { readonly outcome: 'card' } | { readonly outcome: 'message' | 'error'; readonly text: string };

/** The card to show in place of the old one: the body says 200 and adaptive card. */
export function cardIn(answer: BotAnswer): CardJson | undefined {
  const body = asObject(answer.body);
  const isCard = body?.['statusCode'] === 200 && body['type'] === 'application/vnd.microsoft.card.adaptive';
  return answer.status === 200 && isCard ? asObject(body['value']) : undefined;
}

export function isSuccess(answer: BotAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

export function outcomeOf(answer: BotAnswer): InvokeOutcome {
  if (cardIn(answer) !== undefined) return { outcome: 'card' };
  const body = asObject(answer.body);
  const text = asString(body?.['value']);
  if (
    answer.status === 200 &&
    body?.['type'] === 'application/vnd.microsoft.activity.message' &&
    text !== undefined
  ) {
    return { outcome: 'message', text };
  }
  return { outcome: 'error', text: teamsTexts.executeFailed };
}

/** Typeahead options, at most the 15 Teams shows. */
export function choicesIn(
  answer: BotAnswer,
): readonly { title: string; subtitle?: string; value: string }[] | undefined {
  if (!isSuccess(answer)) return undefined;
  const results = asObject(asObject(answer.body)?.['value'])?.['results'];
  return (Array.isArray(results) ? results : []).slice(0, 15).flatMap((result) => {
    const { title, subtitle, value } = asObject(result) ?? {};
    if (typeof title !== 'string' || typeof value !== 'string') return [];
    return [{ title, value, ...(typeof subtitle === 'string' ? { subtitle } : {}) }];
  });
}

/** What the bot gets of a message: all of a personal chat, of a group chat only what mentions it. */
export function asHeard(
  context: ActivityContext,
  chat: Chat,
  text: string,
): Record<string, unknown> | undefined {
  if (chat.kind === 'personal') return { text };
  if (chat.withoutBot === true) return undefined;
  const name = `@${context.botName}`;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return undefined;
  const mentioned = `${text.slice(0, at)}<at>${context.botName}</at>${text.slice(at + name.length)}`;
  return { text: mentioned, entities: [mention(context)] };
}
