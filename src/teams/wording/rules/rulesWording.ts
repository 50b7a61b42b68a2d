import type { RuleChangeKind, RuleFailure } from '../../../dynamic/ruleChange.ts';
import type { RowOperator } from '../../../dynamic/ruleForm.ts';
import type { NoCount, RuleRefusal } from '../../../dynamic/ruleViews.ts';
import type { Text } from '../text.ts';

/** What people may type about rules, in lower case, in the manner of CommandWords. */
export interface RuleCommandWords {
  readonly rule: readonly string[];
  readonly why: readonly string[];
  /** What follows "why" when somebody asks about their licences. */
  readonly licences: readonly string[];
  /** "am i", "is": words between "why" and whom it is about. */
  readonly asksAboutMe: readonly string[];
  /** The speaker, where these words stand between the command and a group. */
  readonly myself: readonly string[];
  readonly asksAboutOther: readonly string[];
  /** "not in", "a member of": words between the person and the group. */
  readonly inGroup: readonly string[];
}

export type RuleTitle =
  | 'rule'
  | 'editor'
  | 'preview'
  | 'why'
  | 'licences'
  | 'whatIf'
  | 'list'
  | 'change'
  | 'makeDynamic'
  | 'keep'
  | 'pause'
  | 'resume'
  | 'makeAssigned'
  | 'restore'
  | 'openChange'
  | 'previewRows'
  | 'previewText'
  | 'moreRows'
  | 'useFix'
  | 'save'
  | 'edit'
  | 'cancel'
  | 'agree'
  | 'disagree'
  | 'tryIt'
  | 'backToPreview'
  | 'group';

export type RuleLabel =
  | 'inWords'
  | 'asText'
  | 'before'
  | 'lastChange'
  | 'members'
  | 'match'
  | 'join'
  | 'property'
  | 'operator'
  | 'value'
  | 'valuePlaceholder'
  | 'text'
  | 'textPlaceholder'
  | 'joins'
  | 'leaves'
  | 'stays'
  | 'worthKnowing'
  | 'products'
  | 'matching'
  | 'nearMisses'
  | 'person'
  | 'personPlaceholder'
  | 'newValue'
  | 'becauseOf'
  | 'wouldChange'
  | 'asTheyAre'
  | 'asTheyWouldBe';

export interface RulesWording {
  readonly commands: RuleCommandWords;
  readonly titles: Readonly<Record<RuleTitle, string>>;
  readonly labels: Readonly<Record<RuleLabel, string>>;
  readonly operators: Readonly<Record<RowOperator, string>>;
  readonly joins: Readonly<Record<'and' | 'or', string>>;
  readonly refusals: {
    readonly [Code in RuleRefusal['code']]: (refusal: Extract<RuleRefusal, { code: Code }>) => Text;
  };
  readonly failures: Readonly<Record<RuleFailure, string>>;
  readonly noCounts: Readonly<Record<NoCount, string>>;
  readonly works: string;
  readonly paused: string;
  readonly assigned: string;
  readonly changedBy: (name: string, at: Date) => Text;
  readonly changedElsewhere: string;
  readonly allAsTheRuleSays: string;
  readonly missing: (count: number) => string;
  readonly surplus: (count: number) => string;
  readonly shouldBeIn: (name: string, since: Date) => Text;
  readonly shouldBeOut: (name: string, since: Date) => Text;
  readonly undecided: (count: number) => string;
  /** What is said of licences holds for those who were read. */
  readonly licencesPartial: string;
  readonly peopleAsOf: (at: Date) => Text;
  readonly previewAt: (at: Date, peopleAsOf: Date | null) => Text;
  readonly editorIntro: string;
  readonly microsoftSays: (sentence: string) => string;
  readonly useTyped: (typed: string) => string;
  readonly peopleWith: (value: string, count: number) => string;
  readonly computing: string;
  readonly again: string;
  readonly headlines: Readonly<Record<RuleChangeKind, (group: string) => Text>>;
  readonly secondHeadline: (who: string, group: string) => Text;
  readonly guestsJoin: (count: number) => string;
  readonly disabledJoin: (count: number) => string;
  readonly strangers: (count: number) => string;
  readonly productMoves: (product: string, joins: number, leaves: number) => Text;
  readonly emptiedFirst: (members: number, lost: number) => string;
  readonly keepsMembers: string;
  readonly massChange: string;
  readonly waitsForSecond: string;
  readonly writing: string;
  readonly done: Readonly<Record<RuleChangeKind, string>>;
  readonly dropped: string;
  readonly expired: string;
  readonly droppedBy: (name: string) => Text;
  readonly agreedBy: (name: string) => Text;
  readonly bar: (label: string, count: number) => string;
  readonly whatIfHint: string;
  readonly verdicts: Readonly<Record<'in' | 'out' | 'open', (name: string) => Text>>;
  readonly why: WhyWording;
}

export interface WhyWording {
  readonly youAreIn: (group: string) => Text;
  readonly youAreOut: (group: string) => Text;
  readonly isIn: (name: string, group: string) => Text;
  readonly isOut: (name: string, group: string) => Text;
  readonly joinByRule: (group: string) => Text;
  readonly through: (groups: readonly string[]) => Text;
  readonly direct: string;
  readonly letIn: (byName: string, at: Date) => Text;
  readonly notKnownWho: string;
  readonly noRuleOut: string;
  readonly ruleDecides: string;
  readonly ruleWantsIn: Readonly<Record<'entra' | 'usher', string>>;
  readonly ruleWantsOut: Readonly<Record<'entra' | 'usher', string>>;
  readonly exceptions: Readonly<Record<'in' | 'out', string>>;
  readonly dryRunNote: string;
  readonly pausedNote: string;
  readonly notReadable: string;
  readonly products: (names: readonly string[]) => Text;
  readonly fromGroup: (product: string, group: string) => Text;
  readonly ofYourOwn: (product: string) => Text;
  readonly notWorking: string;
  readonly noLicences: string;
}
