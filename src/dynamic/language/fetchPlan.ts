import { comparisonsOf, quantifiersOf, type Rule } from './tree.ts';

/** What has to be read from Graph before a rule can be evaluated. */
export interface FetchPlan {
  /** For `$select`, sorted; always with `id`. */
  readonly select: readonly string[];
  /** For `$expand`, sorted. */
  readonly expand: readonly string[];
  /**
   * Relations among them that Graph cuts off after 20 in an `$expand`: read those as a collection of their own where
   * an answer has to be right for people in many groups.
   */
  readonly longRelations: readonly string[];
}

/** The properties and relations that a rule reads, and no more. What is left out of a read is unknown, never null. */
export function planFetch(rule: Rule): FetchPlan {
  if (rule.type === 'directReports') {
    return { select: ['id'], expand: ['manager($select=id)'], longRelations: [] };
  }
  const operands = [
    ...comparisonsOf(rule).map(({ comparison }) => comparison.operand),
    ...quantifiersOf(rule).map(({ collection }) => collection),
  ];
  const properties = operands.flatMap((operand) => (operand.type === 'property' ? [operand.property] : []));
  const fields = properties.flatMap(({ type, field, within }) =>
    type === 'groups' ? [] : [within ?? field],
  );
  const needsGroups = properties.some(({ type }) => type === 'groups');
  return {
    select: [...new Set(['id', ...fields])].toSorted(),
    expand: needsGroups ? ['memberOf($select=id)'] : [],
    longRelations: needsGroups ? ['memberOf'] : [],
  };
}
