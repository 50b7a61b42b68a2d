import type { Being, BeingKind } from './rules/ruleProperties.ts';
import { readRule } from './rules/ruleReader.ts';

/**
 * Membership rules as the simulated service reads them. Written from the documentation and on its own: nothing here
 * comes from the product's rule language, so that a mistake of one does not hide behind the other.
 */
const longestRule = 3072;

/** What Graph would say is wrong with a rule, or undefined. */
export function checkRule(rule: string, kind: BeingKind = 'user'): string | undefined {
  if (rule.trim() === '' || rule.length > longestRule) return 'Invalid rule length.';
  try {
    readRule(rule, kind);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** A rule made ready to judge many people; undefined when the service cannot process it. */
export function compiledRule(
  rule: string,
  kind: BeingKind = 'user',
): ((being: Being, now: number) => boolean) | undefined {
  return checkRule(rule, kind) === undefined ? readRule(rule, kind) : undefined;
}
