import { z } from 'zod';
import { offerFile } from '../files/handlers.ts';
import { deskRefusal } from '../groups/deskChanges.ts';
import type { DeskRefusal } from '../groups/deskViews.ts';
import { describeMemberFile } from '../groups/memberFile.ts';
import { askAboutList, changeListed, type ListWish } from '../groups/peopleList.ts';
import type { BotParts, Press, View } from './botParts.ts';
import { findGroupFor } from './groupMeant.ts';
import { id, verb, words, type Verb } from './verb.ts';

const ofGroup = z.object({ groupId: id });
/** The group is an input: chosen from those somebody owns, or written. */
const ofList = z.object({
  listId: id,
  group: id.nullish().catch(null),
  text: words,
});

/** Lists of people that come as files, and files that go. */
export const fileVerbs = {
  'groups.addListed': verb(ofList, (parts, press, data) => useList(parts, press, 'addMembers', data)),
  'groups.removeListed': verb(ofList, (parts, press, data) => useList(parts, press, 'removeMembers', data)),
  'groups.exportMembers': verb(ofGroup, (parts, press, { groupId }) => offerMembers(parts, press, groupId)),
} as const satisfies Readonly<Record<string, Verb>>;

/** Teams' question whether the members of a group may be put into this person's OneDrive. */
export async function offerMembers(
  { desk, files }: BotParts,
  { actor }: Press,
  groupId: string,
): Promise<View> {
  const file = await describeMemberFile(desk, actor, groupId);
  if ('refusal' in file) return deskRefusal(file.refusal, null);
  return offerFile(files, { userId: actor.userId, kind: 'members', subject: { groupId }, ...file });
}

async function useList(
  parts: BotParts,
  press: Press,
  kind: ListWish['kind'],
  data: z.output<typeof ofList>,
): Promise<View | undefined> {
  const typed = data.text.trim();
  const again = (problem: DeskRefusal, groupId: string | null): Promise<View> =>
    askAboutList(parts.desk, press.actor, data.listId, { problem, groupId, typed });
  const groupId = typed === '' ? (data.group ?? undefined) : await findGroupFor(parts, press, typed);
  if (groupId === undefined) {
    return again(typed === '' ? { code: 'groupMissing' } : { code: 'groupNotFound', text: typed }, null);
  }
  const outcome = await changeListed(parts.desk, press, data.listId, { groupId, kind });
  return 'refusal' in outcome ? again(outcome.refusal, groupId) : outcome.view;
}
