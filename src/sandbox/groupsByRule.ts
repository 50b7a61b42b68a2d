import type { GroupRow } from './groupRow.ts';
import { personId } from './people.ts';

/** Groups filled by Entra's rules of different kinds. Members named here are what a rule that stands still left. */
export const groupsByRule: readonly GroupRow[] = [
  {
    name: 'All Sweden',
    alias: 'all-sweden',
    kind: 'security',
    description: 'Everybody who works in Sweden.',
    owners: ['Karin Holm'],
    members: [],
    rule: '(user.country -eq "Sweden") and (user.accountEnabled -eq true)',
  },
  {
    name: 'Marketing Newsletter',
    alias: 'marketing-newsletter',
    kind: 'microsoft365',
    description: 'Everybody in the marketing department, by rule.',
    owners: ['Sofia Ångström'],
    members: [],
    rule: 'user.department -eq "Marketing"',
  },
  {
    name: 'Press Desk',
    alias: 'press-desk',
    kind: 'security',
    description: 'Whoever has an address at the press domain.',
    owners: ['Yara Haddad'],
    members: [],
    rule: '(user.proxyAddresses -any (_ -endsWith "@press.fjordlight.example")) and (user.accountEnabled -eq true)',
  },
  {
    name: 'Reports to Nils',
    alias: 'reports-to-nils',
    kind: 'security',
    description: 'The people Nils Bergström leads.',
    owners: ['Nils Bergström'],
    members: [],
    rule: `Direct Reports for "${personId('Nils Bergström')}"`,
  },
  {
    name: 'Ten Years Here',
    alias: 'ten-years-here',
    kind: 'security',
    description: 'Whoever has been with us for ten years.',
    owners: ['Karin Holm'],
    members: [],
    rule: '(user.employeeHireDate -le (system.now -minus P3652D)) and (user.userType -eq "Member")',
  },
  {
    name: 'Berlin Office',
    alias: 'berlin-office',
    kind: 'security',
    description: 'Doors and desks in Berlin. The rule rests while the office moves.',
    owners: ['Patrick Müller'],
    members: ['Patrick Müller', 'Jürgen Weiß', 'Tom Hughes'],
    rule: 'user.city -eq "Berlin"',
    isPaused: true,
  },
  {
    name: 'Former Contractors',
    alias: 'former-contractors',
    kind: 'security',
    description: 'Its rule asks for something the directory no longer knows.',
    owners: ['Viktor Lundgren'],
    members: ['Felix Grünwald'],
    rule: 'user.organizationalUnit -eq "Contractors"',
  },
];

/** Assigned groups whose members are to be kept by a rule of the bot's own. */
export const groupsToKeep: readonly GroupRow[] = [
  {
    name: 'Austin Office',
    alias: 'austin-office',
    kind: 'security',
    description: 'Doors and desks in Austin.',
    owners: ['Juan Carlos de la Cruz'],
    members: ['Emily Carter', 'Grace Kim', 'Mateo García', 'Juan Carlos de la Cruz'],
  },
];

/** The rule of each of these groups, by its alias. */
export const rulesToKeep: Readonly<Record<string, string>> = {
  'austin-office': '(user.city -eq "Austin") and (user.accountEnabled -eq true)',
};
