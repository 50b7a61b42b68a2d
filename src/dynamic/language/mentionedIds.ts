import type { Expression, Rule } from './tree.ts';

/** Ids that stand in a rule for somebody or something with a name. */
export interface MentionedIds {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** The manager of `Direct Reports for`, and the groups of a memberOf rule. */
export function mentionedIds(rule: Rule): MentionedIds {
  if (rule.type === 'directReports') return { userIds: [rule.managerId], groupIds: [] };
  return { userIds: [], groupIds: groupIdsIn(rule) };
}

function groupIdsIn(node: Expression): readonly string[] {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.terms.flatMap(groupIdsIn);
    case 'not':
      return groupIdsIn(node.term);
    case 'quantified':
      return groupIdsIn(node.body);
    case 'comparison':
      return node.operand.type === 'group' && node.value.type === 'list'
        ? node.value.items.map(({ text }) => text)
        : [];
  }
}
