import type { RuleExample, RulePreview } from '../../dynamic/ruleChange.ts';
import { strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { lines, marks, type Line, type Mark } from './presented.ts';
import { barsOf, type Bar } from './ruleBars.ts';
import { changesOf, explained, reasonsOf } from './ruleFrame.ts';

export interface ShownExample {
  readonly name: Text;
  readonly mark: Mark;
  readonly reasons: readonly Line[];
}

/** Whom a rule would move, in numbers, by name and by example; the same for Entra's rules and Usher's own. */
export interface PreviewParts {
  readonly hasNumbers: boolean;
  /** The same as the chart, for those who hear the card. */
  readonly numbers: string;
  readonly bars: readonly Bar[];
  readonly asOf: readonly Line[];
  readonly named: readonly { readonly label: string; readonly lines: readonly Line[] }[];
  readonly matching: readonly ShownExample[];
  readonly nearMisses: readonly ShownExample[];
}

const nothing: PreviewParts = {
  hasNumbers: false,
  numbers: '',
  bars: [],
  asOf: [],
  named: [],
  matching: [],
  nearMisses: [],
};

/** Null for a preview that is not there; a null rule has no examples. */
export function previewParts(
  preview: RulePreview | null,
  rule: string | null,
  wording: Wording,
): PreviewParts {
  if (preview === null) return nothing;
  const say = wording.rules;
  const { joins, leaves } = preview;
  const named = (label: string, names: readonly string[], count: number) =>
    count === 0 ? [] : [{ label, lines: lines(nameSome(names, count, wording)) }];
  const bars = barsOf(preview, wording);
  return {
    hasNumbers: true,
    numbers: bars.map(({ label, value }) => say.bar(label, value)).join(' · '),
    bars,
    asOf: lines(say.previewAt(preview.at, preview.peopleAsOf)),
    named: [
      ...named(say.labels.joins, joins.names, joins.count),
      ...named(say.labels.leaves, leaves.names, leaves.count),
    ],
    ...examplesOf(preview, rule, wording),
  };
}

/** Guests and disabled accounts among those who would join. */
export function joiningNotes({ joins }: RulePreview, wording: Wording): readonly (string | null)[] {
  const say = wording.rules;
  return [
    joins.guests > 0 ? say.guestsJoin(joins.guests) : null,
    joins.disabled > 0 ? say.disabledJoin(joins.disabled) : null,
  ];
}

/** The list cuts itself short; who is not named at all is counted as well. */
function nameSome(names: readonly string[], count: number, wording: Wording): Text {
  const unnamed = Array.from({ length: count - names.length }, () => '');
  return wording.names([...names, ...unnamed]);
}

function examplesOf(
  preview: RulePreview,
  rule: string | null,
  wording: Wording,
): Pick<PreviewParts, 'matching' | 'nearMisses'> {
  if (rule === null) return { matching: [], nearMisses: [] };
  const { names = {} } = preview;
  const toShown = ({ name, subject }: RuleExample): ShownExample => {
    const explanation = explained(rule, subject, preview.at);
    const isIn = explanation?.outcome === 'in';
    const sentences =
      explanation === undefined
        ? []
        : isIn
          ? reasonsOf(explanation, wording, names)
          : [...reasonsOf(explanation, wording, names), ...changesOf(explanation, wording, names)];
    return { name: text`${strong(name)}`, mark: isIn ? marks.done : marks.ended, reasons: sentences };
  };
  return { matching: preview.matching.map(toShown), nearMisses: preview.nearMisses.map(toShown) };
}
