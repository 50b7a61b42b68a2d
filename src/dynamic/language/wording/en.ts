import type { Duration } from '../tree.ts';
import { errorsEn } from './errorsEn.ts';
import { labelsEn } from './labelsEn.ts';
import type { RuleWording } from './ruleWording.ts';
import { warningsEn } from './warningsEn.ts';

const either = new Intl.ListFormat('en', { type: 'disjunction' });
const both = new Intl.ListFormat('en', { type: 'conjunction' });
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const or = (values: readonly string[]): string => either.format(values);
const nor = (values: readonly string[]): string => values.join(' nor ');
const isOneOf = (values: readonly string[]): string => `is ${or(values)}`;
const isNoneOf = (values: readonly string[]): string =>
  values.length > 1 ? `is neither ${nor(values)}` : `is not ${or(values)}`;

export const en: RuleWording = {
  language: 'en',
  quote: (text) => `“${text}”`,
  labels: labelsEn,
  extensionAttribute: (number) => `extension attribute ${number}`,
  booleans: {
    accountEnabled: { yes: 'the account is enabled', no: 'the account is disabled' },
    dirSyncEnabled: {
      yes: 'the account comes from your servers',
      no: 'the account does not come from your servers',
    },
    isRooted: { yes: 'the device is rooted', no: 'the device is not rooted' },
  },
  predicates: {
    eq: isOneOf,
    ne: isNoneOf,
    in: isOneOf,
    notIn: isNoneOf,
    startsWith: (values) => `starts with ${or(values)}`,
    notStartsWith: (values) => `does not start with ${or(values)}`,
    endsWith: (values) => `ends with ${or(values)}`,
    notEndsWith: (values) => `does not end with ${or(values)}`,
    contains: (values) => `contains ${or(values)}`,
    notContains: (values) => `does not contain ${or(values)}`,
    match: (values) => `matches the pattern ${or(values)}`,
    notMatch: (values) => `does not match the pattern ${or(values)}`,
    ge: (values) => `is at or after ${or(values)}`,
    le: (values) => `is at or before ${or(values)}`,
  },
  hasValue: 'has a value',
  inDirectory: 'is in the directory',
  hasNoValue: 'has no value',
  and: (terms) => (terms.length === 2 ? terms.join(', and ') : both.format(terms)),
  or: (terms) => (terms.length === 2 ? terms.join(', or ') : or(terms)),
  not: (term) => `it is not so that ${term}`,
  any: (label) => `at least one of the ${label}`,
  all: (label) => `every one of the ${label}, if any,`,
  it: 'it',
  anySuch: (label, body) => `for at least one of the ${label}: ${body}`,
  allSuch: (label, body) => `for every one of the ${label}, if any: ${body}`,
  noPlan: 'there is no service plan',
  inGroups: (groups) => `is a direct member of ${or(groups)}`,
  directReports: (manager) => `reports directly to ${manager}`,
  instant: (at) => (at % 86_400_000 === 0 ? dates.format(at) : `${times.format(at)} UTC`),
  now: 'now',
  beforeNow: (duration) => `${spell(duration)} before now`,
  afterNow: (duration) => `${spell(duration)} from now`,
  finding: {
    is: (label, value) => `${label} is ${value}`,
    hasNone: (label) => `${label} has no value`,
    notRead: (label) => `${label} was not read`,
    cannotEvaluate: (label) => `the pattern for ${label} cannot be evaluated here`,
    asWanted: (seen) => `${seen}, as the rule wants`,
    wantsOneOf: (seen, values) => `${seen}, the rule wants ${or(values)}`,
    wants: (seen, predicate) => `${seen}, the rule wants: ${predicate}`,
    holds: (condition) => `this holds: ${condition}`,
    holdsNot: (condition) => `this does not hold: ${condition}`,
    mustBe: (label, values) => `${label} would have to be ${or(values)}`,
    must: (label, predicate) => `${label} would have to be otherwise, so that it ${predicate}`,
    mustHold: (condition) => `this would have to hold: ${condition}`,
    mustNotHold: (condition) => `this would have to stop holding: ${condition}`,
  },
  changedBy: {
    person: 'People may be able to change this themselves.',
    administrator: 'An administrator can change this.',
    directory: 'The directory sets this itself.',
    onPremises: 'This is changed on the servers of your organization.',
  },
  errors: errorsEn,
  warnings: warningsEn,
};

function spell({ days, hours, minutes, seconds }: Duration): string {
  const parts = [
    count(days, 'day'),
    count(hours, 'hour'),
    count(minutes, 'minute'),
    count(seconds, 'second'),
  ];
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? 'no time' : both.format(said);
}

function count(amount: number, unit: string): string {
  return amount === 0 ? '' : `${String(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}
