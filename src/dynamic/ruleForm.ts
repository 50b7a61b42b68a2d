import { quoteText } from './language/lexText.ts';
import { findProperty } from './language/properties.ts';
import type { Comparison, Expression, Rule, Value } from './language/tree.ts';

/** One condition of the simple form. */
export interface RuleRow {
  readonly property: string;
  readonly operator: RowOperator;
  readonly value: string;
}

export interface RuleRows {
  /** Whether all conditions have to hold, or one is enough. */
  readonly join: 'and' | 'or';
  readonly rows: readonly RuleRow[];
}

/** As many as Entra's own rule builder has. */
export const mostRows = 5;

/** What the form offers; everything else is written as text. */
export const rowProperties = [
  'department',
  'jobTitle',
  'physicalDeliveryOfficeName',
  'city',
  'state',
  'country',
  'companyName',
  'usageLocation',
  'preferredLanguage',
  'userType',
  'accountEnabled',
  'employeeId',
  'displayName',
  'mail',
  'userPrincipalName',
  'extensionAttribute1',
  'extensionAttribute2',
  'extensionAttribute3',
  'extensionAttribute4',
  'extensionAttribute5',
] as const;

/** The last two take no value. */
export const rowOperators = [
  'eq',
  'ne',
  'in',
  'notIn',
  'startsWith',
  'endsWith',
  'contains',
  'hasValue',
  'hasNoValue',
] as const;
export type RowOperator = (typeof rowOperators)[number];

/** Between the values of a list, since names of departments have commas. */
const separator = ';';
const yes = new Set(['true', 'yes', 'ja', 'enabled', 'aktiv', '1']);
const no = new Set(['false', 'no', 'nein', 'disabled', 'gesperrt', '0']);

/** The rule that the filled rows say; empty rows count as not there. Not checked: the parser does that. */
export function rowsToText({ join, rows }: RuleRows): string {
  const terms = rows.filter((row) => row.property !== '' && isFilled(row)).map(toTerm);
  return terms.length === 1 ? (terms[0] ?? '') : terms.map((term) => `(${term})`).join(` -${join} `);
}

/** The rows that say the same as a rule; undefined when rows cannot say it. */
export function ruleToRows(rule: Rule): RuleRows | undefined {
  if (rule.type === 'directReports') return undefined;
  const terms: readonly Expression[] = rule.type === 'and' || rule.type === 'or' ? rule.terms : [rule];
  const rows = terms.map(toRow);
  if (rows.length > mostRows || rows.some((row) => row === undefined)) return undefined;
  return { join: rule.type === 'or' ? 'or' : 'and', rows: rows.filter((row) => row !== undefined) };
}

/** Graph's name of a property of the form, by which values are suggested. */
export function fieldOf(property: string): string | undefined {
  const found = findProperty('user', property);
  return found?.within === undefined ? found?.field : undefined;
}

function isFilled({ operator, value }: RuleRow): boolean {
  return operator === 'hasValue' || operator === 'hasNoValue' || value.trim() !== '';
}

function toTerm({ property, operator, value }: RuleRow): string {
  const name = `user.${property}`;
  if (operator === 'hasValue') return `${name} -ne null`;
  if (operator === 'hasNoValue') return `${name} -eq null`;
  const values = value
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (operator === 'in' || operator === 'notIn')
    return `${name} -${operator} [${values.map(quoteText).join(',')}]`;
  return `${name} -${operator} ${literalOf(property, value.trim())}`;
}

function literalOf(property: string, value: string): string {
  if (findProperty('user', property)?.type !== 'boolean') return quoteText(value);
  const word = value.toLowerCase();
  return yes.has(word) ? 'true' : no.has(word) ? 'false' : quoteText(value);
}

function toRow(term: Expression): RuleRow | undefined {
  if (term.type !== 'comparison' || term.operand.type !== 'property') return undefined;
  const { name } = term.operand.property;
  const isOffered = (rowProperties as readonly string[]).includes(name);
  const said = isOffered ? sayValue(term) : undefined;
  return said && { property: name, ...said };
}

function sayValue({ operator, value }: Comparison): Pick<RuleRow, 'operator' | 'value'> | undefined {
  if (value.type === 'null') return { operator: operator === 'eq' ? 'hasNoValue' : 'hasValue', value: '' };
  const offered = rowOperators.find((one) => one === operator);
  const text = textOf(value);
  return offered === undefined || text === undefined ? undefined : { operator: offered, value: text };
}

function textOf(value: Value): string | undefined {
  if (value.type === 'text') return value.text;
  if (value.type === 'boolean') return String(value.value);
  if (value.type !== 'list') return undefined;
  const texts = value.items.map((item) => item.text);
  return texts.some((one) => one.includes(separator)) ? undefined : texts.join(`${separator} `);
}
