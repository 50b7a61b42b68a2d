import type { Diagnostic } from './diagnostics.ts';
import type { Token } from './lexer.ts';
import type { Comparison, Quantified, Span } from './tree.ts';
import type { ObjectKind, Property } from './properties.ts';

/** What an organization may allow beyond the documentation. */
export interface LanguageSettings {
  /** Properties that are known to work although they are not listed, such as `employeeType`; read as text. */
  readonly allowedProperties?: readonly string[];
  /** Take `-ge` and `-le` on `device.deviceOSVersion`, compared part by part as numbers. */
  readonly orderedVersions?: boolean;
}

/** What is going on while one rule is read: its tokens, the place reached, and what was found on the way. */
export interface Reading {
  readonly tokens: readonly Token[];
  at: number;
  readonly problems: Diagnostic[];
  readonly settings: LanguageSettings;
  readonly kind: ObjectKind | null;
  readonly objects: { readonly object: ObjectKind; readonly span: Span }[];
}

/** The quantifier whose body is being read, or null at the top. */
export type Scope = { readonly collection: Property | undefined } | null;

export type Term = Comparison | Quantified;

const end: Token = { kind: 'end', text: '', span: { start: 0, end: 0 }, isTouching: false };

export function peek(reading: Reading, ahead = 0): Token {
  return reading.tokens[reading.at + ahead] ?? reading.tokens.at(-1) ?? end;
}

/** The token before the place reached; at the very start the one there. */
export function previous(reading: Reading): Token {
  return reading.tokens[Math.max(0, reading.at - 1)] ?? end;
}

/** The next token, which is passed; the end is never passed. */
export function take(reading: Reading): Token {
  const token = peek(reading);
  if (token.kind !== 'end') reading.at += 1;
  return token;
}

/** A keyword with or without its dash, in any case. */
export function isKeyword(token: Token, name: string): boolean {
  return (token.kind === 'operator' || token.kind === 'word') && token.text.toLowerCase() === name;
}

export function isConnective(token: Token): boolean {
  return isKeyword(token, 'and') || isKeyword(token, 'or');
}

/** Passes the rest of a term that cannot be read, up to what may follow it. */
export function skipTerm(reading: Reading): void {
  let depth = 0;
  for (;;) {
    const token = peek(reading);
    if (token.kind === 'end') return;
    if (depth === 0 && (token.kind === ')' || isConnective(token))) return;
    if (token.kind === '(' || token.kind === '[') depth += 1;
    if ((token.kind === ')' || token.kind === ']') && depth > 0) depth -= 1;
    reading.at += 1;
  }
}
