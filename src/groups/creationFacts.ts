import type { DirectoryUser, PeopleFound } from '../directory/types.ts';
import type { CreationContext } from './creationContext.ts';
import { membersNamed, nameOf, ownersNamed, type CreatorFacts, type WishInput } from './decideCreation.ts';
import { isId } from './deskPeople.ts';
import { mostPeopleInForm, type GroupCreation, type NamedPerson } from './groupCreation.ts';
import { listNamesUnderWay } from './groupCreationStore.ts';
import { areAlike, isSameName, nameGroup } from './naming.ts';

const mostAlike = 5;

/** What the right to make groups depends on, read from the directory now. */
export async function readCreator(context: CreationContext, userId: string): Promise<CreatorFacts> {
  const settings = context.settings();
  const { whoMayCreate } = settings;
  const [creator, owned, isInCreatorsGroup] = await Promise.all([
    context.directory.getUser(userId, 'interactive'),
    context.directory.listOwnedGroups(userId),
    typeof whoMayCreate === 'object' ? isIn(context, userId, whoMayCreate.membersOf) : false,
  ]);
  return { settings, creator, owned: owned.length, isInCreatorsGroup };
}

/** Names like the one wished for: those that are the same, and those people could take it for. */
export async function readNames(
  context: Pick<CreationContext, 'db' | 'directory'>,
  name: string,
  exceptGroupId: string | null = null,
): Promise<{ readonly taken: readonly string[]; readonly alike: readonly string[] }> {
  if (name === '') return { taken: [], alike: [] };
  const [exact, similar, underWay] = await Promise.all([
    context.directory.findGroupsByName(name),
    context.directory.searchGroups(name, { skip: 0, limit: 20 }),
    listNamesUnderWay(context.db, name),
  ]);
  const names = [...exact, ...similar.groups]
    .filter((group) => group.id !== exceptGroupId)
    .map((group) => group.displayName);
  const taken = [...names.filter((one) => isSameName(one, name)), ...underWay];
  const alike = names.filter((one) => !isSameName(one, name) && areAlike(one, name));
  return { taken, alike: [...new Set(alike)].slice(0, mostAlike) };
}

/** Who the people named in the form may be; too many are not looked up, as the form is refused anyway. */
export async function readPeople(
  context: CreationContext,
  input: WishInput,
): Promise<readonly PeopleFound[]> {
  const lists = [ownersNamed(input), membersNamed(input)];
  if (lists.some((list) => list.length > mostPeopleInForm)) return [];
  const texts = [...new Set(lists.flat())];
  const ids = texts.filter(isId);
  const words = texts.filter((text) => !isId(text));
  const [found, known] = await Promise.all([
    words.length === 0 ? [] : context.directory.findPeople(words),
    ids.length === 0 ? [] : context.directory.resolveIds(ids, 'interactive').then(({ users }) => users),
  ]);
  const picked = ids.map((text) => ({
    text,
    exact: known.filter((user) => user.id === text.toLowerCase()),
    similar: [],
  }));
  return [...found, ...picked];
}

/** The whole name for what was typed, as far as it can be made. */
export function wholeName(facts: CreatorFacts, typed: string): string {
  const { creator, settings } = facts;
  const person = { department: creator?.department ?? null, jobTitle: creator?.jobTitle ?? null };
  const named = nameGroup(settings.naming, typed, person);
  return 'name' in named ? named.name : '';
}

/** The people who may agree to new groups, groups among them taken apart; empty when nobody has to. */
export async function readCreationApprovers(context: CreationContext): Promise<readonly NamedPerson[]> {
  const { approval } = context.settings();
  if (approval === null) return [];
  const named = await context.directory.resolveIds(approval.approverIds, 'interactive');
  const nested = await Promise.all(
    named.groups.map((group) => context.directory.listTransitiveUserIds(group.id, 'interactive')),
  );
  const fromGroups = [...new Set(nested.flat())].slice(0, mostApprovers);
  const members =
    fromGroups.length === 0 ? { users: [] } : await context.directory.resolveIds(fromGroups, 'interactive');
  const able = [...named.users, ...members.users].filter(mayDecide);
  return [...new Map(able.map((user) => [user.id, { id: user.id, name: nameOf(user) }])).values()];
}

/** More cards than this about one wish help nobody. */
const mostApprovers = 20;

export function isApprover(creation: GroupCreation, userId: string): boolean {
  return creation.approvers.some(({ id }) => id === userId);
}

function mayDecide(user: DirectoryUser): boolean {
  return user.accountEnabled && user.userType !== 'Guest';
}

async function isIn(context: CreationContext, userId: string, groupId: string): Promise<boolean> {
  return (await context.directory.checkMembership(userId, [groupId], 'interactive')).size > 0;
}
