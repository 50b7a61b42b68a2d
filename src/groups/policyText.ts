import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, type Document } from 'yaml';

/** A text as values, with the place of each of them; or what keeps it from being read, each with its line. */
export type PolicyText =
  | {
      readonly value: unknown;
      /** The line, from 1, of the value at this path, or of the nearest value around it. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | { readonly problems: readonly string[] };

/** JSON is YAML as well (YAML 1.2, section 1.3), so that one reader and one way of counting lines serve both. */
export function readPolicyText(text: string): PolicyText {
  const lineCounter = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter });
  const line = (offset: number): number => Math.max(1, lineCounter.linePos(offset).line);
  const [first] = [...document.errors, ...document.warnings];
  // What follows the first mistake is mostly its consequence.
  if (first !== undefined) return { problems: [worded(line(first.pos[0]), first.code, text)] };
  try {
    return { value: document.toJS() as unknown, lineOf: (path) => line(offsetOf(document, path)) };
  } catch {
    // Thrown for names that stand for nothing, and for those that stand for so much that they fill the memory.
    return { problems: [worded(1, 'BAD_ALIAS', text)] };
  }
}

const remedies: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'says the same twice. Remove one of the two.',
  TAB_AS_INDENT: 'is indented with a tab. Use spaces.',
  MULTIPLE_DOCS: 'holds a second document. Remove it, and the line "---" before it.',
  TAG_RESOLVE_FAILED: 'has a word with "!" that means nothing here. Put it in quotation marks or remove it.',
  BAD_ALIAS: 'has an "*" that refers to nothing, or to too much. Put the word in quotation marks.',
};

function worded(line: number, code: string, text: string): string {
  const isJson = /^[\s\uFEFF]*[{[]/u.test(text);
  const remedy =
    remedies[code] ??
    (isJson
      ? 'is not JSON. Look for a missing comma, quotation mark or bracket there.'
      : 'is not YAML. Look for a missing colon, quotation mark or space, and for the indentation there.');
  return `Line ${String(line)}: the file ${remedy}`;
}

/** Where a thing is named, which is where people look for it; in a list, where it begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const around: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    const key = isMap(around)
      ? around.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(name),
        )?.key
      : document.getIn(path.slice(0, length), true);
    if (isNode(key) && key.range !== null && key.range !== undefined) return key.range[0];
  }
  return 0;
}
