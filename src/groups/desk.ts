import type { Actor } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser, GroupMember } from '../directory/types.ts';
import { nameOf, whyFixed, whyNotManage, type DeskFacts } from './decideDesk.ts';
import { hasVisibility, ownerIn } from './decideFacts.ts';
import { keepAffixes, patternOf } from './naming.ts';
import { deskRefusal, readDeskFacts } from './deskChanges.ts';
import type { DeskContext } from './deskContext.ts';
import type { DeskMember, DeskRefusal, DeskView } from './deskViews.ts';
import { kindOf } from './eligibility.ts';
import type { PeopleNamed } from './membershipChange.ts';
import { listAdded } from './membershipChangeStore.ts';

export const groupsPerDesk = 10;
export const membersPerPage = 10;
const nobodyNamed: PeopleNamed = { typed: '', pickedIds: [] };

/** Every group this person owns, those where something waits first. */
export async function showDesk(context: DeskContext, actor: Actor, page: number): Promise<DeskView> {
  const owned = await context.directory.listOwnedGroups(actor.userId);
  const waiting = await context.countWaiting(owned.map(({ id }) => id));
  const waitingIn = (group: DirectoryGroup): number => waiting.get(group.id) ?? 0;
  const sorted = [...owned].sort(
    (left, right) => waitingIn(right) - waitingIn(left) || left.displayName.localeCompare(right.displayName),
  );
  const at = Math.min(page, Math.max(0, Math.ceil(sorted.length / groupsPerDesk) - 1));
  const shown = sorted.slice(at * groupsPerDesk, (at + 1) * groupsPerDesk);
  const facts =
    shown.length === 0 ? undefined : await context.directory.describeGroups(shown.map(({ id }) => id));
  const items = shown.map((group) => ({
    groupId: group.id,
    name: group.displayName,
    kind: kindOf(group),
    memberCount: facts?.get(group.id)?.memberCount ?? null,
    waiting: waitingIn(group),
  }));
  return { card: 'deskList', data: { items, page: at, more: sorted.length > (at + 1) * groupsPerDesk } };
}

/** One group, with everything its owner can do about it. */
export async function showDeskGroup(context: DeskContext, actor: Actor, groupId: string): Promise<DeskView> {
  return forOwner(context, actor, groupId, async (group, { owners }) => {
    const [facts, waiting, products] = await Promise.all([
      context.directory.describeGroups([group.id]),
      context.countWaiting([group.id]),
      group.isLicensed === true ? context.listProducts(group.id) : [],
    ]);
    return {
      card: 'deskGroup',
      data: {
        groupId: group.id,
        name: group.displayName,
        description: group.description,
        kind: kindOf(group),
        visibility: group.visibility,
        memberCount: facts.get(group.id)?.memberCount ?? null,
        ownerNames: owners.map(nameOf),
        waiting: waiting.get(group.id) ?? 0,
        products,
        membersFixed: whyFixed(group, 'members'),
        groupFixed: whyFixed(group, 'group'),
      },
    };
  });
}

export interface MembersQuery {
  readonly groupId: string;
  readonly page: number;
  readonly filter: string;
  readonly problem?: DeskRefusal | null;
  readonly named?: PeopleNamed;
}

export async function showMembers(
  context: DeskContext,
  actor: Actor,
  query: MembersQuery,
): Promise<DeskView> {
  return forOwner(context, actor, query.groupId, async (group) => {
    const list = await context.directory.listMembers(group.id, 'desk');
    const fitting = filtered(list.members, query.filter);
    const page = Math.min(query.page, Math.max(0, Math.ceil(fitting.length / membersPerPage) - 1));
    const shown = fitting.slice(page * membersPerPage, (page + 1) * membersPerPage);
    const ids = shown.map(({ id }) => id);
    const [added, joined] = await Promise.all([
      listAdded(context.db, group.id, ids),
      context.listJoined(group.id, ids),
    ]);
    const fixed = whyFixed(group, 'members');
    return {
      card: 'deskMembers',
      data: {
        groupId: group.id,
        groupName: group.displayName,
        items: shown.map((member) => {
          const since = newer(added.get(member.id), joined.get(member.id));
          return toDeskMember(member, member.through === null ? since : undefined, fixed === undefined);
        }),
        total: fitting.length,
        isPartial: list.more,
        page,
        more: fitting.length > (page + 1) * membersPerPage,
        filter: query.filter.trim(),
        fixed,
        problem: query.problem ?? null,
        named: query.named ?? nobodyNamed,
      },
    };
  });
}

