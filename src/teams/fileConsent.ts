import { z } from 'zod';
import { DeliveryError, InputError } from '../errors.ts';
import type { UploadPlace } from '../files/fileOffer.ts';
import { answerFileOffer } from '../files/handlers.ts';
import type { InboundActivity } from './activityShape.ts';
import type { Sender } from './actor.ts';
import type { BotParts } from './botParts.ts';
import type { InvokeHandler } from './invokes.ts';
import { textMessage } from './textMessage.ts';
import { id } from './verb.ts';
import { wordingFor } from './wording/wordings.ts';

const address = z.string().max(8192);
const ofUpload = z.object({
  uploadUrl: address,
  contentUrl: address,
  name: z.string().max(400),
  uniqueId: z.string().max(200),
  fileType: z.string().max(40),
});
const context = z.object({ offerId: id });
const ofAnswer = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), context, uploadInfo: ofUpload }),
  z.object({ action: z.literal('decline'), context }),
]);

/** Yes or no to Teams' question about a file. Teams wants an empty answer; what follows is said in the chat. */
export const fileConsent: readonly (readonly [string, InvokeHandler])[] = [
  [
    'fileConsent/invoke',
    {
      name: 'fileConsent',
      answer: async (parts, sender, activity) => {
        const { data, error } = ofAnswer.safeParse(activity['value']);
        if (error !== undefined) throw new InputError('value', 'Not an answer about a file.', error);
        const answer = data.action === 'accept' ? allowed(parts, data.uploadInfo) : 'decline';
        await settle(parts, sender, activity, { offerId: data.context.offerId, answer });
        return {};
      },
      otherwise: () => ({}),
    },
  ],
];

function allowed({ transfer }: BotParts, place: UploadPlace): UploadPlace {
  const isOurs = [place.uploadUrl, place.contentUrl].every((one) => transfer.isAllowed(one));
  if (!isOurs) throw new InputError('value.uploadInfo', 'Not a place for files.');
  return place;
}

async function settle(
  parts: BotParts,
  sender: Sender,
  activity: InboundActivity,
  input: Parameters<typeof answerFileOffer>[2],
): Promise<void> {
  const { files } = wordingFor(sender.actor.locale);
  const decision = await answerFileOffer(parts.files, sender.actor.userId, input);
  if (decision.accepted) {
    // In place of the question, which nobody can answer a second time.
    await say(
      parts,
      sender,
      decision.change.state === 'declined' ? files.declined : files.onItsWay,
      activity,
    );
  } else if (decision.refusal.code !== 'alreadyAnswered') {
    await say(parts, sender, files.refusals[decision.refusal.code], undefined);
  }
}

/** The answer is recorded whether or not the words arrive. */
async function say(
  parts: BotParts,
  { conversationId, serviceUrl }: Sender,
  words: string,
  question: InboundActivity | undefined,
): Promise<void> {
  const place = { conversationId, serviceUrl };
  const activityId = question?.replyToId;
  try {
    if (typeof activityId === 'string') {
      await parts.connector.edit({ ...place, activityId }, textMessage(words));
    } else {
      await parts.connector.send(place, textMessage(words));
    }
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    parts.log.info({ reason: error.reason }, 'answer about a file not said');
  }
}
