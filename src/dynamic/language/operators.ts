/** Operators as the documentation spells them. */
export const operators = [
  'eq',
  'ne',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'contains',
  'notContains',
  'match',
  'notMatch',
  'in',
  'notIn',
  'ge',
  'le',
] as const;
export type Operator = (typeof operators)[number];
export type Quantifier = 'any' | 'all';

const canonical: ReadonlyMap<string, Operator> = new Map(operators.map((name) => [name.toLowerCase(), name]));

const opposites = {
  ne: 'eq',
  notStartsWith: 'startsWith',
  notEndsWith: 'endsWith',
  notContains: 'contains',
  notMatch: 'match',
  notIn: 'in',
} as const satisfies Partial<Record<Operator, Operator>>;

export type NegativeOperator = keyof typeof opposites;
export type PositiveOperator = Exclude<Operator, NegativeOperator>;

/** The operator of this name in any case, or undefined. */
export function findOperator(name: string): Operator | undefined {
  return canonical.get(name.toLowerCase());
}

export function isNegative(operator: Operator): operator is NegativeOperator {
  return Object.hasOwn(opposites, operator);
}

/** What a negative operator is the opposite of; a positive one is its own answer. */
export function positiveOf(operator: Operator): PositiveOperator {
  return isNegative(operator) ? opposites[operator] : operator;
}

export function isQuantifier(name: string): boolean {
  return /^(any|all)$/i.test(name);
}
