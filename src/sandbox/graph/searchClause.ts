/** A parsed `$search`: clauses of "property:text", joined by AND and OR; AND binds tighter. */
export interface SearchClause {
  /** Any of these groups must hold; inside a group all clauses must. */
  readonly anyOf: readonly (readonly { readonly property: string; readonly text: string }[])[];
}

const clausePattern = /^\s*"([A-Za-z]+):((?:[^"\\]|\\.)*)"\s*/;

/** Undefined means a syntax error: most often the quotes are missing. */
export function parseSearch(source: string): SearchClause | undefined {
  const anyOf: { property: string; text: string }[][] = [[]];
  let rest = source;
  for (;;) {
    const match = clausePattern.exec(rest);
    if (!match?.[1]) return undefined;
    anyOf.at(-1)?.push({ property: match[1], text: (match[2] ?? '').replace(/\\(.)/g, '$1') });
    rest = rest.slice(match[0].length);
    if (rest === '') return { anyOf };
    const joiner = /^(AND|OR)\s+/.exec(rest);
    if (!joiner) return undefined;
    if (joiner[1] === 'OR') anyOf.push([]);
    rest = rest.slice(joiner[0].length);
  }
}

export function matchesSearch(clause: SearchClause, item: Readonly<Record<string, unknown>>): boolean {
  return clause.anyOf.some((all) =>
    all.every(({ property, text }) => matchesClause(property, text, item[property])),
  );
}

/** Only displayName and description are tokenised; other properties behave as startsWith. */
function matchesClause(property: string, text: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (property !== 'displayName' && property !== 'description') {
    return value.toLowerCase().startsWith(text.toLowerCase());
  }
  const words = tokensOf(value);
  const wanted = tokensOf(text);
  return wanted.length > 0 && wanted.every((token) => words.some((word) => word.startsWith(token)));
}

/** Splits on spaces and symbols, between letters and digits, and where lower case turns into upper case. */
function tokensOf(text: string): string[] {
  const parts = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
  return parts.map((part) => part.toLowerCase());
}
