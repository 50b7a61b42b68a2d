import { durationChoices, maxJustificationLength } from '../../requests/joinRequest.ts';
import type { RequestFormData } from '../../requests/requestViews.ts';
import { plain, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { explain, frame, lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface RequestFormCard extends CardFrame {
  readonly title: string;
  readonly groupId: string;
  readonly groupName: Text;
  readonly about: readonly Line[];
  readonly problem: readonly Line[];
  readonly justification: string;
  readonly reasonRequired: boolean;
  readonly reasonPlaceholder: string;
  readonly maxLength: number;
  readonly durations: readonly { readonly title: string; readonly value: string }[];
  readonly duration: string;
}

export function presentRequestForm(form: RequestFormData, wording: Wording): Presented {
  const data: RequestFormCard = {
    ...frame(wording),
    title: wording.request.formTitle,
    groupId: form.groupId,
    groupName: text`${strong(form.groupName)}`,
    about: lines(
      wording.kinds[form.groupKind],
      form.description === null ? null : words(form.description),
      form.ownerNames.length > 0 || form.terms.isOpen
        ? wording.groups.owners(form.ownerNames)
        : wording.groups.standInsDecide,
      form.products.length > 0 ? wording.licensing.gives(form.products) : null,
      form.terms.isOpen ? wording.policy.openHint : null,
    ),
    problem: explain(form.problem, wording),
    justification: form.justification,
    maxLength: maxJustificationLength,
    reasonRequired: form.terms.reasonRequired,
    reasonPlaceholder: form.terms.reasonRequired
      ? wording.labels.reasonPlaceholder
      : wording.policy.optionalReason,
    durations: durationsOffered(form, wording),
    duration: String(form.durationDays ?? form.terms.longestDays ?? 0),
  };
  return { data, summary: `${wording.request.formTitle}: ${plain(data.groupName)}` };
}

/** The usual ones and the one the person typed; "0" stands for no end. */
function durationsOffered(
  { durationDays, terms: { longestDays } }: RequestFormData,
  wording: Wording,
): RequestFormCard['durations'] {
  const fits = (days: number): boolean => longestDays === null || days <= longestDays;
  const days = new Set<number>(durationChoices.filter(fits));
  if (durationDays !== null && fits(durationDays)) days.add(durationDays);
  if (longestDays !== null) days.add(longestDays);
  return [
    ...(longestDays === null ? [{ title: wording.labels.untilILeave, value: '0' }] : []),
    ...[...days].sort((a, b) => a - b).map((n) => ({ title: wording.days(n), value: String(n) })),
  ];
}
