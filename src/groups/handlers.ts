import type { Actor } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser, GroupFacts } from '../directory/types.ts';
import type { GroupsContext } from './context.ts';
import { kindOf, whyIneligible, type KnownGroup } from './eligibility.ts';
import type {
  GroupChoiceData,
  GroupItem,
  GroupListData,
  GroupsView,
  MyGroup,
  Standing,
} from './groupViews.ts';
import { knownGroups } from './knownGroups.ts';
import type { JoinMode } from './policy.ts';
import { readModes } from './policyRules.ts';
import { groupsPerPage } from './resolve.ts';
import { searchGroups } from './searchGroups.ts';

export const myGroupsPerPage = 15;
/** Pages people really turn; a higher number from a card is not trusted. */
export const lastPage = 50;

/** Groups by words of their name or description, ten at a time, each with what already holds for this person. */
export async function findGroups(
  context: GroupsContext,
  actor: Actor,
  query: { readonly text: string; readonly page: number },
): Promise<GroupsView> {
  const page = Math.min(query.page, lastPage);
  const found = await searchGroups(context, actor.userId, query.text, {
    skip: page * groupsPerPage,
    limit: groupsPerPage,
  });
  return listGroups(context, actor, found.groups, {
    text: query.text,
    page,
    more: found.more,
    purpose: 'found',
  });
}

/** Makes a list card of these groups. */
export async function listGroups(
  context: GroupsContext,
  actor: Actor,
  groups: readonly DirectoryGroup[],
  list: Omit<GroupListData, 'items'>,
): Promise<GroupsView> {
  return { card: 'groupList', data: { ...list, items: await describe(context, actor, groups) } };
}

/** Asks which of these groups a command is about, and keeps what was typed to go on with. */
export async function chooseGroup(
  context: GroupsContext,
  actor: Actor,
  groups: readonly DirectoryGroup[],
  choice: Omit<GroupChoiceData, 'items'>,
): Promise<GroupsView> {
  const more = choice.more || groups.length > groupsPerPage;
  return {
    card: 'groupChoice',
    data: { ...choice, more, items: await describe(context, actor, groups) },
  };
}

async function describe(
  context: GroupsContext,
  actor: Actor,
  groups: readonly DirectoryGroup[],
): Promise<readonly GroupItem[]> {
  const shown = await knownGroups(context, groups.slice(0, groupsPerPage));
  const ids = shown.map((group) => group.id);
  const [facts, memberOf, asked, modes] = await Promise.all([
    ids.length === 0 ? new Map<string, GroupFacts>() : context.directory.describeGroups(ids),
    ids.length === 0
      ? new Set<string>()
      : context.directory.checkMembership(actor.userId, ids, 'interactive'),
    context.standingsOf(actor.userId, ids),
    readModes(context.db, context.rules(), shown),
  ]);
  return shown.map((group) => {
    const standing: Standing = memberOf.has(group.id)
      ? { kind: 'member' }
      : (asked.get(group.id) ?? { kind: 'none' });
    return toItem(group, facts.get(group.id), standing, modes.get(group.id) ?? 'approval');
  });
}

/** What Usher is for this person; also the answer to what it did not understand. */
export async function showHome(
  context: GroupsContext,
  actor: Pick<Actor, 'userId' | 'name'>,
  notUnderstood: string | null,
): Promise<GroupsView> {
  const { open, waiting } = await context.countRequests(actor.userId);
  const firstName = actor.name.trim().split(/\s+/u)[0] ?? '';
  return { card: 'home', data: { firstName, openRequests: open, waitingForMe: waiting, notUnderstood } };
}

/** Groups that match what somebody typed without a command; undefined when none does. */
export async function offerGroups(
  context: GroupsContext,
  actor: Actor,
  text: string,
): Promise<GroupsView | undefined> {
  const found = await searchGroups(context, actor.userId, text, { skip: 0, limit: groupsPerPage });
  if (found.groups.length === 0) return undefined;
  return listGroups(context, actor, found.groups, { text, page: 0, more: found.more, purpose: 'didYouMean' });
}

/** The person's groups, direct ones and those held through other groups told apart. */
export async function showMyGroups(context: GroupsContext, actor: Actor, page: number): Promise<GroupsView> {
  const { direct, nested } = await context.directory.listMemberships(actor.userId);
  const all = [...byName(direct), ...byName(nested)];
  const first = Math.min(page, lastPage) * myGroupsPerPage;
  const shown = await knownGroups(context, all.slice(first, first + myGroupsPerPage));
  const isDirect = (_: KnownGroup, at: number): boolean => first + at < direct.length;
  const isNested = (group: KnownGroup, at: number): boolean => !isDirect(group, at);
  return {
    card: 'myGroups',
    data: {
      direct: shown.filter(isDirect).map((group) => toMyGroup(group, true)),
      nested: shown.filter(isNested).map((group) => toMyGroup(group, false)),
      page: Math.min(page, lastPage),
      more: all.length > first + shown.length,
    },
  };
}

function toItem(
  group: KnownGroup,
  facts: GroupFacts | undefined,
  standing: Standing,
  mode: JoinMode,
): GroupItem {
  return {
    groupId: group.id,
    name: group.displayName,
    description: group.description,
    kind: kindOf(group),
    memberCount: facts?.memberCount ?? null,
    ownerNames: (facts?.owners ?? []).map(ownerName),
    ineligible: whyIneligible(group),
    mode,
    standing,
  };
}

function toMyGroup(group: KnownGroup, isDirect: boolean): MyGroup {
  return {
    groupId: group.id,
    name: group.displayName,
    kind: kindOf(group),
    mayLeave: isDirect && whyIneligible(group) === undefined,
  };
}

function ownerName(owner: DirectoryUser): string {
  return owner.displayName ?? owner.userPrincipalName ?? '';
}

function byName(groups: readonly DirectoryGroup[]): readonly DirectoryGroup[] {
  return [...groups].sort((left, right) => left.displayName.localeCompare(right.displayName));
}
