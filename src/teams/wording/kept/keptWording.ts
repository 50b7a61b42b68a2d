import type { KeptState, KeptStep, KeptTrouble } from '../../../dynamic/keptRule.ts';
import type { KeptRefusal } from '../../../dynamic/keptViews.ts';
import type { Text } from '../text.ts';

/** What Usher says about groups that it keeps by a rule of its own. */
export interface KeptWording {
  /** Words a command begins with, in lower case, and the word between group and rule. */
  readonly commands: Readonly<Record<'keep' | KeptStep, readonly string[]>>;
  readonly by: readonly string[];
  readonly title: string;
  readonly editorIntro: string;
  readonly state: Readonly<Record<KeptState, (actAt: Date | null) => Text>>;
  readonly resting: string;
  readonly version: (version: number, author: string, at: Date) => Text;
  readonly means: (rule: string) => Text;
  readonly comparing: string;
  readonly wouldMove: (joins: number, leaves: number) => Text;
  readonly joining: (names: readonly string[]) => Text;
  readonly leaving: (names: readonly string[]) => Text;
  readonly asOf: (at: Date) => Text;
  readonly members: (byRule: number, exceptions: number, leftOut: number) => Text;
  readonly onTheWay: (adding: number, removing: number) => Text;
  readonly held: (joins: number, leaves: number) => Text;
  readonly driftTitle: string;
  readonly driftLabel: string;
  readonly driftOf: Readonly<Record<'stranger' | 'missing', (name: string) => string>>;
  readonly steps: Readonly<Record<KeptStep, string>>;
  readonly change: string;
  readonly restore: string;
  readonly start: string;
  readonly startHint: string;
  readonly starting: string;
  readonly massChange: string;
  /** People of whom the rule cannot say whether they belong. */
  readonly undecided: (people: number) => string;
  readonly confirm: string;
  readonly adopt: string;
  readonly putRight: string;
  readonly show: string;
  readonly troubles: Readonly<
    Record<Extract<KeptTrouble, 'groupGone' | 'ruleUnreadable' | 'licensed'>, string>
  >;
  readonly refusals: KeptRefusalWording;
}

export type KeptRefusalWording = {
  readonly [Code in KeptRefusal['code']]: (refusal: Extract<KeptRefusal, { code: Code }>) => Text;
};
