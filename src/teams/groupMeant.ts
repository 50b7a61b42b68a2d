import { resolveGroup } from '../groups/resolve.ts';
import type { BotParts, Press } from './botParts.ts';

/** The group somebody means beside a file: one they own, or the only one of that name. */
export async function findGroupFor(parts: BotParts, press: Press, name: string): Promise<string | undefined> {
  const owned = await findOwned(parts, press, name);
  if (owned !== undefined) return owned;
  const resolved = await resolveGroup(parts.desk.directory, name.slice(0, 120));
  return resolved.kind === 'one' ? resolved.group.id : undefined;
}

/** Of several groups with one name, the one this person owns is meant; undefined when that does not tell. */
export async function findOwned(
  { desk }: BotParts,
  { actor }: Press,
  name: string,
): Promise<string | undefined> {
  const wanted = name.toLowerCase();
  const owned = await desk.directory.listOwnedGroups(actor.userId);
  const named = owned.filter(({ displayName }) => displayName.toLowerCase() === wanted);
  return named.length === 1 ? named[0]?.id : undefined;
}
