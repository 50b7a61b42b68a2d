import { DirectoryError } from '../errors.ts';

export const GRAPH_ORIGIN = 'https://graph.microsoft.com';
export const GRAPH_VERSION = 'v1.0';

/**
 * Path relative to the version; every hole is one encoded segment. The Graph client encodes nothing itself: a
 * guest's `a_b.com#EXT#@t` would be cut at the `#` and name somebody else.
 * Throws `DirectoryError` for a hole that would vanish or climb, as then the path means another resource.
 */
export function path(literals: TemplateStringsArray, ...holes: readonly string[]): string {
  return literals.reduce((built, literal, at) => built + encodeSegment(holes[at - 1] ?? '') + literal);
}

function encodeSegment(segment: string): string {
  if (segment.trim() === '' || segment === '.' || segment === '..') {
    throw new DirectoryError('rejected', 'A path to Graph needs an id where it has none');
  }
  return encodeURIComponent(segment);
}

/** The path with its query; values are encoded here, names are ours. */
export function withQuery(base: string, query: Readonly<Record<string, string | number | boolean>>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}?${parts.join('&')}`;
}

/** A string literal of a `$filter`; OData doubles the quote. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** One clause of a `$search`, which wants its quotes and backslashes escaped. */
export function searchClause(property: string, words: string): string {
  return `"${property}:${words.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Absolute URL by which a link (`members@odata.bind`, `@odata.id`) names an object. */
export function objectUrl(base: string, id: string): string {
  return `${base}/${GRAPH_VERSION}${path`/directoryObjects/${id}`}`;
}

/**
 * True for an address of this Graph, so that a token is sent nowhere else. Compared as text, since the text is
 * what is sent: nothing that merely parses to the same host passes.
 */
export function isGraphUrl(base: string, url: string): boolean {
  return [base, GRAPH_ORIGIN].some((origin) => url.startsWith(`${origin}/${GRAPH_VERSION}/`));
}
