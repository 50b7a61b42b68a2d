/**
 * The simplest part of the membership rule language: `user.property -op "value"` joined by and, or and brackets.
 * It fills the sandbox's own dynamic groups; a rule beyond it is taken as written and matches nobody.
 */
export type UserProperties = Readonly<Record<string, unknown>>;

const longestRule = 3072;
const termPattern =
  /^\s*(\(|\)|\band\b|\bor\b|-and\b|-or\b|\w+(?:\.\w+)?\s+-?\w+\s+(?:"[^"]*"|true|false|null))/i;
const comparisonPattern = /^(\w+)(?:\.(\w+))?\s+-?(\w+)\s+(?:"([^"]*)"|(true|false|null))$/i;

/** What Graph would say is wrong with a rule, or undefined. Only what can be said for sure is refused. */
export function checkRule(rule: string): string | undefined {
  if (rule.trim() === '' || rule.length > longestRule) return 'Invalid rule length.';
  const tokens = tokensOf(rule);
  const stray = tokens?.find((token) => comparisonPattern.test(token) && !/^(user|device)\./.test(token));
  return stray === undefined ? undefined : 'Wrong property applied.';
}

/** Whether the rule takes this user in. */
export function ruleMatches(rule: string, user: UserProperties): boolean {
  const tokens = tokensOf(rule);
  if (!tokens) return false;
  const cursor = { tokens, at: 0 };
  const result = eitherOf(cursor, user);
  return result === true && cursor.at === tokens.length;
}

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
}

function tokensOf(rule: string): string[] | undefined {
  const tokens: string[] = [];
  let rest = rule.trim();
  while (rest !== '') {
    const token = termPattern.exec(rest)?.[0];
    if (token === undefined) return undefined;
    tokens.push(token.trim());
    rest = rest.slice(token.length).trim();
  }
  return tokens;
}

function eitherOf(cursor: Cursor, user: UserProperties): boolean | undefined {
  let result = bothOf(cursor, user);
  while (take(cursor, 'or')) {
    const right = bothOf(cursor, user);
    result = result === undefined || right === undefined ? undefined : result || right;
  }
  return result;
}

function bothOf(cursor: Cursor, user: UserProperties): boolean | undefined {
  let result = termOf(cursor, user);
  while (take(cursor, 'and')) {
    const right = termOf(cursor, user);
    result = result === undefined || right === undefined ? undefined : result && right;
  }
  return result;
}

function termOf(cursor: Cursor, user: UserProperties): boolean | undefined {
  if (take(cursor, '(')) {
    const result = eitherOf(cursor, user);
    return take(cursor, ')') ? result : undefined;
  }
  const match = comparisonPattern.exec(cursor.tokens[cursor.at] ?? '');
  if (match?.[1] !== 'user') return undefined;
  cursor.at += 1;
  const [, , property = '', operator = '', text, word] = match;
  return compare(
    user[property] ?? null,
    operator.toLowerCase(),
    text ?? { true: true, false: false, null: null }[word ?? 'null'] ?? null,
  );
}

function compare(value: unknown, operator: string, wanted: string | boolean | null): boolean | undefined {
  const [one, other] = [fold(value), fold(wanted)];
  if (operator === 'eq') return one === other;
  if (operator === 'ne') return one !== other;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  if (operator === 'startswith') return one.startsWith(other);
  if (operator === 'endswith') return one.endsWith(other);
  return operator === 'contains' ? one.includes(other) : undefined;
}

function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function take(cursor: Cursor, word: string): boolean {
  const token = cursor.tokens[cursor.at]?.toLowerCase().replace(/^-/, '');
  if (token !== word) return false;
  cursor.at += 1;
  return true;
}
