import { ruleError, ruleWarning, type Diagnostic } from './diagnostics.ts';

export interface ReadText {
  readonly value: string;
  /** Offset behind the closing quote. */
  readonly end: number;
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads a quoted text from its opening quote on. A backtick takes the next character as it is, inside double quotes;
 * `''` is one apostrophe inside either kind; a backslash means nothing.
 */
export function readText(text: string, start: number): ReadText {
  const quote = text[start] ?? '"';
  const problems: Diagnostic[] = [];
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const char = text[at] ?? '';
    const next = text[at + 1];
    if (char === "'" && next === "'") {
      value += "'";
      at += 2;
    } else if (char === '`' && quote === '"' && next !== undefined) {
      value += next;
      at += 2;
    } else if (char === '\\' && next === '"' && quote === '"' && !endsHere(text, at + 1)) {
      const span = { start: at, end: at + 2 };
      problems.push(ruleError('backslashQuote', span, {}, { span, text: '`"' }));
      value += '"';
      at += 2;
    } else if (char === quote) {
      return { value, end: at + 1, problems };
    } else {
      if (char === "'") problems.push(loneApostrophe(at));
      value += char;
      at += 1;
    }
  }
  const span = { start, end: text.length };
  const fix = { span: { start: text.length, end: text.length }, text: quote };
  return { value, end: text.length, problems: [...problems, ruleError('unterminatedText', span, {}, fix)] };
}

function loneApostrophe(at: number): Diagnostic {
  const span = { start: at, end: at + 1 };
  return ruleWarning('loneApostrophe', span, {}, { span, text: "''" });
}

/**
 * Whether the quote after a backslash closes the text. It does when what comes next may follow a value and the
 * quotes of the rest come in pairs; else it was meant to be inside the text.
 */
function endsHere(text: string, at: number): boolean {
  if (!/^\s*($|[\s)\],])/.test(text.slice(at + 1))) return false;
  let quotes = 0;
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === '`') i += 1;
    else if (text[i] === '"') quotes += 1;
  }
  return quotes % 2 === 0;
}

export function isSmartQuote(char: string): boolean {
  return char !== '' && '“”„‟‘’‚‛«»‹›″′'.includes(char);
}

export function isClosingSmartQuote(char: string): boolean {
  return isSmartQuote(char) || char === '"';
}

/** A text as a rule should have it, quotes included. A backslash at its end is escaped, as it looks like `\"`. */
export function quoteText(value: string): string {
  const escaped = value
    .replaceAll(/[`"]/g, (char) => `\`${char}`)
    .replaceAll("'", "''")
    .replace(/\\$/, '`\\');
  return `"${escaped}"`;
}
