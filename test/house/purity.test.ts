import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { pureFiles, isPure } from './importTable.ts';
import { listSources } from './repository.ts';
import { lineOf, nodesOf, parse } from './syntax.ts';

/** Names through which a file could reach the world without an import. */
const worldly = new Set([
  'process',
  'globalThis',
  'global',
  'fetch',
  'crypto',
  'performance',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
  'XMLHttpRequest',
  'WebSocket',
  'eval',
]);

const files = listSources('src').filter((file) => isPure(file.slice('src/'.length)));

it('gives a pure file no clock, randomness, environment or network', () => {
  const found = files.flatMap((file) => {
    const source = parse(file);
    return nodesOf(source)
      .filter(reachesOut)
      .map((node) => `${file}:${String(lineOf(source, node))} ${node.getText(source)}`);
  });
  expect(found).toEqual([]);
});

it('keeps decisions out of asynchronous code', () => {
  const waiting = files.filter((file) =>
    nodesOf(parse(file)).some(
      (node) => ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword,
    ),
  );
  expect(waiting).toEqual([]);
});

it('has pure files where the table expects them', () => {
  const named = files.map((file) => file.slice('src/'.length));
  const unused = pureFiles.filter((pattern) => !named.some((file) => pattern.test(file)));
  expect(unused.map(String)).toEqual([]);
});

function reachesOut(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isName(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0;
  if (ts.isCallExpression(node) && isName(node.expression, 'Date')) return true;
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText().replaceAll(/\s/g, '');
    return ['Date.now', 'Math.random', 'Temporal.Now'].includes(text);
  }
  return ts.isIdentifier(node) && worldly.has(node.text) && isReference(node);
}

function isName(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** An identifier that stands for a value, and not for a property, a member's name or a label. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  const namesSomething =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isBindingElement(parent);
  return !(namesSomething && parent.name === node);
}
