import { z } from 'zod';
import { DeliveryError } from '../errors.ts';
import { deskRefusal } from '../groups/deskChanges.ts';
import type { DeskRefusal } from '../groups/deskViews.ts';
import { askAboutList, changeListed, keepPeople } from '../groups/peopleList.ts';
import type { InboundActivity } from './activityShape.ts';
import type { BotParts, Press, View } from './botParts.ts';
import { findGroupFor } from './groupMeant.ts';
import { parseFileWish } from './deskGrammar.ts';
import { mostMegabytes } from './fileTransfer.ts';

export interface SentFile {
  readonly name: string;
  readonly downloadUrl: string;
}

const fileType = 'application/vnd.microsoft.teams.file.download.info';
const attached = z.object({
  contentType: z.literal(fileType),
  name: z.string().max(400).catch(''),
  content: z.object({ downloadUrl: z.string().max(8192) }),
});

/** The files of a message; pictures and the client's own attachments are none. */
export function filesIn(activity: InboundActivity): readonly SentFile[] {
  const { attachments } = activity as { attachments?: unknown };
  return (Array.isArray(attachments) ? attachments : []).flatMap((one) => {
    const { data } = attached.safeParse(one);
    return data === undefined ? [] : [{ name: data.name, downloadUrl: data.content.downloadUrl }];
  });
}

/**
 * A list of people as a file, with or without words that say what to do with it. Throws `DeliveryError` (unavailable)
 * when OneDrive does not answer.
 */
export async function receiveFile(
  parts: BotParts,
  press: Press,
  files: readonly SentFile[],
  text: string,
): Promise<View | undefined> {
  const [file] = files;
  if (file === undefined || files.length > 1) return refused({ code: 'oneFileAtATime' });
  const downloaded = await parts.transfer.download(file.downloadUrl);
  if ('problem' in downloaded) return refused(whyNot(downloaded.problem));
  const list = await keepPeople(parts.desk, press.actor, { name: file.name, content: downloaded.content });
  if ('refusal' in list) return refused(list.refusal);
  const wish = parseFileWish(text);
  const groupId = wish.group === '' ? undefined : await findGroupFor(parts, press, wish.group);
  if (groupId === undefined) {
    const problem: DeskRefusal | null =
      wish.group === '' ? null : { code: 'groupNotFound', text: wish.group };
    return askAboutList(parts.desk, press.actor, list.id, { problem, typed: wish.group });
  }
  if (wish.kind === undefined) return askAboutList(parts.desk, press.actor, list.id, { groupId });
  const outcome = await changeListed(parts.desk, press, list.id, { groupId, kind: wish.kind });
  if (!('refusal' in outcome)) return outcome.view;
  return askAboutList(parts.desk, press.actor, list.id, { groupId, problem: outcome.refusal });
}

function whyNot(problem: 'tooLarge' | 'gone' | 'unavailable'): DeskRefusal {
  if (problem === 'unavailable') throw new DeliveryError('unavailable', 'A file could not be fetched.');
  return problem === 'tooLarge'
    ? { code: 'fileTooLarge', megabytes: mostMegabytes }
    : { code: 'fileNotReadable', why: 'gone' };
}

function refused(refusal: DeskRefusal): View {
  return deskRefusal(refusal, null);
}
