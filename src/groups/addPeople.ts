import { DirectoryError } from '../errors.ts';
import type { Directory } from '../directory/types.ts';
import { membersWanted } from './decideCreation.ts';
import type { GroupCreation, NamedPerson } from './groupCreation.ts';

const mostMembersAWrite = 20;

/**
 * Gives a new group its owners and first members; whoever is in already counts as done, so this may run again.
 * Throws `DirectoryError` while the directory does not know the new group everywhere, to be tried again later.
 * @returns the people the directory will not take
 */
export async function addPeople(
  directory: Directory,
  groupId: string,
  creation: GroupCreation,
): Promise<readonly NamedPerson[]> {
  const notAdded = [
    ...(await addOwners(directory, groupId, [creation.creator, ...creation.owners])),
    ...(await addMembers(directory, groupId, membersWanted(creation))),
  ];
  return [...new Map(notAdded.map((one) => [one.id, one])).values()];
}

async function addOwners(
  directory: Directory,
  groupId: string,
  wanted: readonly NamedPerson[],
): Promise<readonly NamedPerson[]> {
  const there = new Set((await directory.listOwners(groupId, 'background')).map((owner) => owner.id));
  const refused: NamedPerson[] = [];
  for (const person of wanted.filter(({ id }) => !there.has(id))) {
    try {
      await directory.addOwner(groupId, person.id);
    } catch (error) {
      if (!(await isAboutPerson(directory, error, person.id))) throw error;
      refused.push(person);
    }
  }
  return refused;
}

async function addMembers(
  directory: Directory,
  groupId: string,
  wanted: readonly NamedPerson[],
): Promise<readonly NamedPerson[]> {
  const refused: NamedPerson[] = [];
  for (let at = 0; at < wanted.length; at += mostMembersAWrite) {
    const chunk = wanted.slice(at, at + mostMembersAWrite);
    const outcomes = await directory.addMembers(
      groupId,
      chunk.map(({ id }) => id),
    );
    for (const person of chunk) {
      const outcome = outcomes.get(person.id);
      if (outcome === undefined || typeof outcome === 'string') continue;
      if (!(await isAboutPerson(directory, outcome.failed, person.id))) throw outcome.failed;
      refused.push(person);
    }
  }
  return refused;
}

/** "Not found" may mean the person, or a group that not every replica knows yet; only a look tells. */
async function isAboutPerson(directory: Directory, error: unknown, userId: string): Promise<boolean> {
  if (!(error instanceof DirectoryError)) return false;
  if (error.reason === 'forbidden' || error.reason === 'rejected') return true;
  return error.reason === 'notFound' && (await directory.getUser(userId, 'background')) === undefined;
}
