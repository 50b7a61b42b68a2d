import type { Activity } from 'botbuilder';
import type { BotParts, View } from './botParts.ts';
import { fileMessage, isFileView } from './fileMessages.ts';
import type { Addressee } from './reachPerson.ts';
import type { RenderedCard } from './renderCard.ts';
import { wordingFor } from './wording/wordings.ts';

export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** The card as a message of its own; text beside it would be split off and leave it without an id. */
export function cardMessage(parts: BotParts, view: View, person: Addressee): Partial<Activity> {
  const { userId, conversation } = person;
  if (isFileView(view)) return fileMessage(view, wordingFor(conversation?.locale));
  return messageOf(
    parts.render(view, {
      locale: conversation?.locale ?? 'en',
      viewerId: userId,
      ...(typeof conversation?.mri === 'string' ? { viewerMri: conversation.mri } : {}),
    }),
  );
}

/** `summary` is what the notification shows. */
export function messageOf({ card, summary }: RenderedCard): Partial<Activity> {
  return { type: 'message', summary, attachments: [{ contentType: adaptiveCardType, content: card }] };
}
