import type { DirectoryGroup } from '../directory/types.ts';
import type { KnownGroup } from './eligibility.ts';

/** Of these groups those whose members Usher keeps by a rule, without exceptions. */
export type ListKeptByRule = (groupIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Groups as the directory has them, with what Usher knows of them; in the same order. */
export async function knownGroups(
  { listKeptByRule }: { readonly listKeptByRule: ListKeptByRule },
  groups: readonly DirectoryGroup[],
): Promise<readonly KnownGroup[]> {
  const kept = await listKeptByRule(groups.map(({ id }) => id));
  return groups.map((group) => (kept.has(group.id) ? { ...group, isKeptByRule: true } : group));
}

/** The same for one group that may not exist. */
export async function knownGroup(
  context: { readonly listKeptByRule: ListKeptByRule },
  group: DirectoryGroup | undefined,
): Promise<KnownGroup | undefined> {
  return group && (await knownGroups(context, [group]))[0];
}
