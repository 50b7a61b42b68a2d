import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { listSources, readText } from './repository.ts';
import { lineOf, nodesOf, parse } from './syntax.ts';

const longestFile = 250;
const longestFunction = 50;

/** Files that may be longer, and functions as `file name`; an entry needs a reason beside it. */
const longFiles: readonly string[] = [];
const longFunctions: readonly string[] = [];

const files = listSources('src', 'test', 'scripts', 'bench');

describe('sizes', () => {
  it('keeps every file short enough to read at a sitting', () => {
    const tooLong = files
      .map((file) => ({ file, lines: readText(file).trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > longestFile && !longFiles.includes(file));
    expect(tooLong).toEqual([]);
  });

  it('keeps every function short enough to see at once', () => {
    const tooLong = files
      .flatMap(functionsOf)
      .filter(({ name, lines }) => lines > longestFunction && !longFunctions.includes(name));
    expect(tooLong).toEqual([]);
  });

  it('has no exception that is no longer needed', () => {
    const names = new Set(files.flatMap(functionsOf).map(({ name }) => name));
    expect(longFunctions.filter((name) => !names.has(name))).toEqual([]);
    expect(longFiles.filter((file) => !files.includes(file))).toEqual([]);
  });
});

interface FunctionSize {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

function functionsOf(file: string): readonly FunctionSize[] {
  const source = parse(file);
  return nodesOf(source)
    .filter(isCounted)
    .map((node) => {
      const line = lineOf(source, node);
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
      return { name: `${file} ${nameOf(node)}`, line, lines: last - line + 1 };
    });
}

/** A function around tests is a list written as a function: each test is counted, the list is not. */
function isCounted(node: ts.Node): boolean {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return false;
  return !nodesOf(node).some(
    (inner) => ts.isCallExpression(inner) && /^(it|test)\b/.test(inner.expression.getText()),
  );
}

function nameOf(node: ts.Node): string {
  const named = (node as { name?: ts.Node }).name ?? (node.parent as { name?: ts.Node }).name;
  return named?.getText() ?? '(unnamed)';
}
