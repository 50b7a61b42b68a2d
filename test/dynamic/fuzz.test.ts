import { describe, expect, it } from '@jest/globals';
import { chooseSeed, createChance } from '../support/chance.ts';
import { randomText, useText, worstTexts } from '../support/ruleTexts.ts';

/** `npm run bench -- ruleFuzz` does the same with a million texts and watches the time of each. */
const texts = 5_000;

describe('the rule language, given anything', () => {
  it('always has an answer', () => {
    const seed = chooseSeed();
    const chance = createChance(seed);
    for (let i = 0; i < texts; i += 1) {
      const text = randomText(chance);
      expect(whatGoesWrong(text)).toEqual({ seed: undefined });
    }

    function whatGoesWrong(text: string): object {
      try {
        useText(text);
        return { seed: undefined };
      } catch (error) {
        return { seed, text, error };
      }
    }
  });

  it('is not overwhelmed by whatever fills a rule to its last character', () => {
    for (const text of worstTexts) {
      expect(() => {
        useText(text);
      }).not.toThrow();
    }
  });

  it('follows a thousand parentheses and hundreds of -not', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['-not ', ''],
      ['not(', ')'],
    ] as const) {
      const condition = 'user.city -eq "a"';
      const depth = Math.floor((3_072 - condition.length) / (open.length + close.length));
      expect(() => {
        useText(open.repeat(depth) + condition + close.repeat(depth));
      }).not.toThrow();
    }
  });
});
