import type { Span } from './tree.ts';

/** Codes of what makes a rule invalid. They are stable: tests, cards and logs go by them. */
export type ErrorCode =
  | 'syntax'
  | 'attribute-not-supported'
  | 'operator-not-supported'
  | 'invalid-value'
  | 'invalid-null-operator'
  | 'invalid-regex'
  | 'object-type'
  | 'not-combinable'
  | 'too-long';

const queryCompilation = 'Query compilation error';
const wrongFormat = 'Binary expression is not in right format';
const attribute = 'Attribute not supported';
const operator = "Operator isn't supported on attribute";
const operands = 'Dynamic membership rule validation error: Invalid operands found for operator';

/**
 * Everything that can be wrong, with its code and what Microsoft's own validation says. The wording of a code that
 * no page of Microsoft's shows is null.
 */
const errors = {
  empty: ['syntax', queryCompilation],
  unexpected: ['syntax', queryCompilation],
  unterminatedText: ['syntax', queryCompilation],
  smartQuotes: ['syntax', wrongFormat],
  backslashQuote: ['syntax', queryCompilation],
  missingSpace: ['syntax', wrongFormat],
  missingOpening: ['syntax', queryCompilation],
  missingClosing: ['syntax', queryCompilation],
  missingBracket: ['syntax', queryCompilation],
  missingConnective: ['syntax', queryCompilation],
  missingTerm: ['syntax', queryCompilation],
  missingOperator: ['syntax', queryCompilation],
  missingValue: ['syntax', queryCompilation],
  missingPrefix: ['syntax', queryCompilation],
  propertyFirst: ['syntax', queryCompilation],
  unquotedText: ['syntax', queryCompilation],
  listExpected: ['syntax', queryCompilation],
  wrongList: ['syntax', queryCompilation],
  itemOutside: ['syntax', queryCompilation],
  propertyInside: ['syntax', `${operands} -any`],
  oneOffset: ['syntax', queryCompilation],
  directReportsForm: ['syntax', queryCompilation],
  unknownProperty: ['attribute-not-supported', attribute],
  unknownItemField: ['attribute-not-supported', attribute],
  unknownOperator: ['operator-not-supported', operator],
  operatorForType: ['operator-not-supported', operator],
  collectionNeedsAny: ['operator-not-supported', operator],
  notManyValues: ['operator-not-supported', `${operands} -any`],
  memberOfForm: ['operator-not-supported', operator],
  nowNeedsOrder: ['operator-not-supported', operator],
  wrongType: ['invalid-value', queryCompilation],
  listNotExpected: ['invalid-value', queryCompilation],
  notADate: ['invalid-value', queryCompilation],
  notADuration: ['invalid-value', queryCompilation],
  emptyList: ['invalid-value', queryCompilation],
  nullInList: ['invalid-value', queryCompilation],
  notAnId: ['invalid-value', queryCompilation],
  tooManyGroups: ['invalid-value', null],
  nullOperator: ['invalid-null-operator', `${operands} -not`],
  wrongPattern: ['invalid-regex', queryCompilation],
  wrongObject: ['object-type', 'Invalid object type'],
  directReportsAlone: ['not-combinable', queryCompilation],
  memberOfAlone: ['not-combinable', queryCompilation],
  tooLong: ['too-long', null],
} as const satisfies Record<string, readonly [ErrorCode, string | null]>;

export type ErrorReason = keyof typeof errors;

/** What is accepted, and better written or thought about again. */
export const warningReasons = [
  'dash',
  'spelling',
  'unwrappedQuantifier',
  'loneApostrophe',
  'quotedBoolean',
  'numberAsText',
  'matchesWithoutValue',
  'changedByPerson',
  'costlyOperator',
  'guestsIncluded',
  'memberOfRetired',
  'planWithoutStatus',
  'addressWithoutPrefix',
  'collectionDirectly',
  'notEvaluable',
  'changesWithTime',
  'placeholderId',
] as const;
export type WarningReason = (typeof warningReasons)[number];

/** What a sentence about a diagnostic needs besides its reason. */
export interface DiagnosticFacts {
  /** As typed. */
  readonly typed?: string;
  /** What was probably meant. */
  readonly suggestion?: string;
  readonly property?: string;
  readonly operator?: string;
  /** What is allowed in this place. */
  readonly allowed?: readonly string[];
  readonly number?: number;
}

/** Replacing the text of the span repairs what the diagnostic is about. An empty span inserts. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

interface Remark {
  readonly span: Span;
  readonly facts: DiagnosticFacts;
  readonly fix: Fix | null;
}

export interface RuleError extends Remark {
  readonly severity: 'error';
  readonly reason: ErrorReason;
  readonly code: ErrorCode;
  /** What the portal says about it; null where no page of Microsoft's tells. */
  readonly microsoft: string | null;
}

export interface RuleWarning extends Remark {
  readonly severity: 'warning';
  readonly reason: WarningReason;
}

export type Diagnostic = RuleError | RuleWarning;

export function ruleError(
  reason: ErrorReason,
  span: Span,
  facts: DiagnosticFacts = {},
  fix: Fix | null = null,
): RuleError {
  const [code, microsoft] = errors[reason];
  return { severity: 'error', reason, code, microsoft, span, facts, fix };
}

export function ruleWarning(
  reason: WarningReason,
  span: Span,
  facts: DiagnosticFacts = {},
  fix: Fix | null = null,
): RuleWarning {
  return { severity: 'warning', reason, span, facts, fix };
}

/** The reasons an error can have, for those who word each. */
export const errorReasons = Object.keys(errors) as readonly ErrorReason[];

/** The text with one fix applied. */
export function applyFix(text: string, { span, text: replacement }: Fix): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}
