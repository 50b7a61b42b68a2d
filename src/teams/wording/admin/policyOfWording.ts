import type { Contribution } from '../../../groups/contributions.ts';
import type { Text } from '../text.ts';

/** How an administrator is told what holds for a group, and why. */
export interface PolicyOfWording {
  readonly title: string;
  readonly hint: string;
  readonly show: string;
  readonly chosen: string;
  readonly nothingChosen: string;
  readonly noClass: string;
  readonly classTitle: (className: string) => Text;
  readonly noDemand: string;
  readonly mostOpen: (mode: string) => Text;
  readonly verdicts: Readonly<Record<Contribution['verdict'], string>>;
  readonly choose: string;
}
