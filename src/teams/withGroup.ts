import type { DirectoryGroup } from '../directory/types.ts';
import { showDesk } from '../groups/desk.ts';
import { chooseGroup, listGroups, showMyGroups } from '../groups/handlers.ts';
import { resolveGroup } from '../groups/resolve.ts';
import { searchGroups } from '../groups/searchGroups.ts';
import { refusalView } from '../requests/views.ts';
import { longestSearch } from './answerUnknown.ts';
import type { BotParts, Press, View } from './botParts.ts';

type Go = (groupId: string) => Promise<View | undefined>;

/** Characters; a card holds the text twice, and Teams takes 80 KB of card at most. */
const longestKept = 8_000;

/**
 * Goes on with the group that a command names. Where several could be meant the person chooses, and the command goes on
 * with that one: nothing of it has to be typed again.
 */
export async function withGroup(
  parts: BotParts,
  press: Press,
  text: string,
  go: Go,
): Promise<View | undefined> {
  const { groups } = parts;
  const { actor, chosenGroupId } = press;
  if (chosenGroupId !== undefined) return go(chosenGroupId);
  const resolved = await resolveGroup(groups.directory, text.slice(0, longestSearch), (wanted, page) =>
    searchGroups(groups, actor.userId, wanted, page),
  );
  if (resolved.kind === 'one') return go(resolved.group.id);
  if (resolved.kind === 'none') return refusalView({ code: 'groupNotFound', text });
  return choose(parts, press, resolved.groups, { text, more: resolved.more });
}

/** The same of a command that names no group: the person chooses among the groups they own. */
export async function withOwnedGroup(parts: BotParts, press: Press, go: Go): Promise<View | undefined> {
  const { desk } = parts;
  const { actor, chosenGroupId } = press;
  if (chosenGroupId !== undefined) return go(chosenGroupId);
  const owned = await desk.directory.listOwnedGroups(actor.userId);
  return owned.length === 0
    ? showDesk(desk, actor, 0)
    : choose(parts, press, byName(owned), { text: '', more: false });
}

/** The same among the groups they are in. */
export async function withOneOfMine(parts: BotParts, press: Press, go: Go): Promise<View | undefined> {
  const { groups } = parts;
  const { actor, chosenGroupId } = press;
  if (chosenGroupId !== undefined) return go(chosenGroupId);
  const { direct, nested } = await groups.directory.listMemberships(actor.userId);
  return direct.length + nested.length === 0
    ? showMyGroups(groups, actor, 0)
    : choose(parts, press, byName([...direct, ...nested]), { text: '', more: false });
}

function choose(
  { groups }: BotParts,
  { actor, typed }: Press,
  candidates: readonly DirectoryGroup[],
  { text, more }: { readonly text: string; readonly more: boolean },
): Promise<View> {
  return typed === undefined || typed.length > longestKept
    ? listGroups(groups, actor, candidates, { text, page: 0, more, purpose: 'choose' })
    : chooseGroup(groups, actor, candidates, { text, typed, more });
}

function byName(groups: readonly DirectoryGroup[]): readonly DirectoryGroup[] {
  return [...groups].sort((left, right) => left.displayName.localeCompare(right.displayName));
}
