import type { Directory, DirectoryGroup } from '../directory/types.ts';

/** What a typed group name turned out to mean. */
export type Resolved =
  | { readonly kind: 'one'; readonly group: DirectoryGroup }
  /** Several groups, or one that is only similar: the person chooses, Usher never guesses. */
  | { readonly kind: 'choice'; readonly groups: readonly DirectoryGroup[]; readonly more: boolean }
  | { readonly kind: 'none' };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const groupsPerPage = 10;

type Search = Directory['searchGroups'];

/** Finds the group a person means by its id, its exact name, or, by `search`, something like it. */
export async function resolveGroup(
  directory: Pick<Directory, 'getGroup' | 'findGroupsByName' | 'searchGroups'>,
  text: string,
  search: Search = (...query) => directory.searchGroups(...query),
): Promise<Resolved> {
  const wanted = text.trim();
  if (wanted === '') return { kind: 'none' };
  if (guid.test(wanted)) {
    const group = await directory.getGroup(wanted.toLowerCase(), 'interactive');
    return group === undefined ? { kind: 'none' } : { kind: 'one', group };
  }
  const exact = await directory.findGroupsByName(wanted);
  if (exact.length === 1 && exact[0] !== undefined) return { kind: 'one', group: exact[0] };
  if (exact.length > 1) return { kind: 'choice', groups: exact, more: false };
  const similar = await search(wanted, { skip: 0, limit: groupsPerPage });
  const named = similar.groups.filter((group) => normalise(group.displayName) === normalise(wanted));
  if (named.length === 1 && named[0] !== undefined) return { kind: 'one', group: named[0] };
  return similar.groups.length === 0
    ? { kind: 'none' }
    : { kind: 'choice', groups: similar.groups, more: similar.more };
}

/** Spaces, case and Unicode forms do not make another name. */
function normalise(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
