import type { RulePreview } from '../../dynamic/ruleChange.ts';
import type { Wording } from '../wording/wording.ts';

/** One number of the preview. `bar` in `tone` draws it where charts are not known; `color` is a colour of charts. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly color: string;
  readonly bar: string;
  readonly tone: 'Good' | 'Attention' | 'Accent';
  readonly says: string;
}

const longestBar = 16;

/** Who joins, leaves and stays, to be drawn beside each other. */
export function barsOf({ joins, leaves, stays }: RulePreview, wording: Wording): readonly Bar[] {
  const say = wording.rules;
  const most = Math.max(1, joins.count, leaves.count, stays);
  const bar = (label: string, value: number, color: string, tone: Bar['tone']): Bar => ({
    label,
    value,
    color,
    // A run of text may not be empty.
    bar: '█'.repeat(Math.ceil((value * longestBar) / most)) || '·',
    tone,
    says: ` ${say.bar(label, value)}`,
  });
  return [
    bar(say.labels.joins, joins.count, 'good', 'Good'),
    bar(say.labels.leaves, leaves.count, 'attention', 'Attention'),
    bar(say.labels.stays, stays, 'neutral', 'Accent'),
  ];
}
