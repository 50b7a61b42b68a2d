import { undefinedIfGone } from './gone.ts';
import type { Operation } from './graph.ts';
import { GROUP_PROPERTIES, idOf, isKind, toGroup, toUser, USER_PROPERTIES, type Raw } from './graphShapes.ts';
import { collect, items } from './pager.ts';
import type { DirectoryGroup, DirectoryUser, GroupMember, MemberList } from './types.ts';
import { path, withQuery } from './url.ts';

const LARGEST_PAGE = 999;
/** Three pages of members: beyond that somebody looks for a name and does not read. */
const MOST_MEMBERS = { desk: 2_997, file: 99_900 } as const;
/** Groups inside the group whose people are read as well. */
const MOST_NESTED = { desk: 5, file: 100 } as const;

/**
 * Direct members, then those who are in only through a group inside, each once. Bounded: `more` says that some were
 * left out. Empty when the group is gone.
 */
export async function listMembers(
  graph: Operation,
  groupId: string,
  purpose: keyof typeof MOST_MEMBERS,
): Promise<MemberList> {
  const most = MOST_MEMBERS[purpose];
  const direct = await read(graph, path`/groups/${groupId}/members`, most);
  const seen = new Set(direct.members.map(({ id }) => id));
  const members: GroupMember[] = [...direct.members];
  let { more } = direct;
  const inside = direct.members.filter(({ kind }) => kind === 'group');
  for (const group of inside.slice(0, MOST_NESTED[purpose])) {
    const nested = await read(graph, path`/groups/${group.id}/transitiveMembers`, most);
    more ||= nested.more;
    for (const member of nested.members) {
      if (member.kind !== 'user' || seen.has(member.id)) continue;
      seen.add(member.id);
      members.push({ ...member, through: group.displayName ?? group.id });
    }
  }
  return { members, more: more || inside.length > MOST_NESTED[purpose] };
}

/** Groups the person owns, in no order. */
export async function listOwnedGroups(graph: Operation, userId: string): Promise<readonly DirectoryGroup[]> {
  const url = withQuery(path`/users/${userId}/ownedObjects`, {
    $select: GROUP_PROPERTIES,
    $top: LARGEST_PAGE,
  });
  const owned = (await undefinedIfGone(collect(items(graph, url)))) ?? [];
  return owned.filter((raw) => isKind(raw, 'group')).map(toGroup);
}

async function read(graph: Operation, base: string, most: number): Promise<MemberList> {
  const url = withQuery(base, { $select: USER_PROPERTIES, $top: LARGEST_PAGE });
  const members: GroupMember[] = [];
  const fill = async (): Promise<boolean> => {
    for await (const raw of items(graph, url)) {
      if (members.length === most) return true;
      members.push(toMember(raw));
    }
    return false;
  };
  return { members, more: (await undefinedIfGone(fill())) ?? false };
}

function toMember(raw: Raw): GroupMember {
  if (isKind(raw, 'user')) return ofUser(toUser(raw));
  const kind = isKind(raw, 'group') ? 'group' : 'other';
  const name = raw['displayName'];
  const displayName = typeof name === 'string' ? name : null;
  const none = { userPrincipalName: null, jobTitle: null, isGuest: false, through: null };
  return { id: idOf(raw), kind, displayName, ...none };
}

function ofUser(user: DirectoryUser): GroupMember {
  const { id, displayName, userPrincipalName, jobTitle, userType } = user;
  return {
    id,
    kind: 'user',
    displayName: displayName ?? userPrincipalName,
    userPrincipalName,
    jobTitle,
    isGuest: userType === 'Guest',
    through: null,
  };
}
