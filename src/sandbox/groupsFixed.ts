import type { GroupRow } from './groupRow.ts';

/** Groups nobody can be added to from here, one for each reason. */
export const fixedGroups: readonly GroupRow[] = [
  {
    name: 'All Staff Announcements',
    alias: 'all-staff',
    kind: 'distribution',
    description: 'Mail to everybody in the company.',
    owners: ['Karin Holm'],
    members: ['Karin Holm', 'Patrick Müller', 'Leila Farahani'],
  },
  {
    name: 'Facilities Stockholm',
    alias: 'facilities-stockholm',
    kind: 'mailEnabledSecurity',
    description: 'Door codes and maintenance of the Stockholm office.',
    owners: ['Karin Holm'],
    members: ['Karin Holm', 'Viktor Lundgren'],
  },
  {
    name: 'Helpdesk Admins',
    alias: 'helpdesk-admins',
    kind: 'security',
    description: 'May reset passwords.',
    owners: ['Viktor Lundgren'],
    members: ['Samuel Mensah'],
    isRoleAssignable: true,
  },
  {
    name: 'Executive Devices',
    alias: 'executive-devices',
    kind: 'security',
    description: 'Devices of the leadership team, kept in a restricted management unit.',
    owners: ['Dorota Kowalczyk'],
    members: ['Ingrid Solheim', 'Fatima El Amrani'],
    isManagementRestricted: true,
  },
  {
    name: 'Board',
    alias: 'board',
    kind: 'microsoft365',
    visibility: 'HiddenMembership',
    description: 'Papers and minutes of the board.',
    owners: ['Ingrid Solheim', 'Elena Petrova'],
    members: ['Ingrid Solheim', 'Elena Petrova', 'Fatima El Amrani'],
  },
  {
    name: 'Legacy File Server',
    alias: 'legacy-file-server',
    kind: 'security',
    description: 'Share on the file server in the Stockholm basement, kept in the local directory.',
    owners: ['Viktor Lundgren'],
    members: ['Viktor Lundgren', 'Henrik Dahl', 'Ada Lindqvist'],
    isSynced: true,
  },
];
