import { describe, expect, test } from '@jest/globals';
import { ruleToRestore } from '../../src/dynamic/decideRule.ts';

const text = 'user.department -eq "Sales"';

describe('the rule from before', () => {
  const oslo = { text: 'user.city -eq "Oslo"', isPaused: false };
  const sales = { text, isPaused: false };
  test.each([
    ['is what the last change replaced', { before: oslo, after: sales }, sales, oslo.text],
    [
      'is the same when the rule was paused since',
      { before: oslo, after: sales },
      { ...sales, isPaused: true },
      oslo.text,
    ],
    ['is what the last change ended', { before: oslo, after: null }, null, oslo.text],
    [
      'is what Usher wrote when somebody changed it elsewhere',
      { before: oslo, after: sales },
      oslo,
      sales.text,
    ],
    [
      'is what Usher wrote when somebody removed it elsewhere',
      { before: oslo, after: sales },
      null,
      sales.text,
    ],
    ['is none where members were assigned before', { before: null, after: sales }, sales, null],
    [
      'is not known when a rule came elsewhere after one was ended',
      { before: oslo, after: null },
      sales,
      null,
    ],
  ])('%s', (_, last, current, restored) => {
    expect(ruleToRestore(last, current)).toBe(restored);
  });
});
