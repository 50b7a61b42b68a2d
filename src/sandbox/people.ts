import type { UserType } from '../directory/types.ts';
import { offices, type OfficeName } from './offices.ts';
import { skuIds } from './skus.ts';
import { stableGuid } from './stableGuid.ts';

/** Somebody in the simulated tenant, in Entra's words. Ids are lower-case GUIDs. */
export interface SandboxPerson {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly userPrincipalName: string;
  readonly mail: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly officeLocation: string;
  readonly city: string;
  readonly country: string;
  readonly usageLocation: string;
  readonly employeeId: string | null;
  /** ISO, midnight UTC. */
  readonly employeeHireDate: string | null;
  readonly proxyAddresses: readonly string[];
  readonly managerId: string | null;
  readonly accountEnabled: boolean;
  readonly userType: UserType;
  /** Products assigned to the person directly; those that come through groups are not listed here. */
  readonly licenceSkuIds: readonly string[];
}

export const sandboxDomain = 'fjordlight.example';

type Row = readonly [
  name: string,
  jobTitle: string,
  department: string,
  office: OfficeName,
  manager?: string,
];

/** The last word of a name is the surname, unless the row says otherwise with an underscore for a blank. */
const staff: readonly Row[] = [
  ['Ingrid Solheim', 'Chief Executive Officer', 'Leadership', 'stockholm'],
  ['Marcus Öberg', 'Chief Technology Officer', 'Leadership', 'stockholm', 'Ingrid Solheim'],
  ['Fatima El_Amrani', 'Chief Financial Officer', 'Leadership', 'london', 'Ingrid Solheim'],
  ['Yara Haddad', 'Chief Marketing Officer', 'Leadership', 'stockholm', 'Ingrid Solheim'],
  ['Daniel Okafor', 'Chief Revenue Officer', 'Leadership', 'london', 'Ingrid Solheim'],
  ['Ada Lindqvist', 'Campaign Specialist', 'Marketing', 'stockholm', 'Sofia Ångström'],
  ['Sofia Ångström', 'Head of Brand', 'Marketing', 'stockholm', 'Yara Haddad'],
  ['Jürgen Weiß', 'Content Strategist', 'Marketing', 'berlin', 'Sofia Ångström'],
  ['Camila Araújo', 'Event Planner', 'Marketing', 'saoPaulo', 'Sofia Ångström'],
  ['Tom Hughes', 'Digital Marketing Analyst', 'Marketing', 'london', 'Sofia Ångström'],
  ['Bob Brown', 'Sales Director EMEA', 'Sales', 'london', 'Daniel Okafor'],
  ['Chen Wei', 'Sales Operations Lead', 'Sales', 'singapore', 'Daniel Okafor'],
  ['Aisha Rahman', 'Sales Director APAC', 'Sales', 'singapore', 'Daniel Okafor'],
  ['Lukas Novák', 'Account Executive', 'Sales', 'berlin', 'Bob Brown'],
  ['Chiara Rossi', 'Account Executive', 'Sales', 'london', 'Bob Brown'],
  ['Siobhán O’Connor', 'Account Executive', 'Sales', 'london', 'Bob Brown'],
  ['Nguyễn Minh', 'Account Executive', 'Sales', 'singapore', 'Aisha Rahman'],
  ['Emily Carter', 'Account Executive', 'Sales', 'austin', 'Daniel Okafor'],
  ['Nils Bergström', 'Engineering Manager', 'Engineering', 'stockholm', 'Marcus Öberg'],
  ['Zofia Wiśniewska', 'Engineering Manager', 'Engineering', 'krakow', 'Marcus Öberg'],
  ['Łukasz Zieliński', 'Software Engineer', 'Engineering', 'krakow', 'Zofia Wiśniewska'],
  ['Hana Kovářová', 'Software Engineer', 'Engineering', 'krakow', 'Zofia Wiśniewska'],
  ['Ravi Subramanian', 'Principal Engineer', 'Engineering', 'singapore', 'Nils Bergström'],
  ['Grace Kim', 'Site Reliability Engineer', 'Engineering', 'austin', 'Nils Bergström'],
  ['Åsa Nyström', 'Product Designer', 'Engineering', 'stockholm', 'Nils Bergström'],
  ['Mateo García', 'Data Engineer', 'Engineering', 'austin', 'Nils Bergström'],
  ['Olu Adeyemi', 'Financial Controller', 'Finance', 'london', 'Fatima El_Amrani'],
  ['Beatriz Conceição', 'Payroll Accountant', 'Finance', 'saoPaulo', 'Olu Adeyemi'],
  ['Henrik Dahl', 'Financial Analyst', 'Finance', 'stockholm', 'Olu Adeyemi'],
  ['Mei Tanaka', 'Procurement Specialist', 'Finance', 'singapore', 'Olu Adeyemi'],
  ['Karin Holm', 'Head of People', 'People', 'stockholm', 'Ingrid Solheim'],
  ['Patrick Müller', 'People Partner', 'People', 'berlin', 'Karin Holm'],
  ['Leila Farahani', 'Recruiter', 'People', 'london', 'Karin Holm'],
  ['Viktor Lundgren', 'Head of IT', 'IT', 'stockholm', 'Marcus Öberg'],
  ['Dorota Kowalczyk', 'Identity Administrator', 'IT', 'krakow', 'Viktor Lundgren'],
  ['Samuel Mensah', 'Service Desk Analyst', 'IT', 'london', 'Viktor Lundgren'],
  ['Elena Petrova', 'General Counsel', 'Legal', 'london', 'Ingrid Solheim'],
  ['Juan Carlos de_la_Cruz', 'Office Manager', 'Operations', 'austin', 'Karin Holm'],
  ['Wanda Schröder', 'Design Lead', 'Engineering', 'berlin', 'Nils Bergström'],
  ['Oscar Ek', 'Marketing Intern', 'Marketing', 'stockholm', 'Sofia Ångström'],
];

