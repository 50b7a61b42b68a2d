/** One word of a rule as the simulated service reads it. */
export interface Word {
  readonly kind: 'name' | 'operator' | 'text' | 'date' | 'number' | 'sign' | 'end';
  /** A name or an operator in lower case and without its hyphen, a text without its quotes. */
  readonly value: string;
  readonly isHyphened: boolean;
}

const shapes: readonly (readonly [Word['kind'], RegExp])[] = [
  ['text', /"((?:`[^]|[^"`])*)"/y],
  ['text', /'((?:''|[^'])*)'/y],
  ['sign', /([()[\],])/y],
  ['date', /(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)/iy],
  ['number', /(-?\d+(?:\.\d+)?)(?![\w.])/y],
  ['operator', /[-–—−]([a-z]+)/iy],
  ['name', /(\$?[a-z_][\w.]*|_)/iy],
];

/** Cuts a rule into words. Throws a SyntaxError in the service's words where nothing fits. */
export function wordsOf(rule: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = spaceAfter(rule, 0); at < rule.length;) {
    const found = wordAt(rule, at);
    const isGlued = at > 0 && /\w/.test(rule[at - 1] ?? '') && found?.word.kind === 'operator';
    if (!found || isGlued) throw new SyntaxError('Binary expression is not in right format.');
    words.push(found.word);
    at = spaceAfter(rule, found.end);
  }
  return [...words, { kind: 'end', value: '', isHyphened: false }];
}

function wordAt(rule: string, at: number): { readonly word: Word; readonly end: number } | undefined {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const match = shape.exec(rule);
    if (match === null) continue;
    const inner = match[1] ?? '';
    const word = {
      kind,
      value: kind === 'text' ? unquoted(inner) : kind === 'operator' ? inner.toLowerCase() : inner,
      isHyphened: kind === 'operator',
    };
    return { word, end: shape.lastIndex };
  }
  return undefined;
}

/** A backtick shields the sign after it; two apostrophes are one. */
function unquoted(inner: string): string {
  return inner.replaceAll(/`([^])/g, '$1').replaceAll("''", "'");
}

function spaceAfter(rule: string, from: number): number {
  let at = from;
  while (/\s/.test(rule[at] ?? '')) at += 1;
  return at;
}
