import { isGuid } from './checkValue.ts';
import { peek, type LanguageSettings, type Reading } from './cursor.ts';
import { ruleError, type Diagnostic } from './diagnostics.ts';
import { longestRule } from './limits.ts';
import { lintRule } from './lint.ts';
import { tokenize, type Token } from './lexer.ts';
import { parseExpression } from './parseExpression.ts';
import type { ObjectKind } from './properties.ts';
import { cover, quantifiersOf, type DirectReports, type Expression, type Rule, type Span } from './tree.ts';

export interface ParseOptions extends LanguageSettings {
  /** What the group holds. Without it the first prefix in the rule decides. */
  readonly kind?: ObjectKind;
}

export interface ParsedRule {
  /** Null exactly when there is an error among the diagnostics. */
  readonly rule: Rule | null;
  /** Errors and warnings in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a membership rule. Never throws; what is wrong is in the diagnostics, as many of them as can be told. */
export function parseRule(text: string, options: ParseOptions = {}): ParsedRule {
  if (text.length > longestRule) {
    const span = { start: longestRule, end: text.length };
    return { rule: null, diagnostics: [ruleError('tooLong', span, { number: text.length })] };
  }
  const problems: Diagnostic[] = [];
  const tokens = tokenize(text, problems);
  const { kind = null, ...settings } = options;
  const reading: Reading = { tokens, at: 0, problems, settings, kind, objects: [] };
  const rule = parseWhole(reading);
  checkObjects(reading);
  if (rule !== undefined && rule.type !== 'directReports') checkMemberOf(reading, rule);
  const isValid = rule !== undefined && problems.every(({ severity }) => severity === 'warning');
  if (isValid) problems.push(...lintRule(rule, { start: 0, end: text.length }));
  return { rule: isValid ? rule : null, diagnostics: inOrder(problems) };
}

/** The first mistake first; of two in one place the wider one, then in the order they were found. */
function inOrder(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.toSorted((a, b) => a.span.start - b.span.start);
}

function parseWhole(reading: Reading): Rule | undefined {
  const first = peek(reading);
  if (first.kind === 'end') {
    reading.problems.push(ruleError('empty', first.span));
    return undefined;
  }
  const direct = reading.tokens.findIndex((token, index) => {
    const next = reading.tokens[index + 1];
    return isWord(token, 'direct') && isWord(next, 'reports');
  });
  return direct < 0 ? parseExpression(reading) : parseDirectReports(reading, direct);
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === text;
}

/** `Direct Reports for "id"`, which is the whole rule or wrong. */
function parseDirectReports(reading: Reading, at: number): DirectReports | undefined {
  const [direct, reports, preposition, id, next] = reading.tokens.slice(at, at + 5);
  if (direct === undefined || reports === undefined) return undefined;
  reading.objects.push({ object: 'user', span: direct.span });
  if (!isWord(preposition, 'for') || id?.kind !== 'text') {
    const span = cover(direct.span, reports.span);
    reading.problems.push(ruleError('directReportsForm', span, { suggestion: 'Direct Reports for "…"' }));
    return undefined;
  }
  const span = cover(direct.span, id.span);
  if (at > 0 || next?.kind !== 'end') {
    const fix = { span: { start: 0, end: reading.tokens.at(-1)?.span.end ?? span.end }, text: textOf(id) };
    reading.problems.push(ruleError('directReportsAlone', span, {}, isGuid(id.text) ? fix : null));
    return undefined;
  }
  if (!isGuid(id.text)) {
    reading.problems.push(ruleError('notAnId', id.span, { typed: id.text }));
    return undefined;
  }
  return { type: 'directReports', managerId: id.text, span };
}

function textOf(id: Token): string {
  return `Direct Reports for "${id.text}"`;
}

/** One rule speaks of one kind of object. */
function checkObjects({ objects, kind, problems }: Reading): void {
  const expected = kind ?? objects[0]?.object;
  const stranger = objects.find(({ object }) => object !== expected);
  if (stranger === undefined || expected === undefined) return;
  problems.push(ruleError('wrongObject', stranger.span, { typed: stranger.object, suggestion: expected }));
}

/** memberOf can neither be negated nor stand beside anything. */
function checkMemberOf({ problems }: Reading, rule: Expression): void {
  const ofGroups = quantifiersOf(rule).filter(({ collection }) => collection.property.type === 'groups');
  const combined = ofGroups.find((each) => each !== rule || each.body.type !== 'comparison');
  if (combined === undefined) return;
  const span: Span = combined.span;
  problems.push(ruleError('memberOfAlone', span, { property: 'memberOf' }));
}
