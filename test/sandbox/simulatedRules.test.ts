/**
 * The simulated service's own reading of membership rules against a corpus of rules with their verdicts:
 * `RULE_CORPUS=<file> npm test -- test/sandbox/simulatedRules`. It shares no code with the product's rule language.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { checkRule, compiledRule } from '../../src/sandbox/graph/dynamicRules.ts';
import { readCorpus, type CorpusEntry } from '../support/ruleCorpus.ts';

const file = process.env['RULE_CORPUS'];

if (file === undefined) {
  process.stdout.write(
    'The simulated rules were not checked. Set RULE_CORPUS to the path of a rule corpus to check them.\n',
  );
}

(file === undefined ? describe.skip : describe)('the simulated service and the corpus', () => {
  const checks: (string | null)[] = [];

  test('agree on which rules are valid and whom they take in', () => {
    checks.push(...readCorpus(file ?? '').flatMap(verdictsOn));
    expect(checks.filter((found) => found !== null)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });

  afterAll(() => {
    const wrong = checks.filter((found) => found !== null);
    for (const found of wrong) process.stdout.write(`${found}\n`);
    const passed = checks.length - wrong.length;
    process.stdout.write(`${String(passed)} passed, ${String(wrong.length)} failed\n`);
  });
});

/** One line for each verdict of the corpus; null where the simulator says the same. */
function verdictsOn({ id, rule, kind, valid, cases }: CorpusEntry): (string | null)[] {
  const problem = checkRule(rule, kind);
  if (!valid) return [problem === undefined ? `${id} should be refused: ${rule}` : null];
  const judge = compiledRule(rule, kind);
  if (judge === undefined) return [`${id} should be valid, is "${problem ?? ''}": ${rule}`];
  return cases.map((each) => {
    const isIn = judge(each[kind] ?? {}, Date.parse(each.now ?? '2026-01-01T00:00:00Z'));
    return isIn === each.expected ? null : `${id} should be ${String(each.expected)} (${each.why}): ${rule}`;
  });
}
