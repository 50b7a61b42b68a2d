import { fileCardOf } from './fileCards.ts';
import { asObject, asString } from './jsonHttp.ts';
import type { CardJson } from './teamsTypes.ts';
import type { MessageContent } from './teamsWorld.ts';

/** Teams' limit is about 100 KB, counted in UTF-16. */
const MAX_MESSAGE_UTF16_BYTES = 100_000;

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export function isTooBig(body: unknown): boolean {
  return JSON.stringify(body ?? null).length * 2 > MAX_MESSAGE_UTF16_BYTES;
}

/** The messages an activity becomes: one, or two when it has both text and cards. Undefined when it is none. */
export function botMessages(
  activity: Readonly<Record<string, unknown>>,
): readonly Partial<MessageContent>[] | undefined {
  if (activity['type'] !== 'message') return undefined;
  const text = asString(activity['text']) ?? '';
  const attachments = Array.isArray(activity['attachments']) ? activity['attachments'] : [];
  const summary = asString(activity['summary']) ?? null;
  const file = attachments.length === 1 ? fileCardOf(attachments[0]) : undefined;
  if (file !== undefined) return text === '' ? [{ file, summary }] : undefined;
  const cards = attachments.map(cardOf);
  if (cards.includes(undefined) || (text === '' && cards.length === 0)) return undefined;
  const suggestions = suggestionsOf(activity);
  const textPart = { text, textFormat: asString(activity['textFormat']) ?? 'markdown', summary, suggestions };
  const cardPart = { cards: cards as CardJson[], summary };
  if (text === '') return [cardPart];
  return cards.length === 0 ? [textPart] : [textPart, cardPart];
}

function cardOf(attachment: unknown): CardJson | undefined {
  const { contentType, content } = asObject(attachment) ?? {};
  return contentType === CARD_TYPE ? asObject(content) : undefined;
}

function suggestionsOf(activity: Readonly<Record<string, unknown>>): MessageContent['suggestions'] {
  const actions = asObject(activity['suggestedActions'])?.['actions'];
  if (!Array.isArray(actions)) return [];
  return actions.slice(0, 3).map((action) => {
    const title = asString(asObject(action)?.['title']) ?? '';
    return { title, value: asString(asObject(action)?.['value']) ?? title };
  });
}
