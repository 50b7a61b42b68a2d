/**
 * Verbs and job kinds are contracts: a card or a queued job may come back after months. Each must still find
 * somebody who knows what it means.
 */
import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { jobKinds } from '../../src/jobs/kinds.ts';
import { exists, listSources } from './repository.ts';
import { nodesOf, parse } from './syntax.ts';

const names = 'src/teams/verbNames.ts';
const handlers = 'src/teams/verbs.ts';
const haveVerbs = exists(names) && exists(handlers);
const jobFiles = listSources('src').filter((file) => /^src\/(app|jobHandlers)\.ts$/.test(file));

// Until both files exist there is nothing to compare; from then on the test runs by itself.
(haveVerbs ? it : it.skip)(`finds a handler in ${handlers} for every verb of ${names}`, async () => {
  const { verbNames } = (await import(`../../${names}`)) as { verbNames: readonly string[] };
  const { verbs } = (await import(`../../${handlers}`)) as { verbs: Readonly<Record<string, unknown>> };
  expect(Object.keys(verbs).sort()).toEqual([...verbNames].sort());
});

(jobFiles.length > 0 ? it : it.skip)('finds a handler in the composition root for every kind of job', () => {
  const handled = new Set(jobFiles.flatMap(propertyNamesOf));
  expect(jobKinds.filter((kind) => !handled.has(kind))).toEqual([]);
});

it('lists every kind of job once', () => {
  expect(new Set(jobKinds).size).toBe(jobKinds.length);
});

function propertyNamesOf(file: string): readonly string[] {
  return nodesOf(parse(file))
    .filter((node) => ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node))
    .flatMap(({ name }) => (ts.isStringLiteral(name) ? [name.text] : []));
}
