import type { LicenceChangeFailure, LicenceChangeRefusal } from '../../../licensing/licenceChange.ts';
import type { LicenceProblem } from '../../../licensing/licenceOutcome.ts';
import type { Text } from '../text.ts';

export type LicencesTitle =
  | 'overview'
  | 'sets'
  | 'look'
  | 'change'
  | 'plans'
  | 'preview'
  | 'confirm'
  | 'agree'
  | 'drop'
  | 'retry'
  | 'waitingList'
  | 'prepare'
  | 'news'
  | 'warning';

export type LicencesLabel =
  'used' | 'promised' | 'free' | 'bought' | 'products' | 'plansOff' | 'gives' | 'errors' | 'fails' | 'loses';

/** What Usher says to those who look after licences. */
export interface LicencesWording {
  /** Words that open the overview or, with a name, a group; in lower case. */
  readonly commands: readonly string[];
  readonly titles: Readonly<Record<LicencesTitle, string>>;
  readonly labels: Readonly<Record<LicencesLabel, string>>;
  readonly asOf: (at: Date) => Text;
  readonly noProducts: string;
  readonly typedHint: string;
  readonly counts: (product: {
    readonly bought: number;
    readonly used: number;
    readonly promised: number;
    readonly free: number;
    readonly waiting: number;
  }) => string;
  readonly levels: { readonly low: string; readonly empty: string };
  /** For a subscription that is not in order. */
  readonly status: (status: string) => string;
  readonly trendTitle: string;
  readonly trend: (product: string, used: readonly number[]) => string;
  readonly runsOut: (product: string, weeks: number) => string;
  readonly givesNothing: string;
  readonly plansOn: (plans: readonly string[]) => Text;
  readonly plansOff: (plans: readonly string[]) => Text;
  readonly processing: string;
  readonly noErrors: string;
  readonly moreErrors: (count: number) => string;
  readonly problems: Readonly<Record<LicenceProblem, (product: string) => Text>>;
  readonly blocked: (products: readonly string[]) => Text;
  readonly retrying: (name: string) => Text;
  readonly isRetried: string;
  readonly retried: {
    readonly running: (name: string) => Text;
    readonly solved: (name: string, group: string) => Text;
    readonly remains: (name: string) => Text;
    readonly failed: (name: string) => Text;
  };
  readonly newsAbout: (group: string, count: number) => Text;
  readonly warningAbout: string;
  readonly scarce: (product: string, free: number, bought: number) => Text;
  readonly editorAbout: (group: string) => Text;
  readonly choice: (product: string, free: number) => string;
  readonly change: ChangeWording;
  readonly sets: SetsWording;
  readonly refusals: {
    readonly [Code in LicenceChangeRefusal['code']]: (
      refusal: Extract<LicenceChangeRefusal, { code: Code }>,
    ) => Text;
  };
}

export interface ChangeWording {
  readonly title: string;
  readonly added: (products: readonly string[]) => Text;
  readonly removed: (products: readonly string[]) => Text;
  readonly changed: (products: readonly string[]) => Text;
  readonly takes: (product: string, takes: number, free: number | null) => Text;
  readonly short: (product: string, people: number) => Text;
  readonly holds: (product: string, people: number) => Text;
  readonly frees: (product: string, people: number) => Text;
  readonly plans: (product: string, people: number) => Text;
  readonly fails: (name: string, product: string, other: string | null, problem: LicenceProblem) => Text;
  readonly losesNothing: string;
  readonly loses: (name: string, products: readonly string[]) => Text;
  readonly more: (count: number) => string;
  readonly guests: (names: readonly string[]) => Text;
  readonly partial: (members: number) => string;
  readonly mass: string;
  readonly again: string;
  readonly asks: (who: string) => Text;
  readonly waitsForOther: string;
  readonly states: {
    readonly writing: string;
    readonly done: string;
    readonly dropped: string;
    readonly expired: string;
  };
  readonly failures: Readonly<Record<LicenceChangeFailure, string>>;
  readonly confirmedBy: (name: string) => Text;
  readonly refusedBy: (name: string) => Text;
}

export interface SetsWording {
  readonly about: string;
  readonly unknown: string;
  readonly complete: string;
  readonly people: (count: number) => string;
  readonly lacking: (products: readonly string[], people: number, free: number) => Text;
  readonly group: (gives: readonly string[], lacks: readonly string[], free: number) => Text;
  readonly partial: string;
}
