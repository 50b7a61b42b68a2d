import type { KeptTrouble } from '../../dynamic/keptRule.ts';
import type { Wording } from '../wording/wording.ts';

/** Why Usher cannot keep a group by a rule. */
export function troubleOf(trouble: KeptTrouble, wording: Wording): string {
  const { troubles } = wording.kept;
  if (trouble === 'groupGone' || trouble === 'ruleUnreadable' || trouble === 'licensed')
    return troubles[trouble];
  return wording.ineligible[trouble];
}
