import path from 'node:path';
import ts from 'typescript';
import { readText } from './repository.ts';

/** One import, export-from or import() of a file. */
export interface ImportOf {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** Path from the root for a relative specifier. */
  readonly target: string | undefined;
  /** Name of the npm package for a bare specifier. */
  readonly packageName: string | undefined;
  /** Gone before the program runs. */
  readonly isTypeOnly: boolean;
}

export function parse(file: string): ts.SourceFile {
  const kind = file.endsWith('ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  return ts.createSourceFile(file, readText(file), ts.ScriptTarget.ESNext, true, kind);
}

/** Every node of a tree, parents before children. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (each: ts.Node): void => {
    found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

export function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Imports of values and of types alike: both make one file know another. */
export function importsOf(file: string): readonly ImportOf[] {
  const found: ImportOf[] = [];
  for (const node of nodesOf(parse(file))) {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push({ ...describe(file, specifier), isTypeOnly: isTypeOnly(node) });
  }
  return found;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isImport || isRequire ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function describe(from: string, specifier: string): Omit<ImportOf, 'isTypeOnly'> {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(from), specifier);
    return { from, specifier, target, packageName: undefined };
  }
  // A page of the sandbox imports from its own server with a rooted path; that is neither of the two.
  const isBare = !specifier.startsWith('node:') && !specifier.startsWith('/');
  return { from, specifier, target: undefined, packageName: isBare ? packageOf(specifier) : undefined };
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
