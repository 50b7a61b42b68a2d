/**
 * The rule language against a corpus of rules with their verdicts: `RULE_CORPUS=<file> npm test --
 * test/contract/ruleCorpus`. Any file of that format will do. Every disagreement is printed, and the last line this
 * test writes is the sum.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { checkEntry, readCorpus, type CorpusCheck } from '../support/ruleCorpus.ts';
import { ruleDisagreements } from './ruleDisagreements.ts';

const file = process.env['RULE_CORPUS'];

if (file === undefined) {
  process.stdout.write(
    'The rule language was not checked. Set RULE_CORPUS to the path of a rule corpus to check it.\n',
  );
}

(file === undefined ? describe.skip : describe)('the rule language and the corpus', () => {
  const checks: CorpusCheck[] = [];

  test('every rule is accepted or refused, and everybody in or out, as the corpus says', () => {
    checks.push(...readCorpus(file ?? '').flatMap(checkEntry));
    const found = checks.filter(({ id, disagreement }) => disagreement !== null && !isListed(id));
    expect(found).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });

  test('every listed disagreement has a reason', () => {
    expect(Object.values(ruleDisagreements).filter((reason) => reason.trim() === '')).toEqual([]);
  });

  afterAll(() => {
    const wrong = checks.filter(({ disagreement }) => disagreement !== null);
    for (const { id, disagreement } of wrong) {
      const listed = isListed(id) ? ` (listed: ${ruleDisagreements[id] ?? ''})` : '';
      process.stdout.write(`${id} ${disagreement ?? ''}${listed}\n`);
    }
    const failed = wrong.filter(({ id }) => !isListed(id)).length;
    process.stdout.write(`${String(checks.length - failed)} passed, ${String(failed)} failed\n`);
  });
});

function isListed(id: string): boolean {
  return Object.hasOwn(ruleDisagreements, id);
}
