/**
 * Who may import whom. The table is in importTable.ts; this file only compares it with what is written. Between
 * parts, types count as much as values: a part that knows another's types changes with it. Between files of one
 * part a circle of types is harmless, because nothing of it is left when the program runs.
 */
import { describe, expect, it } from '@jest/globals';
import { findCircle } from './circles.ts';
import { isPure, parts, partOf, purePackages, singleFilePackages } from './importTable.ts';
import { listSources } from './repository.ts';
import { importsOf, type ImportOf } from './syntax.ts';

const imports = listSources('src')
  .flatMap((file) => importsOf(file))
  .map(withoutPrefix);

describe('imports', () => {
  it('finds a part of the house for every file under src', () => {
    const homeless = listSources('src').filter((file) => partOf(file.slice('src/'.length)) === undefined);
    expect(homeless).toEqual([]);
  });

  it('crosses from one part to another only where the table says so', () => {
    expect(imports.filter((edge) => !isAllowedInside(edge)).map(sayEdge)).toEqual([]);
  });

  it('takes an npm package only into the part that owns it', () => {
    expect(imports.filter((edge) => !isAllowedPackage(edge)).map(sayEdge)).toEqual([]);
  });

  it('leads from a pure file only to other pure files', () => {
    const staysPure = ({ target, packageName }: ImportOf): boolean =>
      target === undefined ? purePackages.includes(packageName ?? '') : isPure(target);
    const escapes = imports.filter((edge) => isPure(edge.from) && !staysPure(edge));
    expect(escapes.map(sayEdge)).toEqual([]);
  });

  it('goes round in no circle between parts', () => {
    expect(findCircle(graphOf(imports, (file) => partOf(file) ?? file))).toBeUndefined();
  });

  it('goes round in no circle between files', () => {
    const values = imports.filter((edge) => !edge.isTypeOnly);
    expect(findCircle(graphOf(values, (file) => file))).toBeUndefined();
  });

  it('leaves the folder of the product nowhere', () => {
    const outside = imports.filter(({ target }) => target?.startsWith('..'));
    expect(outside.map(sayEdge)).toEqual([]);
  });
});

describe('the search for circles', () => {
  it('names a circle by the way round', () => {
    const edges = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ]);
    expect(findCircle(edges)).toEqual(['b', 'c', 'b']);
  });
});

function withoutPrefix(edge: ImportOf): ImportOf {
  const short = (file: string): string =>
    file.startsWith('src/') ? file.slice('src/'.length) : `../${file}`;
  return {
    ...edge,
    from: short(edge.from),
    target: edge.target === undefined ? undefined : short(edge.target),
  };
}

function isAllowedInside({ from, target }: ImportOf): boolean {
  const source = partOf(from);
  const part = source === undefined ? undefined : parts[source];
  if (target === undefined || part === undefined) return true;
  const reached = partOf(target);
  if (reached === undefined || reached === source) return reached === source;
  if (part.exceptFor?.test(target)) return false;
  return part.mayImport.includes(reached) || part.mayImport.includes(target.replace(/\.ts$/, ''));
}

function isAllowedPackage({ from, packageName }: ImportOf): boolean {
  const source = partOf(from);
  if (packageName === undefined || source === undefined) return true;
  const onlyIn = singleFilePackages[packageName];
  return parts[source]?.packages.includes(packageName) === true && (onlyIn?.test(from) ?? true);
}

function graphOf(
  among: readonly ImportOf[],
  name: (file: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { from, target } of among) {
    if (target === undefined || name(from) === name(target)) continue;
    edges.set(name(from), (edges.get(name(from)) ?? new Set()).add(name(target)));
  }
  return edges;
}

function sayEdge({ from, specifier }: ImportOf): string {
  return `${from} imports ${specifier}`;
}
