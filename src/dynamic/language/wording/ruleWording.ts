import type { ErrorReason, DiagnosticFacts, WarningReason } from '../diagnostics.ts';
import type { Finding } from '../explainRule.ts';
import type { NegativeOperator, PositiveOperator } from '../operators.ts';
import type { Duration } from '../tree.ts';

/** Every language a rule can be put into words in. */
export const ruleLanguages = ['en', 'de'] as const;
export type RuleLanguage = (typeof ruleLanguages)[number];

/** Says what a value must be like, after the name of a property: "starts with Sales". */
export type Predicate = (values: readonly string[]) => string;

/**
 * The words of one language for rules, what is wrong with them, and why somebody is in or out. Whatever people typed
 * is put in as plain text; a surface with markup escapes the whole.
 */
export interface RuleWording {
  readonly language: RuleLanguage;
  readonly quote: (text: string) => string;
  /** Property names as people say them, by their name in a rule; also the fields of a plan. */
  readonly labels: Readonly<Record<string, string>>;
  readonly extensionAttribute: (number: string) => string;
  readonly booleans: Readonly<Record<string, { readonly yes: string; readonly no: string }>>;
  readonly predicates: Readonly<Record<PositiveOperator | NegativeOperator, Predicate>>;
  readonly hasValue: string;
  /** Of everybody, or every device, by `objectId -ne null`. */
  readonly inDirectory: string;
  readonly hasNoValue: string;
  readonly and: (terms: readonly string[]) => string;
  readonly or: (terms: readonly string[]) => string;
  readonly not: (term: string) => string;
  /** "at least one of other e-mail addresses". */
  readonly any: (label: string) => string;
  readonly all: (label: string) => string;
  /** The item of a collection, as a subject. */
  readonly it: string;
  /** For a body of more than one condition. */
  readonly anySuch: (label: string, body: string) => string;
  readonly allSuch: (label: string, body: string) => string;
  readonly noPlan: string;
  readonly inGroups: (groups: readonly string[]) => string;
  readonly directReports: (manager: string) => string;
  readonly instant: (at: number) => string;
  readonly now: string;
  readonly beforeNow: (duration: Duration) => string;
  readonly afterNow: (duration: Duration) => string;
  readonly finding: FindingWording;
  readonly changedBy: Readonly<Record<Finding['changedBy'], string>>;
  readonly errors: Readonly<Record<ErrorReason, (facts: DiagnosticFacts) => string>>;
  readonly warnings: Readonly<Record<WarningReason, (facts: DiagnosticFacts) => string>>;
}

/** Sentences about one condition and one person. */
export interface FindingWording {
  /** "department is “Support”". */
  readonly is: (label: string, value: string) => string;
  readonly hasNone: (label: string) => string;
  readonly notRead: (label: string) => string;
  readonly cannotEvaluate: (label: string) => string;
  readonly asWanted: (seen: string) => string;
  readonly wantsOneOf: (seen: string, values: readonly string[]) => string;
  readonly wants: (seen: string, predicate: string) => string;
  /** A condition that is not about one value, such as a quantifier. */
  readonly holds: (condition: string) => string;
  readonly holdsNot: (condition: string) => string;
  readonly mustBe: (label: string, values: readonly string[]) => string;
  readonly must: (label: string, predicate: string) => string;
  readonly mustHold: (condition: string) => string;
  readonly mustNotHold: (condition: string) => string;
}
