/** Five typical rules, each also as a predicate somebody would write by hand and as conditions of json-rules-engine. */
import type { TopLevelCondition } from 'json-rules-engine';
import { createChance } from '../../test/support/chance.ts';

export interface Contestant {
  readonly id: string;
  readonly department: string | null;
  readonly jobTitle: string | null;
  readonly country: string | null;
  readonly mail: string | null;
  readonly userType: string;
  readonly accountEnabled: boolean;
  readonly employeeHireDate: string | null;
  readonly otherMails: readonly string[];
}

export interface Contest {
  readonly name: string;
  readonly rule: string;
  readonly byHand: (user: Contestant, now: number) => boolean;
  readonly conditions: TopLevelCondition;
}

const departments = 'Sales Marketing Finance IT HR Legal Support Research Facilities Operations'.split(' ');
const titles = [
  'Regional Sales Director',
  'Senior Engineer',
  'Account Manager',
  'Analyst',
  'Director',
  'Architect',
];
const countries = ['SE', 'DE', 'US', 'NG', 'FR', 'GB'];

/** People as Graph answers them, the same in every run. */
export function makePeople(count: number): readonly Contestant[] {
  const chance = createChance(7);
  const mostly = <T>(value: T): T | null => (chance.below(10) === 0 ? null : value);
  const people = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    department: mostly(chance.oneOf(departments)),
    jobTitle: mostly(chance.oneOf(titles)),
    country: mostly(chance.oneOf(countries)),
    mail: mostly(`person${String(index)}@${chance.oneOf(['Contoso.com', 'fabrikam.com'])}`),
    userType: chance.below(8) === 0 ? 'Guest' : 'Member',
    accountEnabled: chance.below(12) !== 0,
    employeeHireDate: mostly(
      `20${String(10 + chance.below(17))}-0${String(1 + chance.below(9))}-15T08:00:00Z`,
    ),
    otherMails: Array.from({ length: chance.below(3) }, () =>
      chance.oneOf(['a@home.example', 'b@Contoso.com']),
    ),
  }));
  // Through JSON as from a store, so that equal texts are not one and the same.
  return JSON.parse(JSON.stringify(people)) as readonly Contestant[];
}

const lower = (text: string | null): string => text?.toLowerCase() ?? '';
const some = ['finance', 'it', 'hr', 'legal', 'research'];
const someSet = new Set(some);
const condition = (fact: keyof Contestant, operator: string, value: unknown): object => ({
  fact,
  operator,
  value,
});

export const contests: readonly Contest[] = [
  {
    name: 'department and enabled',
    rule: 'user.department -eq "Sales" -and user.accountEnabled -eq true',
    byHand: (user) => lower(user.department) === 'sales' && user.accountEnabled,
    conditions: all(condition('department', 'eq', 'sales'), condition('accountEnabled', 'equal', true)),
  },
  {
    name: 'one of five, no guests',
    rule: 'user.department -in ["Finance","IT","HR","Legal","Research"] -and user.userType -ne "Guest"',
    byHand: (user) => someSet.has(lower(user.department)) && lower(user.userType) !== 'guest',
    conditions: all(condition('department', 'oneOf', some), condition('userType', 'ne', 'guest')),
  },
  {
    name: 'titles in a country',
    rule: 'user.country -eq "SE" -and (user.jobTitle -startsWith "Senior" -or user.jobTitle -contains "Director")',
    byHand: (user) =>
      lower(user.country) === 'se' &&
      (lower(user.jobTitle).startsWith('senior') || lower(user.jobTitle).includes('director')),
    conditions: all(condition('country', 'eq', 'se'), {
      any: [condition('jobTitle', 'startsWith', 'senior'), condition('jobTitle', 'contains', 'director')],
    }),
  },
  {
    name: 'addresses, any',
    rule: '(user.otherMails -any (_ -endsWith "@contoso.com")) -or user.mail -endsWith "@contoso.com"',
    byHand: (user) =>
      user.otherMails.some((mail) => mail.toLowerCase().endsWith('@contoso.com')) ||
      lower(user.mail).endsWith('@contoso.com'),
    conditions: {
      any: [
        condition('otherMails', 'anyEndsWith', '@contoso.com'),
        condition('mail', 'endsWith', '@contoso.com'),
      ],
    } as TopLevelCondition,
  },
  {
    name: 'pattern',
    rule: 'user.jobTitle -match "Regional.*Director" -and user.accountEnabled -eq true',
    byHand: (user) =>
      user.jobTitle !== null && /Regional.*Director/i.test(user.jobTitle) && user.accountEnabled,
    conditions: all(
      condition('jobTitle', 'match', 'Regional.*Director'),
      condition('accountEnabled', 'equal', true),
    ),
  },
];

function all(...conditions: readonly object[]): TopLevelCondition {
  return { all: conditions } as TopLevelCondition;
}
