import type { DeskRefusal } from '../../groups/deskViews.ts';
import type { IneligibleReason } from '../../groups/eligibility.ts';
import type { Text } from '../wording/text.ts';
import type { DeskLabel, DeskTitle } from '../wording/desk/deskWording.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, type CardFrame, type Line } from './presented.ts';

/** What every card of the owner's desk may bind to beside the usual. */
export interface DeskFrame extends CardFrame {
  readonly titles: Readonly<Record<DeskTitle, string>>;
  readonly deskLabels: Readonly<Record<DeskLabel, string>>;
}

export function deskFrame(wording: Wording): DeskFrame {
  const { titles, labels } = wording.desk;
  return { ...frame(wording), titles, deskLabels: labels };
}

/** Why not, and what to do instead; nothing when there is no problem. */
export function explainDesk(refusal: DeskRefusal | null, wording: Wording): readonly Line[] {
  if (refusal === null) return [];
  const sentence = wording.desk.refusals[refusal.code] as (refusal: DeskRefusal) => Text;
  return lines(sentence(refusal), 'reason' in refusal ? wording.ineligible[refusal.reason] : null);
}

/** Why a part of the group is not changed here. */
export function explainFixed(
  sentence: string,
  reason: IneligibleReason | undefined,
  wording: Wording,
): readonly Line[] {
  return reason === undefined ? [] : lines(sentence, wording.ineligible[reason]);
}
