import type { DeskMember, DeskMembersData, DeskOwnersData } from '../../groups/deskViews.ts';
import { plain, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { deskFrame, explainDesk, explainFixed, type DeskFrame } from './deskFrame.ts';
import { lines, type Line, type Presented } from './presented.ts';

interface PersonRow {
  readonly userId: string;
  readonly name: Text;
  readonly tooltip: string;
  readonly about: readonly Line[];
  readonly mayRemove: boolean;
}

interface PeopleCard extends DeskFrame {
  readonly groupId: string;
  readonly title: string;
  readonly about: Text;
  readonly problem: readonly Line[];
  readonly explanation: readonly Line[];
  /** False where Graph cannot write: then only the list is shown. */
  readonly isOpen: boolean;
  readonly people: readonly PersonRow[];
  readonly typed: string;
  readonly picked: string;
}

interface DeskMembersCard extends PeopleCard {
  readonly count: Text;
  readonly filter: string;
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
}

interface DeskOwnersCard extends PeopleCard {
  readonly hints: readonly Line[];
}

export function presentDeskMembers(members: DeskMembersData, wording: Wording): Presented {
  const say = wording.desk;
  const about = say.membersOf(members.groupName);
  const data: DeskMembersCard = {
    ...peopleCard(members, about, say.titles.members, wording),
    explanation: [
      ...explainFixed(say.membersFixed, members.fixed, wording),
      ...lines(members.isPartial ? say.partial : null, members.items.length === 0 ? say.noMembers : null),
    ],
    count: say.shown(members.total, members.filter),
    people: members.items.map((member) => ({
      userId: member.userId,
      name: text`${strong(member.name)}`,
      tooltip: member.name,
      about: aboutMember(member, wording),
      mayRemove: member.mayRemove,
    })),
    filter: members.filter,
    hasPrevious: members.page > 0,
    previousPage: members.page - 1,
    hasMore: members.more,
    nextPage: members.page + 1,
  };
  return { data, summary: plain(about).slice(0, 250) };
}

export function presentDeskOwners(desk: DeskOwnersData, wording: Wording): Presented {
  const say = wording.desk;
  const about = say.ownersOf(desk.groupName);
  const data: DeskOwnersCard = {
    ...peopleCard(desk, about, say.titles.owners, wording),
    explanation: explainFixed(say.groupFixed, desk.fixed, wording),
    hints: lines(desk.owners.length === 1 ? say.lastOwnerHint : null, say.handOverHint),
    people: desk.owners.map(({ userId, name, title, isViewer, mayRemove }) => ({
      userId,
      name: isViewer ? text`${strong(name)} (${say.you})` : text`${strong(name)}`,
      tooltip: name,
      about: lines(title === null ? null : words(title)),
      mayRemove,
    })),
  };
  return { data, summary: plain(about).slice(0, 250) };
}

function peopleCard(
  desk: DeskMembersData | DeskOwnersData,
  about: Text,
  title: string,
  wording: Wording,
): Omit<PeopleCard, 'explanation' | 'people'> {
  return {
    ...deskFrame(wording),
    groupId: desk.groupId,
    title,
    about,
    problem: explainDesk(desk.problem, wording),
    isOpen: desk.fixed === undefined,
    typed: desk.named.typed,
    picked: desk.named.pickedIds.join(','),
  };
}

/** Title, what they are, through which group, since when: what is known, in one small line. */
function aboutMember({ title, kind, through, since }: DeskMember, wording: Wording): readonly Line[] {
  const say = wording.desk;
  const parts: readonly Text[] = [
    ...(title === null ? [] : [words(title)]),
    ...(kind === 'guest' || kind === 'group' ? [words(say[kind])] : []),
    ...(through === null ? [] : [say.through(through)]),
    ...(since === undefined ? [] : [say.since(since.at, since.byName)]),
  ];
  const joined = parts.reduce<Text>((all, part) => (all.length === 0 ? part : text`${all} · ${part}`), []);
  return lines(joined);
}
