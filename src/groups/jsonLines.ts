/** Where a value stands in a JSON text: its path, with dots between, and its line from 1. */
export type LinesByPath = ReadonlyMap<string, number>;

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gu;

interface Level {
  readonly path: string;
  readonly isList: boolean;
  /** The name, or the place in the list, of the value that comes next. */
  next: string | number | null;
}

/** Finds the line of every value of a well-formed JSON text. */
export function findLines(json: string): LinesByPath {
  const lines = new Map<string, number>();
  const levels: Level[] = [];
  let line = 1;
  let seenUpTo = 0;
  for (const { 0: text, index } of json.matchAll(token)) {
    line += json.slice(seenUpTo, index).split('\n').length - 1;
    seenUpTo = index;
    read(text, line, levels, lines);
  }
  return lines;
}

/** The line of the value, or of what it would stand in. */
export function lineOf(lines: LinesByPath, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const found = lines.get(path.slice(0, length).map(String).join('.'));
    if (found !== undefined) return found;
  }
  return 1;
}

function read(text: string, line: number, levels: Level[], lines: Map<string, number>): void {
  const level = levels.at(-1);
  if (text === '}' || text === ']') {
    levels.pop();
  } else if (text === ',') {
    if (level !== undefined) level.next = level.isList ? Number(level.next) + 1 : null;
  } else if (text !== ':') {
    readValue(text, line, levels, lines);
  }
}

function readValue(text: string, line: number, levels: Level[], lines: Map<string, number>): void {
  const level = levels.at(-1);
  if (level?.isList === false && level.next === null) {
    level.next = JSON.parse(text) as string;
    return;
  }
  const path =
    level === undefined ? '' : [level.path, String(level.next)].filter((part) => part !== '').join('.');
  lines.set(path, line);
  if (text === '{' || text === '[')
    levels.push({ path, isList: text === '[', next: text === '[' ? 0 : null });
}
