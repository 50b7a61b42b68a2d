import { askTogether, type BatchOutcome } from './batch.ts';
import { undefinedIfGone } from './gone.ts';
import type { Operation } from './graph.ts';
import { asRaw, toGroup, toUser, USER_PROPERTIES, type Raw } from './graphShapes.ts';
import type { DirectoryUser, GroupSummary, PersonPlace } from './types.ts';
import { path, withQuery } from './url.ts';

export async function getUser(graph: Operation, userId: string): Promise<DirectoryUser | undefined> {
  const raw = await undefinedIfGone(graph.send({ method: 'GET', url: userUrl(userId) }));
  return raw === undefined ? undefined : toUser(asRaw(raw));
}

export function managerUrl(userId: string): string {
  return withQuery(path`/users/${userId}/manager`, { $select: USER_PROPERTIES });
}

/** A manager may also be a mere contact, who is no user. */
export function toManager(raw: Raw): DirectoryUser | undefined {
  const kind = raw['@odata.type'];
  return kind === undefined || kind === '#microsoft.graph.user' ? toUser(raw) : undefined;
}

/** Nulls for what is not there or may not be read: it only helps to sort. */
export async function readPersonPlace(graph: Operation, userId: string): Promise<PersonPlace> {
  const [user, manager] = await askTogether(graph, [{ url: userUrl(userId) }, { url: managerUrl(userId) }]);
  const bodyOf = (outcome: BatchOutcome | undefined): Raw | undefined =>
    outcome !== undefined && 'body' in outcome ? asRaw(outcome.body) : undefined;
  const [person, superior] = [bodyOf(user), bodyOf(manager)];
  return {
    department: person === undefined ? null : toUser(person).department,
    managerId: (superior === undefined ? undefined : toManager(superior))?.id ?? null,
  };
}

/**
 * Asks for each id as a user and as a group. `directoryObjects/getByIds` would do it in one question, but needs
 * Directory.Read.All; this needs only what Usher has anyway, and the lists are short.
 */
export async function resolveIds(
  graph: Operation,
  ids: readonly string[],
): Promise<{ users: readonly DirectoryUser[]; groups: readonly GroupSummary[] }> {
  const outcomes = await askTogether(
    graph,
    ids.flatMap((id) => [
      { url: userUrl(id) },
      { url: withQuery(path`/groups/${id}`, { $select: 'id,displayName' }) },
    ]),
  );
  const users = found(outcomes.filter((_, index) => index % 2 === 0)).map((body) => toUser(asRaw(body)));
  const groups = found(outcomes.filter((_, index) => index % 2 === 1)).map((body) => toGroup(asRaw(body)));
  return { users, groups: groups.map(({ id, displayName }) => ({ id, displayName })) };
}

export function userUrl(userId: string): string {
  return withQuery(path`/users/${userId}`, { $select: USER_PROPERTIES });
}

/**
 * Not found is an answer here, and so is the refusal of what cannot be an id of that kind; with anything else
 * somebody would look unknown who is not.
 */
function found(outcomes: readonly BatchOutcome[]): readonly unknown[] {
  return outcomes.flatMap((outcome) => {
    if ('body' in outcome) return [outcome.body];
    if (outcome.failed.reason === 'notFound' || outcome.failed.reason === 'rejected') return [];
    throw outcome.failed;
  });
}
