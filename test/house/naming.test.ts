import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { listSources } from './repository.ts';
import { nodesOf, parse } from './syntax.ts';

const files = listSources('src', 'test', 'scripts', 'bench');
const sayNothing = /(^|[a-z])(utils?|helpers?|common|managers?|services?|misc)$/i;
const migration = /^\d{4}_[a-z]\w*$/;
/** Names that a tool looks for. */
const byConvention = new Set(['src/sandbox/web/index.js']);

describe('names', () => {
  it('says in a file name what is inside', () => {
    const parts = (file: string): readonly string[] =>
      file.split('/').map((part) => part.split('.')[0] ?? '');
    expect(files.filter((file) => parts(file).some((part) => sayNothing.test(part)))).toEqual([]);
  });

  it('writes file names in camelCase', () => {
    const odd = files.filter((file) => {
      const name = path.basename(file).split('.')[0] ?? '';
      return !/^[a-z][a-zA-Z0-9]*$/.test(name) && !migration.test(name) && !byConvention.has(file);
    });
    expect(odd).toEqual([]);
  });

  it('exports by name only', () => {
    expect(files.filter((file) => nodesOf(parse(file)).some(isDefaultExport))).toEqual([]);
  });

  it('puts no I before the name of an interface', () => {
    const found = files.flatMap((file) =>
      nodesOf(parse(file))
        .filter(ts.isInterfaceDeclaration)
        .filter((node) => /^I[A-Z][a-z]/.test(node.name.text))
        .map((node) => `${file} ${node.name.text}`),
    );
    expect(found).toEqual([]);
  });

  it('throws only the four families of faults, and bugs', () => {
    const classes = listSources('src')
      .filter((file) => !file.startsWith('src/sandbox/'))
      .flatMap((file) =>
        nodesOf(parse(file))
          .filter(extendsError)
          .map((node) => `${file} ${node.name?.text ?? ''}`),
      );
    expect(classes.filter((name) => !name.startsWith('src/errors.ts '))).toEqual([]);
  });
});

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  return node.kind === ts.SyntaxKind.DefaultKeyword && ts.canHaveModifiers(node.parent);
}

function extendsError(node: ts.Node): node is ts.ClassDeclaration {
  return (
    ts.isClassDeclaration(node) &&
    node.heritageClauses?.some((clause) =>
      clause.types.some((type) => /Error$/.test(type.expression.getText())),
    ) === true
  );
}
