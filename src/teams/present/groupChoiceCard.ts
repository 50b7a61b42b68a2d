import type { GroupChoiceData, GroupItem } from '../../groups/groupViews.ts';
import { plainWords } from '../plainWords.ts';
import { plain, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, shortened, type CardFrame, type Line, type Presented } from './presented.ts';

interface GroupChoiceCard extends CardFrame {
  readonly title: Text;
  readonly about: readonly Line[];
  readonly choose: string;
  readonly chooseError: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** The only one, chosen already; empty otherwise. */
  readonly chosen: string;
  readonly typed: string;
}

/** As much of a command as reminds of it, and of a description as tells what a group is for. */
const longestReminder = 200;
const longestDescription = 80;

/** Which group a command is about; it goes on with the one that is chosen. */
export function presentGroupChoice(choice: GroupChoiceData, wording: Wording): Presented {
  const { items, text, typed, more } = choice;
  const say = wording.groups;
  const [only] = items.length === 1 && text !== '' ? items : [];
  const title = text === '' ? say.whichGroup : only === undefined ? say.choose(text) : say.chooseOnly(text);
  const data: GroupChoiceCard = {
    ...frame(wording),
    title,
    about: lines(say.youTyped(shortened(plainWords(typed), longestReminder)), more ? say.moreToChoose : null),
    choose: wording.labels.group,
    chooseError: say.chooseError,
    choices: items.map((item) => ({ title: describe(item, items, wording), value: item.groupId })),
    chosen: only?.groupId ?? '',
    typed,
  };
  return { data, summary: plain(title) };
}

/** What tells groups of alike names apart; those of one name, also what they are for. */
function describe(item: GroupItem, all: readonly GroupItem[], wording: Wording): string {
  const { name, kind, description, memberCount, ownerNames } = item;
  const isNameShared = all.some((other) => other !== item && other.name === name);
  const facts = [
    ...(isNameShared && description !== null ? [shortened(onOneLine(description), longestDescription)] : []),
    wording.kinds[kind],
    ...(memberCount === null ? [] : [wording.members(memberCount)]),
    ...(ownerNames.length === 0 ? [] : [plain(wording.groups.owners(ownerNames))]),
  ];
  return `${name} – ${facts.join(' · ')}`;
}

function onOneLine(given: string): string {
  return given.trim().replaceAll(/\s+/gu, ' ');
}
