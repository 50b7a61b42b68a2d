import { z } from 'zod';
import type { DirectoryGroup } from '../directory/types.ts';
import { InputError } from '../errors.ts';
import { searchGroups, suggestGroups } from '../groups/searchGroups.ts';
import { findOffered, toShared } from '../groups/showPicked.ts';
import type { InboundActivity } from './activityShape.ts';
import type { Sender } from './actor.ts';
import { openAskDialog, submitAskDialog } from './askDialog.ts';
import type { BotParts } from './botParts.ts';
import { groupIdInLink } from './groupLink.ts';
import type { InvokeHandler } from './invokes.ts';
import { adaptiveCardType } from './messages.ts';
import { plain } from './wording/text.ts';
import { wordingFor } from './wording/wordings.ts';

/** What fits beside the compose box without scrolling for long. */
const mostResults = 15;
const longestQuery = 120;

const querySchema = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).catch([]),
});
const linkSchema = z.object({ url: z.string().max(2_048) });

/** The message extension: groups from the compose box, the dialog that asks for one, and links that unfold. */
export const messageExtension: readonly (readonly [string, InvokeHandler])[] = [
  ['composeExtension/query', { name: 'composeQuery', answer: answerQuery, otherwise: notNow }],
  ['composeExtension/queryLink', { name: 'composeLink', answer: answerLink, otherwise: () => list([]) }],
  ['composeExtension/fetchTask', { name: 'composeAsk', answer: openAskDialog, otherwise: notNowInDialog }],
  ['composeExtension/submitAction', { name: 'composeSend', answer: submitAskDialog, otherwise: notSent }],
];

async function answerQuery(parts: BotParts, sender: Sender, activity: InboundActivity): Promise<object> {
  const { data, error } = querySchema.safeParse(activity['value']);
  if (error !== undefined) throw new InputError('value', 'Not a query.', error);
  // The first opening asks with a parameter of its own and without words.
  const value = data.parameters.find(({ name }) => name === 'text')?.value;
  const text = typeof value === 'string' ? value.slice(0, longestQuery).trim() : '';
  const { userId, locale } = sender.actor;
  if (text === '') {
    return list((await suggestGroups(parts.groups, userId, '', mostResults)).map(attached(parts, sender)));
  }
  const page = { skip: 0, limit: mostResults };
  const { groups } = await searchGroups(parts.groups, userId, text, page);
  return groups.length === 0
    ? message(plain(wordingFor(locale).groups.noneFound(text)))
    : list(groups.map(attached(parts, sender)));
}

/** A link to a group unfolds to its card; one to a group nobody may be offered stays a link. */
async function answerLink(parts: BotParts, sender: Sender, activity: InboundActivity): Promise<object> {
  const { data } = linkSchema.safeParse(activity['value']);
  const groupId = data === undefined ? undefined : groupIdInLink(data.url);
  if (groupId === undefined) return list([]);
  const group = await findOffered(parts.groups, sender.actor.userId, groupId);
  return list(group === undefined ? [] : [attached(parts, sender)(group)]);
}

/** The card for the chat, and the line in the list from which it is chosen. */
function attached(parts: BotParts, { actor }: Sender): (group: DirectoryGroup) => object {
  const wording = wordingFor(actor.locale);
  return (group) => {
    const view = { card: 'sharedGroup', data: toShared(group) } as const;
    const { card } = parts.render(view, { locale: actor.locale, viewerId: actor.userId });
    const kind = wording.kinds[view.data.kind];
    const about = group.description === null ? kind : `${kind} · ${group.description}`;
    return {
      contentType: adaptiveCardType,
      content: card,
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: harmless(group.displayName), text: harmless(about) },
      },
    };
  };
}

/** Thumbnail cards read a little HTML. */
function harmless(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function list(attachments: readonly object[]): object {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function message(text: string): object {
  return { composeExtension: { type: 'message', text } };
}

function notNow({ actor }: Sender): object {
  return message(wordingFor(actor.locale).search.notNow);
}

/** What came too late may still have been sent, and asking again would be told so. */
function notSent(sender: Sender, why: 'failed' | 'late'): object {
  if (why === 'failed') return notNowInDialog(sender);
  return { task: { type: 'message', value: wordingFor(sender.actor.locale).search.sentLate } };
}

function notNowInDialog({ actor }: Sender): object {
  return { task: { type: 'message', value: wordingFor(actor.locale).search.notNow } };
}
