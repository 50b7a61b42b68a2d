import type { FilterNode } from './filterNode.ts';

/** What a filter asks of the request: nothing, the advanced header with `$count=true`, or something never indexed. */
export type FilterNeed = 'default' | 'advanced' | 'never';

/** d: works by default, a: only as an advanced query, -: never. */
type Support = 'd' | 'a' | '-';
interface Rule {
  readonly eq: Support;
  readonly startsWith?: Support;
  readonly eqNull?: Support;
  readonly order?: boolean;
}

const plain: Rule = { eq: 'd', startsWith: 'd', eqNull: 'a' };
const flag: Rule = { eq: 'd', eqNull: '-' };
const advancedText: Rule = { eq: 'a', startsWith: 'a', eqNull: 'a' };

const groupRules: Readonly<Record<string, Rule>> = {
  id: flag,
  displayName: plain,
  mail: plain,
  mailNickname: plain,
  description: advancedText,
  mailEnabled: flag,
  securityEnabled: flag,
  isAssignableToRole: flag,
  membershipRule: { eq: 'd', startsWith: 'd', eqNull: '-' },
  membershipRuleProcessingState: flag,
  onPremisesSyncEnabled: { eq: 'd', eqNull: 'a' },
  'assignedLicenses/skuId': flag,
  'assignedLicenses/$count': { eq: 'a' },
  'owners/$count': { eq: 'a' },
  hasMembersWithLicenseErrors: { eq: 'd', eqNull: 'd' },
  groupTypes: flag,
  expirationDateTime: { eq: 'a', eqNull: '-', order: true },
  createdDateTime: { eq: 'd', eqNull: 'a', order: true },
};

const userRules: Readonly<Record<string, Rule>> = {
  id: flag,
  ...Object.fromEntries(
    [
      'displayName',
      'givenName',
      'surname',
      'mail',
      'mailNickname',
      'jobTitle',
      'department',
      'city',
      'country',
      'usageLocation',
    ].map((name) => [name, plain]),
  ),
  userPrincipalName: { eq: 'd', startsWith: 'd', eqNull: '-' },
  accountEnabled: flag,
  userType: { eq: 'd', eqNull: 'a' },
  employeeId: { eq: 'd', eqNull: 'a' },
  companyName: advancedText,
  officeLocation: advancedText,
  mobilePhone: advancedText,
  businessPhones: advancedText,
  onPremisesSyncEnabled: { eq: 'd', eqNull: 'a' },
  'assignedLicenses/skuId': flag,
  'assignedLicenses/$count': { eq: 'a' },
  externalUserState: flag,
  creationType: flag,
  'manager/id': { eq: 'd' },
  createdDateTime: { eq: 'd', eqNull: 'a', order: true },
};

/** Objects of several kinds filter by what both kinds can; the stricter rule is the group's. */
const rulesByType = { group: groupRules, user: userRules, directoryObject: { ...userRules, ...groupRules } };

export function filterNeed(node: FilterNode, type: keyof typeof rulesByType): FilterNeed {
  return needOf(node, rulesByType[type], '');
}

function needOf(node: FilterNode, rules: Readonly<Record<string, Rule>>, prefix: string): FilterNeed {
  switch (node.kind) {
    case 'and':
    case 'or':
      return worst(needOf(node.left, rules, prefix), needOf(node.right, rules, prefix));
    case 'not':
      return worst('advanced', needOf(node.inner, rules, prefix));
    case 'any':
      return needOf(node.inner, rules, node.path);
    case 'in':
      return support(rules[nameOf(node.path, prefix)]?.eq);
    case 'call':
      return callNeed(node.name, nameOf(node.path, prefix), rules);
    case 'compare': {
      const rule = rules[nameOf(node.path, prefix)];
      if (node.op === 'ne') return worst('advanced', support(rule?.eq));
      if (node.op !== 'eq') return rule?.order === true ? support(rule.eq) : 'never';
      return support(node.value === null ? (rule?.eqNull ?? rule?.eq) : rule?.eq);
    }
  }
}

function callNeed(name: string, property: string, rules: Readonly<Record<string, Rule>>): FilterNeed {
  if (name === 'startswith') return support(rules[property]?.startsWith);
  if (name === 'endswith')
    return property === 'mail' || property === 'userPrincipalName' ? 'advanced' : 'never';
  return 'never';
}

/** `$it` is the lambda's item: `groupTypes/any(c:c eq ..)` asks about groupTypes itself. */
function nameOf(path: string, prefix: string): string {
  return prefix === '' ? path : path.replace('$it', prefix);
}

function support(value: Support | undefined): FilterNeed {
  if (value === 'd') return 'default';
  return value === 'a' ? 'advanced' : 'never';
}

function worst(one: FilterNeed, other: FilterNeed): FilterNeed {
  if (one === 'never' || other === 'never') return 'never';
  return one === 'advanced' || other === 'advanced' ? 'advanced' : 'default';
}
