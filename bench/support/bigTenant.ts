/** People of a tenant of any size, each made from a number when somebody asks: nothing is kept but what changed. */
import { createDice } from './manyGroups.ts';

export interface BigTenant {
  readonly count: number;
  /** Everything Graph would tell of a person, managers apart. */
  person(number: number): Readonly<Record<string, unknown>>;
  managerId(number: number): string | null;
  /** Moves so many people, spread over everybody, to another department. */
  change(people: number): void;
  /** Numbers of those who changed after this version, and the version now. */
  changedSince(version: number): { readonly numbers: readonly number[]; readonly version: number };
}

const departments =
  'Sales Marketing Finance IT HR Legal Support Research Facilities Operations Engineering Design'.split(' ');
const titles =
  'Regional Sales Director,Senior Engineer,Account Manager,Analyst,Director,Architect,Consultant,Senior Buyer'.split(
    ',',
  );
const places = [
  ['Stockholm', 'SE'],
  ['Berlin', 'DE'],
  ['Austin', 'US'],
  ['Lagos', 'NG'],
  ['Paris', 'FR'],
  ['London', 'GB'],
] as const;
const names = 'Ada Bob Chen Dorota Emil Farid Grace Hana Ivo Jonas Karin Lea Mateo Nils Olu Priya'.split(' ');

export function personIdOf(number: number): string {
  // Not in the order of the numbers, as real ids are in no order.
  const mixed = Math.imul(number + 1, 2_654_435_761) >>> 0;
  return `${mixed.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function createBigTenant(count: number): BigTenant {
  const moved = new Map<number, { department: string; version: number }>();
  let version = 1;
  return {
    count,
    person: (number) => ({ ...personOf(number), ...departmentOf(moved.get(number)) }),
    managerId: (number) => (number === 0 ? null : personIdOf(Math.floor(number / 9))),
    change: (people) => {
      version += 1;
      const step = Math.max(1, Math.floor(count / people));
      for (let at = 0; at < Math.min(people, count); at += 1) {
        moved.set((at * step + version) % count, { department: `Moved ${String(version)}`, version });
      }
    },
    changedSince: (since) => ({
      numbers: [...moved].filter(([, change]) => change.version > since).map(([number]) => number),
      version,
    }),
  };
}

function departmentOf(change: { department: string } | undefined): object {
  return change === undefined ? {} : { department: change.department };
}

function personOf(number: number): Readonly<Record<string, unknown>> {
  const dice = createDice(number + 1);
  const pick = <T>(values: readonly T[]): T => values[dice(values.length)] as T;
  const [city, country] = pick(places);
  const givenName = pick(names);
  const surname = `${pick(names)}son${String(number % 5000)}`;
  const alias = `${givenName}.${surname}.${String(number)}`.toLowerCase();
  const isGuest = dice(12) === 0;
  const mail = `${alias}@${isGuest ? 'fabrikam.com' : 'contoso.com'}`;
  return {
    id: personIdOf(number),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName: mail,
    mail,
    mailNickname: alias,
    department: dice(10) === 0 ? null : pick(departments),
    jobTitle: dice(10) === 0 ? null : pick(titles),
    officeLocation: `${city} ${String(dice(40))}`,
    city,
    country,
    usageLocation: country,
    companyName: 'Contoso',
    employeeId: isGuest ? null : String(100_000 + number),
    employeeHireDate: `20${String(10 + dice(16))}-0${String(1 + dice(9))}-15T08:00:00Z`,
    accountEnabled: dice(12) !== 0,
    userType: isGuest ? 'Guest' : 'Member',
    onPremisesSyncEnabled: isGuest ? null : true,
    otherMails: dice(3) === 0 ? [`${alias}@home.example`] : [],
    proxyAddresses: [`SMTP:${mail}`],
    businessPhones: [`+46 8 ${String(1_000_000 + number)}`],
    onPremisesExtensionAttributes: { extensionAttribute1: pick(departments), extensionAttribute2: null },
  };
}
