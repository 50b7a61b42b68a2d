import type { Duration } from '../tree.ts';
import { errorsDe } from './errorsDe.ts';
import { labelsDe } from './labelsDe.ts';
import type { RuleWording } from './ruleWording.ts';
import { warningsDe } from './warningsDe.ts';

const either = new Intl.ListFormat('de', { type: 'disjunction' });
const both = new Intl.ListFormat('de', { type: 'conjunction' });
const dates = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const or = (values: readonly string[]): string => either.format(values);
const nor = (values: readonly string[]): string => values.join(' noch ');
const isOneOf = (values: readonly string[]): string => `ist ${or(values)}`;
const isNoneOf = (values: readonly string[]): string =>
  values.length > 1 ? `ist weder ${nor(values)}` : `ist nicht ${or(values)}`;
const neither = (verb: string, values: readonly string[], rest = ''): string =>
  values.length > 1 ? `${verb} weder ${nor(values)}${rest}` : `${verb} nicht ${or(values)}${rest}`;

export const de: RuleWording = {
  language: 'de',
  quote: (text) => `„${text}“`,
  labels: labelsDe,
  extensionAttribute: (number) => `Erweiterungsattribut ${number}`,
  booleans: {
    accountEnabled: { yes: 'das Konto ist aktiv', no: 'das Konto ist gesperrt' },
    dirSyncEnabled: {
      yes: 'das Konto kommt von Ihren Servern',
      no: 'das Konto kommt nicht von Ihren Servern',
    },
    isRooted: { yes: 'das Gerät ist gerootet', no: 'das Gerät ist nicht gerootet' },
  },
  predicates: {
    eq: isOneOf,
    ne: isNoneOf,
    in: isOneOf,
    notIn: isNoneOf,
    startsWith: (values) => `beginnt mit ${or(values)}`,
    notStartsWith: (values) =>
      neither(
        'beginnt',
        values.map((value) => `mit ${value}`),
      ),
    endsWith: (values) => `endet auf ${or(values)}`,
    notEndsWith: (values) =>
      neither(
        'endet',
        values.map((value) => `auf ${value}`),
      ),
    contains: (values) => `enthält ${or(values)}`,
    notContains: (values) => neither('enthält', values),
    match: (values) => `entspricht dem Muster ${or(values)}`,
    notMatch: (values) =>
      neither(
        'entspricht',
        values.map((value) => `dem Muster ${value}`),
      ),
    ge: (values) => `ist ${or(values)} oder später`,
    le: (values) => `ist ${or(values)} oder früher`,
  },
  hasValue: 'hat einen Wert',
  inDirectory: 'steht im Verzeichnis',
  hasNoValue: 'hat keinen Wert',
  and: (terms) => (terms.length === 2 ? terms.join(', und ') : both.format(terms)),
  or: (terms) => (terms.length === 2 ? terms.join(', oder ') : or(terms)),
  not: (term) => `es trifft nicht zu: ${term}`,
  any: (label) => `mindestens ein Eintrag (${label})`,
  all: (label) => `jeder etwaige Eintrag (${label})`,
  it: 'er',
  anySuch: (label, body) => `für mindestens einen Eintrag (${label}) gilt: ${body}`,
  allSuch: (label, body) => `für jeden etwaigen Eintrag (${label}) gilt: ${body}`,
  noPlan: 'es gibt keinen Dienstplan',
  inGroups: (groups) => `ist direktes Mitglied von ${or(groups)}`,
  directReports: (manager) => `ist ${manager} direkt unterstellt`,
  instant: (at) => (at % 86_400_000 === 0 ? dates.format(at) : `${times.format(at)} UTC`),
  now: 'jetzt',
  beforeNow: (duration) => `${spell(duration)} vor jetzt`,
  afterNow: (duration) => `${spell(duration)} nach jetzt`,
  finding: {
    is: (label, value) => `${label} ist ${value}`,
    hasNone: (label) => `${label} hat keinen Wert`,
    notRead: (label) => `${label} wurde nicht gelesen`,
    cannotEvaluate: (label) => `das Muster für ${label} lässt sich hier nicht auswerten`,
    asWanted: (seen) => `${seen}, wie die Regel es verlangt`,
    wantsOneOf: (seen, values) => `${seen}, die Regel verlangt ${or(values)}`,
    wants: (seen, predicate) => `${seen}, die Regel verlangt: ${predicate}`,
    holds: (condition) => `dies trifft zu: ${condition}`,
    holdsNot: (condition) => `dies trifft nicht zu: ${condition}`,
    mustBe: (label, values) => `${label} müsste ${or(values)} sein`,
    must: (label, predicate) => `${label} müsste anders sein, so dass gilt: ${predicate}`,
    mustHold: (condition) => `dies müsste zutreffen: ${condition}`,
    mustNotHold: (condition) => `dies dürfte nicht mehr zutreffen: ${condition}`,
  },
  changedBy: {
    person: 'Das kann man möglicherweise selbst ändern.',
    administrator: 'Das kann die IT ändern.',
    directory: 'Das setzt das Verzeichnis selbst.',
    onPremises: 'Das wird auf den Servern Ihrer Organisation geändert.',
  },
  errors: errorsDe,
  warnings: warningsDe,
};

function spell({ days, hours, minutes, seconds }: Duration): string {
  const parts = [
    count(days, 'Tag', 'Tage'),
    count(hours, 'Stunde', 'Stunden'),
    count(minutes, 'Minute', 'Minuten'),
    count(seconds, 'Sekunde', 'Sekunden'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'keine Zeit' : both.format(parts);
}

function count(amount: number, one: string, many: string): string {
  return amount === 0 ? '' : `${String(amount)} ${amount === 1 ? one : many}`;
}
