/**
 * Verbs and job kinds are contracts: a card or a queued job may come back after months. Each must still find
 * somebody who knows what it means.
 */
import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { jobKinds } from '../../src/jobs/kinds.ts';
import { verbNames } from '../../src/teams/verbNames.ts';
import { listSources } from './repository.ts';
import { nodesOf, parse } from './syntax.ts';

it('finds a handler for every verb a card may carry', () => {
  const handled = handledIn(/^src\/teams\/(verbs|\w+Verbs)\.ts$/);
  expect(verbNames.filter((verb) => !handled.has(verb))).toEqual([]);
});

it('finds a handler for every kind of job', () => {
  const handled = handledIn(/^src\/(jobHandlers|\w+\/\w+Jobs)\.ts$/);
  expect(jobKinds.filter((kind) => !handled.has(kind))).toEqual([]);
});

it('lists every verb and every kind of job once', () => {
  expect(new Set(verbNames).size).toBe(verbNames.length);
  expect(new Set(jobKinds).size).toBe(jobKinds.length);
});

it('writes verbs and kinds of job alike, as slice and deed', () => {
  expect([...verbNames, ...jobKinds].filter((name) => !/^[a-z]+\.[a-z][a-zA-Z]*$/.test(name))).toEqual([]);
});

/** The names under which these files handle something. */
function handledIn(files: RegExp): ReadonlySet<string> {
  const matching = listSources('src').filter((file) => files.test(file));
  return new Set(matching.flatMap((file) => [...propertyNamesOf(file)]));
}

function propertyNamesOf(file: string): ReadonlySet<string> {
  const names = nodesOf(parse(file))
    .filter((node) => ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node))
    .flatMap(({ name }) => (ts.isStringLiteral(name) ? [name.text] : []));
  return new Set(names);
}
