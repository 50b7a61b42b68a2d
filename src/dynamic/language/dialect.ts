/** Names of neighbouring languages that people type here, and what they are called in a membership rule. */
import { findOperator, operators, type Operator } from './operators.ts';
import { properties, type ObjectKind } from './properties.ts';
import { nearest } from './nearest.ts';

const operatorAliases: ReadonlyMap<string, Operator | 'and' | 'or' | 'not'> = new Map(
  Object.entries({
    '==': 'eq',
    '===': 'eq',
    '=': 'eq',
    '!=': 'ne',
    '!==': 'ne',
    '<>': 'ne',
    '>=': 'ge',
    '>': 'ge',
    '<=': 'le',
    '<': 'le',
    '&&': 'and',
    '&': 'and',
    '||': 'or',
    '|': 'or',
    '!': 'not',
    equals: 'eq',
    equal: 'eq',
    is: 'eq',
    ieq: 'eq',
    ceq: 'eq',
    notequals: 'ne',
    noteq: 'ne',
    neq: 'ne',
    isnot: 'ne',
    ine: 'ne',
    gt: 'ge',
    lt: 'le',
    like: 'startsWith',
    ilike: 'startsWith',
    clike: 'startsWith',
    notlike: 'notStartsWith',
    beginswith: 'startsWith',
    includes: 'contains',
    doesnotcontain: 'notContains',
    matches: 'match',
    imatch: 'match',
    cmatch: 'match',
    regex: 'match',
  } as const),
);

const propertyAliases: Readonly<Record<ObjectKind, Readonly<Record<string, string>>>> = {
  user: {
    upn: 'userPrincipalName',
    title: 'jobTitle',
    email: 'mail',
    office: 'physicalDeliveryOfficeName',
    firstname: 'givenName',
    lastname: 'surname',
    name: 'displayName',
    zipcode: 'postalCode',
    alias: 'mailNickName',
    phone: 'telephoneNumber',
    fax: 'facsimileTelephoneNumber',
    enabled: 'accountEnabled',
    company: 'companyName',
    hiredate: 'employeeHireDate',
    distinguishedname: 'onPremisesDistinguishedName',
    organizationalunit: 'onPremisesDistinguishedName',
  },
  device: {
    osversion: 'deviceOSVersion',
    ostype: 'deviceOSType',
    os: 'deviceOSType',
    devicename: 'displayName',
    ownership: 'deviceOwnership',
    category: 'deviceCategory',
    enabled: 'accountEnabled',
  },
};

/** What somebody means who types an operator that this language has not. */
export function meantOperator(typed: string): Operator | 'and' | 'or' | 'not' | undefined {
  const known = operatorAliases.get(typed.toLowerCase()) ?? findOperator(typed);
  return known ?? (nearest(typed, operators) as Operator | undefined);
}

/** What somebody means who types a property that is not listed: Graph's name, a nickname or a slip. */
export function meantProperty(kind: ObjectKind, typed: string): string | undefined {
  const wanted = typed.toLowerCase();
  const aliases = propertyAliases[kind];
  if (Object.hasOwn(aliases, wanted)) return aliases[wanted];
  const inGraph = properties[kind].find(({ field }) => field.toLowerCase() === wanted);
  if (inGraph !== undefined) return inGraph.name;
  const names = properties[kind].map(({ name }) => name);
  // A number too high is not a slip in the digits.
  return nearest(typed, /\d$/.test(typed) ? names.filter((name) => !/\d$/.test(name)) : names);
}
