import { compileNode } from './compileRule.ts';
import type { DirectoryObject } from './readProperty.ts';
import type { Rule } from './tree.ts';

type Count = (subject: unknown, now: number) => number;

/**
 * Makes a function that counts the fewest conditions which would have to come out otherwise for somebody to be in, at
 * an instant in milliseconds since 1970; 0 for who is in. A condition that cannot be decided counts as one.
 */
export function compileChanges(rule: Rule): (object: DirectoryObject, now: number) => number {
  return changesTo(rule, 1);
}

function changesTo(node: Rule, wanted: 0 | 1): Count {
  switch (node.type) {
    case 'not':
      return changesTo(node.term, wanted === 1 ? 0 : 1);
    case 'and':
    case 'or': {
      const counts = node.terms.map((term) => changesTo(term, wanted));
      return (node.type === 'and') === (wanted === 1) ? all(counts) : easiest(counts);
    }
    case 'comparison':
    case 'quantified':
    case 'directReports': {
      const test = compileNode(node);
      return (subject, now) => (test(subject, now) === wanted ? 0 : 1);
    }
  }
}

function all(counts: readonly Count[]): Count {
  return (subject, now) => {
    let sum = 0;
    for (const count of counts) sum += count(subject, now);
    return sum;
  };
}

function easiest(counts: readonly Count[]): Count {
  return (subject, now) => {
    let least = Infinity;
    for (const count of counts) least = Math.min(least, count(subject, now));
    return least;
  };
}