const guests: readonly (readonly [name: string, jobTitle: string, company: string])[] = [
  ['Priya Natarajan', 'Partner Consultant', 'harbourline.example'],
  ['Felix Grünwald', 'Freelance Photographer', 'gruenwald-foto.example'],
];

const disabledAccounts: ReadonlySet<string> = new Set(['Wanda Schröder', 'Oscar Ek']);

const pressPeople: ReadonlySet<string> = new Set(['Yara Haddad', 'Sofia Ångström', 'Tom Hughes']);

/** The id of somebody in the story, by display name. Throws when nobody has it: the caller misspelt a constant. */
export function personId(displayName: string): string {
  if (!people().some((person) => person.displayName === displayName))
    throw new RangeError(`nobody is called ${displayName}`);
  return idOf(displayName);
}

/** Everybody in the tenant, the same in every run. */
export function people(): readonly SandboxPerson[] {
  return [...staff.map(employee), ...guests.map(guest)];
}

function employee([rowName, jobTitle, department, office, manager]: Row, index: number): SandboxPerson {
  const name = nameOf(rowName);
  const address = `${plain(name.givenName)}.${plain(name.surname)}@${sandboxDomain}`;
  return {
    id: idOf(name.displayName),
    ...name,
    userPrincipalName: address,
    mail: address,
    jobTitle,
    department,
    ...offices[office],
    employeeId: String(1001 + index),
    employeeHireDate: hiredAt(index),
    proxyAddresses: [
      `SMTP:${address}`,
      ...(pressPeople.has(name.displayName) ? [`smtp:${plain(name.surname)}@press.${sandboxDomain}`] : []),
    ],
    managerId: manager === undefined ? null : idOf(nameOf(manager).displayName),
    accountEnabled: !disabledAccounts.has(name.displayName),
    userType: 'Member',
    licenceSkuIds: disabledAccounts.has(name.displayName) ? [] : [skuIds.officeE3],
  };
}

function guest([rowName, jobTitle, company]: (typeof guests)[number]): SandboxPerson {
  const name = nameOf(rowName);
  const local = `${plain(name.givenName)}.${plain(name.surname)}`;
  return {
    id: idOf(name.displayName),
    ...name,
    userPrincipalName: `${local}_${company}#EXT#@${sandboxDomain}`,
    mail: `${local}@${company}`,
    jobTitle,
    department: 'External',
    officeLocation: '',
    city: '',
    country: 'Germany',
    usageLocation: 'DE',
    employeeId: null,
    employeeHireDate: null,
    proxyAddresses: [],
    managerId: null,
    accountEnabled: true,
    userType: 'Guest',
    licenceSkuIds: [],
  };
}

/** Somewhere between 2009 and 2025, so that somebody turns ten years every few months. */
function hiredAt(index: number): string {
  const [year, month, day] = [2009 + ((index * 7) % 17), (index * 5) % 12, 1 + ((index * 11) % 28)];
  return new Date(Date.UTC(year, month, day)).toISOString();
}

function nameOf(rowName: string): { displayName: string; givenName: string; surname: string } {
  const words = rowName.split(' ');
  const surname = (words.pop() ?? '').replaceAll('_', ' ');
  const givenName = words.join(' ');
  return { displayName: `${givenName} ${surname}`, givenName, surname };
}

/** Addresses are ASCII: marks go, and the letters that do not decompose are spelt out. */
function plain(name: string): string {
  const spelt = name.toLowerCase().replaceAll('ß', 'ss').replaceAll('ł', 'l');
  return spelt.normalize('NFD').replace(/[^a-z]/g, '');
}

function idOf(displayName: string): string {
  return stableGuid(`person ${displayName}`);
}
