import { printDuration } from './dates.ts';
import { quoteText } from './lexText.ts';
import { longestRule } from './limits.ts';
import type { Expression, Operand, Rule, Value } from './tree.ts';

/**
 * The rule as the documentation would write it: hyphens, documented spelling, straight double quotes, and parentheses
 * around every quantifier and every term of `-and`, `-or` and `-not`. Where these parentheses would make it too long
 * for a rule, only those that are needed are written. Reading it again gives the same tree.
 */
export function printRule(rule: Rule): string {
  if (rule.type === 'directReports') return `Direct Reports for ${quoteText(rule.managerId)}`;
  const clear = rule.type === 'quantified' ? `(${printExpression(rule)})` : printExpression(rule);
  return clear.length <= longestRule ? clear : printTight(rule);
}

/** An expression without parentheses around it, with them around each of its terms. */
export function printExpression(node: Expression): string {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.terms
        .map((term) => (term.type === 'not' ? printExpression(term) : `(${printExpression(term)})`))
        .join(` -${node.type} `);
    case 'not':
      return `-not (${printExpression(node.term)})`;
    case 'quantified':
      return `${printOperand(node.collection)} -${node.quantifier} (${printExpression(node.body)})`;
    case 'comparison':
      return `${printOperand(node.operand)} -${node.operator} ${printValue(node.value)}`;
  }
}

/** With no more parentheses than the precedence of `-not`, `-and` and `-or` needs; quantifiers keep theirs. */
function printTight(node: Expression): string {
  const inside = (term: Expression, open: readonly Expression['type'][]): string =>
    open.includes(term.type) ? printTight(term) : `(${printTight(term)})`;
  switch (node.type) {
    case 'or':
      return node.terms.map((term) => inside(term, ['comparison', 'not', 'and', 'quantified'])).join(' -or ');
    case 'and':
      return node.terms.map((term) => inside(term, ['comparison', 'not', 'quantified'])).join(' -and ');
    case 'not':
      return `-not ${inside(node.term, ['comparison', 'not', 'quantified'])}`;
    case 'quantified':
      return `(${printOperand(node.collection)} -${node.quantifier} (${printTight(node.body)}))`;
    case 'comparison':
      return printExpression(node);
  }
}

export function printOperand(operand: Operand): string {
  switch (operand.type) {
    case 'property':
      return `${operand.object}.${operand.property.name}`;
    case 'plan':
      return `assignedPlan.${operand.field}`;
    case 'group':
      return 'group.objectId';
    case 'item':
      return '_';
  }
}

export function printValue(value: Value): string {
  switch (value.type) {
    case 'text':
      return quoteText(value.text);
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'list':
      return `[${value.items.map((item) => quoteText(item.text)).join(',')}]`;
    case 'instant':
      return value.text;
    case 'now':
      return value.offset === null
        ? 'system.now'
        : `(system.now -${value.offset.sign} ${printDuration(value.offset.duration)})`;
  }
}