export async function showOwners(
  context: DeskContext,
  actor: Actor,
  query: {
    readonly groupId: string;
    readonly problem?: DeskRefusal | null;
    readonly named?: PeopleNamed;
  },
): Promise<DeskView> {
  return forOwner(context, actor, query.groupId, (group, { owners }) => {
    const fixed = whyFixed(group, 'group');
    const toOwner = (owner: DirectoryUser) => ({
      userId: owner.id,
      name: nameOf(owner),
      title: owner.jobTitle,
      isViewer: owner.id === actor.userId,
      mayRemove: fixed === undefined && owners.length > 1,
    });
    return Promise.resolve({
      card: 'deskOwners',
      data: {
        groupId: group.id,
        groupName: group.displayName,
        owners: [...owners].map(toOwner).sort((left, right) => left.name.localeCompare(right.name)),
        fixed,
        problem: query.problem ?? null,
        named: query.named ?? nobodyNamed,
      },
    });
  });
}

const nobody = { department: null, jobTitle: null };

export async function showFacts(
  context: DeskContext,
  actor: Actor,
  query: {
    readonly groupId: string;
    readonly problem?: DeskRefusal;
    readonly typed?: { readonly name: string; readonly description: string };
  },
): Promise<DeskView> {
  const rules = context.namingRules();
  return forOwner(context, actor, query.groupId, (group, facts) =>
    Promise.resolve({
      card: 'deskFacts',
      data: {
        groupId: group.id,
        groupName: group.displayName,
        name: query.typed?.name ?? group.displayName,
        description: query.typed?.description ?? group.description ?? '',
        visibility: hasVisibility(group) ? (group.visibility === 'Public' ? 'Public' : 'Private') : null,
        pattern: patternOf(keepAffixes(rules, group.displayName), ownerIn(facts) ?? nobody) ?? null,
        maxLength: rules.maxLength,
        fixed: whyFixed(group, 'group'),
        problem: query.problem ?? null,
      },
    }),
  );
}

async function forOwner(
  context: DeskContext,
  actor: Actor,
  groupId: string,
  show: (group: DirectoryGroup, facts: DeskFacts) => Promise<DeskView>,
): Promise<DeskView> {
  const facts = await readDeskFacts(context, actor, groupId);
  const refusal = whyNotManage(facts, null);
  if (refusal !== undefined) return deskRefusal(refusal, refusal.code === 'ownerless' ? groupId : null);
  return facts.group === undefined
    ? deskRefusal({ code: 'groupNotFound', text: null }, null)
    : show(facts.group, facts);
}

/** Every word has to begin a word of the name or the title; case and accents make no difference. */
function filtered(members: readonly GroupMember[], filter: string): readonly GroupMember[] {
  const wanted = wordsOf(filter);
  return members
    .filter((member) => {
      const words = wordsOf(`${member.displayName ?? ''} ${member.jobTitle ?? ''}`);
      return wanted.every((start) => words.some((word) => word.startsWith(start)));
    })
    .sort((left, right) => (left.displayName ?? left.id).localeCompare(right.displayName ?? right.id));
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

type Since = NonNullable<DeskMember['since']>;

function newer(left: Since | undefined, right: Since | undefined): Since | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return left.at > right.at ? left : right;
}

function toDeskMember(member: GroupMember, since: DeskMember['since'], isWritable: boolean): DeskMember {
  const { id, kind, displayName, jobTitle, isGuest, through } = member;
  return {
    userId: id,
    name: displayName ?? id,
    title: jobTitle,
    kind: kind === 'user' && isGuest ? 'guest' : kind,
    through,
    since,
    mayRemove: isWritable && kind === 'user' && through === null,
  };
}
