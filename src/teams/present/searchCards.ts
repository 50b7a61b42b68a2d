import { maxJustificationLength } from '../../requests/joinRequest.ts';
import type { AskDialogData, SharedGroupData } from '../../groups/searchViews.ts';
import { said, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface SharedGroupCard extends CardFrame {
  readonly groupId: string;
  readonly name: Text;
  readonly tooltip: string;
  readonly about: readonly Line[];
  readonly hint: Text;
  readonly mayJoin: boolean;
}

interface AskDialogCard extends CardFrame {
  readonly pick: string;
  readonly pickPlaceholder: string;
  readonly orType: string;
  readonly groupText: string;
  readonly justification: string;
  readonly maxLength: number;
  readonly problem: readonly Line[];
}

/** Many people look at this one, so it is the same for all of them. */
export function presentSharedGroup(group: SharedGroupData, wording: Wording): Presented {
  const mayJoin = group.ineligible === undefined;
  const data: SharedGroupCard = {
    ...frame(wording),
    groupId: group.groupId,
    name: text`${strong(group.name)}`,
    tooltip: group.name,
    about: lines(wording.kinds[group.kind], group.description === null ? null : words(group.description)),
    hint: said(
      group.ineligible === undefined ? wording.search.sharedHint : wording.ineligible[group.ineligible],
    ),
    mayJoin,
  };
  return { data, summary: group.name };
}

export function presentAskDialog(dialog: AskDialogData, wording: Wording): Presented {
  const say = wording.search;
  const data: AskDialogCard = {
    ...frame(wording),
    pick: say.pick,
    pickPlaceholder: say.pickPlaceholder,
    orType: say.orType,
    groupText: dialog.groupText,
    justification: dialog.justification,
    maxLength: maxJustificationLength,
    problem: lines(dialog.problem === null ? null : say[dialog.problem]),
  };
  return { data, summary: say.dialogTitle };
}
