import { compileComparison } from './compileComparison.ts';
import { foldCase } from './foldCase.ts';
import { readerOf, readManager, type DirectoryObject } from './readProperty.ts';
import type { Expression, Quantified, Rule } from './tree.ts';
import { outcomes, type Outcome, type Truth } from './truth.ts';

/** Answers for one user or device at one instant, in milliseconds since 1970. */
export type Evaluate = (object: DirectoryObject, now: number) => Outcome;

/** A part of a rule as a function. What it is given is the user or device, inside a quantifier the item. */
export type Test = (subject: unknown, now: number) => Truth;

/**
 * Makes a function of a rule, once, for as many objects as there are. It never throws. Two-valued as documented, with
 * two more outcomes of our own: `unknown` when it hangs on a property that was not fetched, and `unevaluable` when it
 * hangs on a regular expression that cannot be evaluated here.
 */
export function compileRule(rule: Rule): Evaluate {
  const test = compileNode(rule);
  return (object, now) => outcomes[test(object, now)];
}

/** The same for a part of a rule. */
export function compileNode(rule: Rule): Test {
  if (rule.type !== 'directReports') return compileExpression(rule);
  const wanted = foldCase(rule.managerId);
  return (subject) => {
    const manager = readManager(subject as DirectoryObject);
    if (manager === undefined) return 2;
    return manager !== null && foldCase(manager) === wanted ? 1 : 0;
  };
}

function compileExpression(node: Expression): Test {
  switch (node.type) {
    case 'comparison':
      return compileComparison(node);
    case 'not': {
      const term = compileExpression(node.term);
      return (subject, now) => opposite(term(subject, now));
    }
    case 'quantified':
      return compileQuantified(node);
    case 'and':
    case 'or':
      return compileTerms(node.terms.map(compileExpression), node.type === 'and' ? 0 : 1);
  }
}

export function opposite(truth: Truth): Truth {
  return truth === 0 ? 1 : truth === 1 ? 0 : truth;
}

/** Terms joined so that one of them being `decisive` decides: false for `-and`, true for `-or`. */
function compileTerms(terms: readonly Test[], decisive: 0 | 1): Test {
  const [first, second] = terms;
  if (terms.length === 2 && first !== undefined && second !== undefined) {
    return (subject, now) => {
      const a = first(subject, now);
      if (a === decisive) return decisive;
      const b = second(subject, now);
      return b === decisive ? decisive : a > b ? openOr(a, b) : openOr(b, a);
    };
  }
  return (subject, now) => {
    let open: Truth = decisive === 0 ? 1 : 0;
    for (const term of terms) {
      const truth = term(subject, now);
      if (truth === decisive) return decisive;
      if (truth > open && truth > 1) open = truth;
    }
    return open;
  };
}

/** The open one of two that do not decide; both are the same when neither is open. */
function openOr(larger: Truth, smaller: Truth): Truth {
  return larger > 1 ? larger : smaller;
}

function compileQuantified({ quantifier, collection, body }: Quantified): Test {
  const read = readerOf(collection.property);
  const test = compileExpression(body);
  const decisive = quantifier === 'any' ? 1 : 0;
  return (subject, now) => {
    const items = read(subject as DirectoryObject);
    if (items === undefined) return 2;
    let open: Truth = decisive === 1 ? 0 : 1;
    if (!Array.isArray(items)) return items === null ? open : 2;
    for (const item of items) {
      const truth = test(item, now);
      if (truth === decisive) return decisive;
      if (truth > 1 && truth > open) open = truth;
    }
    return open;
  };
}
