import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { listSources } from './repository.ts';
import { importsOf, lineOf, nodesOf, parse } from './syntax.ts';

const reader = 'src/config.ts';

it('reads the environment in one file', () => {
  const readers = listSources('src').filter((file) => file !== reader);
  const found = readers.flatMap((file) => {
    const source = parse(file);
    return nodesOf(source)
      .filter(isEnvironment)
      .map((node) => `${file}:${String(lineOf(source, node))}`);
  });
  expect(found).toEqual([]);
});

it('reaches the process by its global name, where this test can see it', () => {
  const sources = listSources('src').flatMap((file) => importsOf(file));
  const found = sources.filter(({ specifier }) => /^(node:)?process$/.test(specifier));
  expect(found.map(({ from }) => from)).toEqual([]);
});

/** `process.env`, `process['env']` and `const { env } = process`. */
function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === 'env';
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression);
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return false;
  return ts.isObjectBindingPattern(node.name) && isProcess(node.initializer);
}

function isProcess(node: ts.Node): boolean {
  return /^(globalThis\.)?process$/.test(node.getText());
}
