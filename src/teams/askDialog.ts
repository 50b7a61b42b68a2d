import { z } from 'zod';
import { InputError } from '../errors.ts';
import { resolveGroup } from '../groups/resolve.ts';
import type { AskDialogData } from '../groups/searchViews.ts';
import { findOffered } from '../groups/showPicked.ts';
import { submitRequest } from '../requests/handlers.ts';
import type { InboundActivity } from './activityShape.ts';
import type { Sender } from './actor.ts';
import { showInOwnChat } from './answer.ts';
import type { BotParts } from './botParts.ts';
import { adaptiveCardType } from './messages.ts';
import { orWhy } from './orWhy.ts';
import type { CardView } from './renderCard.ts';
import { wordingFor } from './wording/wordings.ts';

const submitted = z.object({
  data: z.object({
    picked: z.guid().nullish().catch(null),
    text: z.string().max(1_000).catch(''),
    reason: z.string().max(20_000).catch(''),
  }),
});

/** The action command "Request a group": a dialog with typeahead, and a field for clients without it. */
export function openAskDialog(parts: BotParts, sender: Sender): Promise<object> {
  return Promise.resolve(dialog(parts, sender, { groupText: '', justification: '', problem: null }));
}

/**
 * What was chosen or typed is resolved again and asked for as from any form. The status card comes in the person's own
 * chat; what is wrong is said in the dialog.
 */
export async function submitAskDialog(
  parts: BotParts,
  sender: Sender,
  activity: InboundActivity,
): Promise<object> {
  const { data: value, error } = submitted.safeParse(activity['value']);
  if (error !== undefined) throw new InputError('value', 'Not our dialog.', error);
  const { picked, text, reason } = value.data;
  const groupText = text.trim().slice(0, 120);
  const groupId = await resolve(parts, sender, picked?.toLowerCase(), groupText);
  if (groupId === undefined) {
    const problem = groupText === '' && typeof picked !== 'string' ? 'groupMissing' : 'groupUnclear';
    return dialog(parts, sender, { groupText, justification: reason, problem });
  }
  const answer = await submitRequest(parts.requests, sender.actor, {
    groupId,
    groupText: groupText === '' ? null : groupText,
    justification: reason,
    durationDays: null,
    activityId: activity.id ?? null,
    place: undefined,
  });
  const shown = await orWhy(parts, sender.actor, groupId, answer);
  // The form with a complaint, and what a rule says about somebody, belong where there is room and buttons work.
  const isForChat = shown?.card === 'requestForm' || shown?.card === 'why';
  if (isForChat) await showInOwnChat(parts, sender.actor.userId, shown);
  return { task: { type: 'message', value: sentenceOf(parts, sender, isForChat ? undefined : shown) } };
}

async function resolve(
  { groups }: BotParts,
  { actor }: Sender,
  picked: string | undefined,
  text: string,
): Promise<string | undefined> {
  if (picked !== undefined) return (await findOffered(groups, actor.userId, picked))?.id;
  const resolved = await resolveGroup(groups.directory, text);
  return resolved.kind === 'one' ? resolved.group.id : undefined;
}

/** A dialog cannot work the buttons of a card, so it says in one line what the card would. */
function sentenceOf(parts: BotParts, { actor }: Sender, view: CardView | undefined): string {
  if (view === undefined) return wordingFor(actor.locale).messages.inGroupChat;
  return parts.render(view, { locale: actor.locale, viewerId: actor.userId }).summary;
}

function dialog(parts: BotParts, { actor }: Sender, data: AskDialogData): object {
  const view = { card: 'askDialog', data } as const;
  const { card, summary } = parts.render(view, { locale: actor.locale, viewerId: actor.userId });
  const content = { contentType: adaptiveCardType, content: card };
  return {
    task: { type: 'continue', value: { title: summary, height: 'medium', width: 'medium', card: content } },
  };
}
