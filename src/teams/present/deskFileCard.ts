import type { DeskFileData } from '../../groups/deskViews.ts';
import { plain, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { deskFrame, explainDesk, type DeskFrame } from './deskFrame.ts';
import { type Line, type Presented } from './presented.ts';

interface DeskFileCard extends DeskFrame {
  readonly title: string;
  readonly listId: string;
  readonly about: Text;
  readonly question: string;
  readonly problem: readonly Line[];
  readonly isOwner: boolean;
  readonly groups: readonly { readonly title: string; readonly value: string }[];
  readonly group: string;
  readonly typed: string;
}

/** More names than these nobody reads; the card of the change shows everybody. */
const mostNames = 8;

export function presentDeskFile(file: DeskFileData, wording: Wording): Presented {
  const say = wording.desk;
  const { listId, people, groups, groupId, typed, problem } = file;
  const shown = people.slice(0, mostNames);
  const names = wording.names(shown);
  const about = text`${say.listRead(people.length, file.fileName)}${names}`;
  const data: DeskFileCard = {
    ...deskFrame(wording),
    title: say.titles.file,
    listId,
    about: people.length > mostNames ? text`${about} …` : about,
    question: say.listQuestion,
    problem: explainDesk(problem, wording),
    isOwner: groups.length > 0,
    groups: groups.map(({ groupId: value, name: title }) => ({ title, value })),
    group: groups.some((one) => one.groupId === groupId) ? (groupId ?? '') : '',
    typed,
  };
  return { data, summary: plain(about).slice(0, 250) };
}
