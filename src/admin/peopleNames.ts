import { DirectoryError } from '../errors.ts';
import type { AdminContext } from './context.ts';

/** What the read answers, or undefined while the directory is away: it may be why somebody looks here. */
export async function unlessAway<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof DirectoryError) return undefined;
    throw error;
  }
}

/** Names of a few people the store has none for; nobody's while the directory is away. */
export async function readNames(
  { directory }: Pick<AdminContext, 'directory'>,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  const read = await unlessAway(directory.resolveIds(ids, 'interactive'));
  return new Map(read?.users.map((user) => [user.id, user.displayName]));
}
