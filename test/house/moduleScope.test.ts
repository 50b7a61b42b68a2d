/**
 * Module scope holds constants: whatever changes belongs to something that the composition root makes, so that
 * two Ushers can live in one process and a test starts with nothing left over from the one before.
 */
import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { listSources } from './repository.ts';
import { lineOf, parse } from './syntax.ts';

/** Classes whose instances do not change, or do not when they are given their content. */
const steady = /^(RegExp|URL|TextEncoder|TextDecoder|Intl\..+)$/;
const steadyWhenFilled = /^(Set|Map|Date)$/;

/** The sandbox's page is exempt: a browser loads it for one person and throws it away. */
const files = listSources('src').filter((file) => !file.startsWith('src/sandbox/web/'));

it('keeps state out of module scope', () => {
  const found = files.flatMap((file) => {
    const source = parse(file);
    return declarationsOf(source)
      .filter((declaration) => isVariable(declaration) || makesState(declaration.initializer))
      .map((declaration) => `${file}:${String(lineOf(source, declaration))} ${declaration.name.getText()}`);
  });
  expect(found).toEqual([]);
});

function declarationsOf(source: ts.SourceFile): readonly ts.VariableDeclaration[] {
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations]);
}

function isVariable(declaration: ts.VariableDeclaration): boolean {
  return (declaration.parent.flags & ts.NodeFlags.Const) === 0;
}

function makesState(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  if (ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value))
    return makesState(value.expression);
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
  if (ts.isObjectLiteralExpression(value)) return value.properties.length === 0;
  if (!ts.isNewExpression(value)) return false;
  const name = value.expression.getText();
  const isFilled = (value.arguments?.length ?? 0) > 0;
  return !(steady.test(name) || (steadyWhenFilled.test(name) && isFilled));
}
