import { checkPattern } from './pattern.ts';
import type { Reading } from './cursor.ts';
import { readInstant } from './dates.ts';
import { ruleError, ruleWarning } from './diagnostics.ts';
import type { Operator } from './operators.ts';
import { quoteText } from './lexText.ts';
import type { RawItem, RawValue } from './parseValue.ts';
import type { ListValue, Operand, Span, TextValue, Value } from './tree.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The most groups one memberOf rule may name. */
const mostGroups = 50;

export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** The value as the operand understands it; undefined when it cannot, which has been reported. */
export function checkValue(
  reading: Reading,
  operand: Operand,
  operator: Operator,
  raw: RawValue,
): Value | undefined {
  if (raw.type === 'null') return raw;
  const type = operand.type === 'property' ? operand.property.type : 'text';
  if (type === 'boolean') return checkBoolean(reading, raw);
  if (type === 'date') return checkDate(reading, operator, raw);
  if (operator === 'in' || operator === 'notIn') return checkList(reading, operand, raw);
  const text = checkText(reading, operator, raw);
  if (text !== undefined && (operator === 'match' || operator === 'notMatch'))
    return withPattern(reading, text);
  return text;
}

function checkBoolean(reading: Reading, raw: RawValue): Value | undefined {
  if (raw.type === 'boolean') return raw;
  const { span } = raw;
  const text = 'text' in raw ? raw.text.trim().toLowerCase() : '';
  if (raw.type === 'text' && (text === 'true' || text === 'false')) {
    reading.problems.push(ruleWarning('quotedBoolean', span, { typed: raw.text }, { span, text }));
    return { type: 'boolean', value: text === 'true', span };
  }
  const meant = /^(\$?true|yes|1)$/.test(text)
    ? 'true'
    : /^(\$?false|no|0)$/.test(text)
      ? 'false'
      : undefined;
  const fix = meant === undefined ? null : { span, text: meant };
  reading.problems.push(ruleError('wrongType', span, { typed: text, allowed: ['true', 'false'] }, fix));
  return undefined;
}

function checkDate(reading: Reading, operator: Operator, raw: RawValue): Value | undefined {
  const { span } = raw;
  if (raw.type === 'now') {
    if (operator === 'ge' || operator === 'le') return raw;
    reading.problems.push(ruleError('nowNeedsOrder', span, { operator, allowed: ['-ge', '-le'] }));
    return undefined;
  }
  const typed = raw.type === 'text' || raw.type === 'literal' || raw.type === 'word' ? raw.text : '';
  const at = raw.type === 'text' || raw.type === 'literal' ? readInstant(typed) : undefined;
  if (at !== undefined) return { type: 'instant', text: typed.toUpperCase(), at, span };
  const withZone = readInstant(`${typed}Z`) === undefined ? undefined : `${typed}Z`;
  const facts = withZone === undefined ? { typed } : { typed, suggestion: withZone };
  reading.problems.push(ruleError('notADate', span, facts, withZone ? { span, text: withZone } : null));
  return undefined;
}

function checkText(reading: Reading, operator: Operator, raw: RawValue): TextValue | undefined {
  const { span } = raw;
  if (raw.type === 'text') return { type: 'text', text: raw.text, span };
  if (raw.type === 'literal' && isNumber(raw.text)) return numberAsText(reading, { ...raw, type: 'literal' });
  if (raw.type === 'literal' || raw.type === 'word') {
    reportUnquoted(reading, raw);
    return undefined;
  }
  if (raw.type === 'list') {
    const suggestion = operator === 'eq' ? '-in' : operator === 'ne' ? '-notIn' : undefined;
    reading.problems.push(
      ruleError('listNotExpected', span, { operator, ...(suggestion && { suggestion }) }),
    );
    return undefined;
  }
  const fix = raw.type === 'boolean' ? { span, text: `"${String(raw.value)}"` } : null;
  reading.problems.push(ruleError('wrongType', span, { allowed: ['"…"'] }, fix));
  return undefined;
}

function reportUnquoted(
  reading: Reading,
  { text, span }: { readonly text: string; readonly span: Span },
): void {
  const isProperty = /^(user|device)\./i.test(text);
  const fix = isProperty ? null : { span, text: quoteText(text) };
  reading.problems.push(ruleError('unquotedText', span, { typed: text }, fix));
}

function isNumber(text: string): boolean {
  return /^[-+]?\d+(\.\d+)?$/.test(text);
}

function numberAsText(reading: Reading, { text, span }: RawItem): TextValue {
  reading.problems.push(ruleWarning('numberAsText', span, { typed: text }, { span, text: `"${text}"` }));
  return { type: 'text', text, span };
}

function checkList(reading: Reading, operand: Operand, raw: RawValue): ListValue | undefined {
  const { span } = raw;
  if (raw.type !== 'list') {
    const isText = raw.type === 'text' || raw.type === 'literal';
    const fix = isText ? { span, text: `[${quoteText(raw.text)}]` } : null;
    reading.problems.push(ruleError('listExpected', span, 'text' in raw ? { typed: raw.text } : {}, fix));
    return undefined;
  }
  const items: TextValue[] = [];
  for (const item of raw.items) {
    if (item.type === 'text') items.push({ type: 'text', text: item.text, span: item.span });
    else if (isNumber(item.text)) items.push(numberAsText(reading, item));
    else reportUnquoted(reading, item);
  }
  if (operand.type === 'group') checkGroups(reading, items, raw);
  return items.length === raw.items.length ? { type: 'list', items, span } : undefined;
}

function checkGroups(reading: Reading, items: readonly TextValue[], { span }: RawValue): void {
  if (items.length > mostGroups) {
    reading.problems.push(ruleError('tooManyGroups', span, { number: items.length }));
  }
  for (const item of items) {
    if (!isGuid(item.text)) {
      reading.problems.push(ruleWarning('placeholderId', item.span, { typed: item.text }));
    }
  }
}

function withPattern(reading: Reading, text: TextValue): TextValue | undefined {
  const { outcome, message } = checkPattern(text.text);
  if (outcome === 'wrong') {
    const { span } = text;
    // `*@contoso.com` is a wildcard; the documented repair is a dot before the star.
    const isWildcard = text.text.startsWith('*') && checkPattern(`.${text.text}`).outcome === 'fine';
    const fix = isWildcard ? { span, text: quoteText(`.${text.text}`) } : null;
    const facts = { typed: message, ...(fix === null ? {} : { suggestion: `.${text.text}` }) };
    reading.problems.push(ruleError('wrongPattern', span, facts, fix));
    return undefined;
  }
  if (outcome === 'elsewhere')
    reading.problems.push(ruleWarning('notEvaluable', text.span, { typed: message }));
  return text;
}
