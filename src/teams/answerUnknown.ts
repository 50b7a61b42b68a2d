import { offerGroups, showHome } from '../groups/handlers.ts';
import type { BotParts, Press, View } from './botParts.ts';

/** Search engines have limits; what is longer than this is not the name of a group. */
export const longestSearch = 120;

/** Whatever is no command may be the name of a group. */
export async function answerUnknown({ groups }: BotParts, { actor }: Press, typed: string): Promise<View> {
  const text = typed.slice(0, longestSearch);
  return (await offerGroups(groups, actor, text)) ?? showHome(groups, actor, text);
}
