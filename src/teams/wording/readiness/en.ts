import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import type { ReadinessWording } from './readinessWording.ts';
import { reasonsEn, waysEn } from './reasonsEn.ts';

const { count, names, list } = grammarOf('en', { other: '# more' });
const groupsOf = (n: number): string => count(n, { one: '# group', other: '# groups' });
const people = (n: number): string => count(n, { one: '# person', other: '# people' });
const number = (n: number): string => count(n, { other: '#' });

const traits: Readonly<Record<string, string>> = {
  department: 'department',
  companyName: 'company',
  country: 'country',
  city: 'city',
  state: 'state',
  physicalDeliveryOfficeName: 'office',
  jobTitle: 'job title',
  usageLocation: 'usage location',
  accountEnabled: 'account enabled',
  userType: 'user type',
};

export const readinessEn: ReadinessWording = {
  title: 'What this tenant is ready for',
  none: 'Usher has not looked at the tenant yet. It reads every group once; nothing is changed.',
  asOf: (at, n) => text`${groupsOf(n)}, as of ${moment(at)}`,
  asOfDay: (day, n) => `${groupsOf(n)}, as of ${day}`,
  running: ({ phase, people: read, groups, sorted }) =>
    ({
      people: `Usher is reading the tenant: ${people(read)} so far.`,
      groups: `Usher is reading the tenant: ${people(read)}, ${groupsOf(groups)} so far.`,
      licences: `Usher is reading the tenant: ${groupsOf(groups)} are read, now their licences.`,
      sorting: `Usher has read the tenant and is sorting: ${number(sorted)} of ${groupsOf(groups)}.`,
    })[phase],
  systems: {
    selfService: 'Self-service',
    dynamic: 'Dynamic membership',
    licensing: 'Group-based licences',
  },
  shortSystems: { selfService: 'Self-service', dynamic: 'Dynamic', licensing: 'Licences' },
  classes: { ready: 'ready', readyAfter: 'ready after something', notPossible: 'not possible' },
  sum: (system, { ready, readyAfter, notPossible }) =>
    `${system}: ${number(ready)} ready, ${number(readyAfter)} ready after something, ${number(notPossible)} not possible.`,
  chartTitle: 'Groups by what they are ready for',
  checklistTitle: 'What has to be reached',
  checks: {
    selfServiceGroups: (done, of) =>
      `Groups for self-service: ${number(done)} of ${number(of)} possible ones are ready.`,
    ownersTold: (done, of) => `Their owners know: those of ${number(done)} of ${groupsOf(of)} were told.`,
    dynamicGroups: (done, of) =>
      `Groups and rules for dynamic membership: ${number(done)} have a rule${of > done ? `, ${number(of - done)} could have one` : ''}.`,
    licensingGroups: (done, of) =>
      `Groups for licences: ${number(done)} of ${number(of)} possible ones carry some.`,
  },
  checkStates: { done: 'reached', begun: 'begun', open: 'open' },
  fixesTitle: 'What to do next',
  noFixes: 'Nothing stands in the way of any group that could be ready.',
  fixIn: ({ groups, names: named }, systems) =>
    `${groupsOf(groups)} (${systems.join(', ')}): ${list(groups > named.length ? [...named, number(groups - named.length) + ' more'] : named)}`,
  missing: (permission) => `Left out, because the permission ${permission} is missing.`,
  reasons: reasonsEn,
  ways: waysEn,
  listTitle: (system, name, n) => `${system}: ${name} (${number(n)})`,
  listNone: 'No group is of this class.',
  owners: (able, all) =>
    all === 0
      ? 'no owner'
      : able === all
        ? count(all, { one: '# owner', other: '# owners' })
        : `${count(all, { one: '# owner', other: '# owners' })}, ${number(able)} can answer`,
  members: (n, guests, inside) =>
    [
      people(n),
      ...(guests > 0 ? [count(guests, { one: '# of them a guest', other: '# of them guests' })] : []),
      ...(inside > 0 ? [`${groupsOf(inside)} inside`] : []),
    ].join(', '),
  synced: (domain) => (domain === null ? 'managed on premises' : `managed on premises in ${domain}`),
  missesLicences: 'somebody misses a licence',
  created: (at) => text`made on ${moment(at, 'date')}`,
  candidatesTitle: (n) => `Rules that suggest themselves (${number(n)})`,
  candidatesNone: 'No group’s people share enough to make a rule.',
  candidatesHint:
    'What each rule would change, had it been in force when the tenant was read. Nothing changes from here.',
  suggests: (percent, group, shared) => text`${number(percent)} % of ${strong(group)} share ${shared}.`,
  trait: (property, values) => `${traits[property] ?? property} ${list(values)}`,
  changes: (stay, join, leave) => `${people(stay)} would stay, ${number(join)} come in, ${number(leave)} go.`,
  alikeTitle: 'Groups with the same people',
  alike: (named, n) => text`${names(named)} (${people(n)})`,
  newsTitle: 'Tell owners that they can run their groups from Teams',
  newsHint:
    'Nobody is told of a group twice, and each person gets one card a day whatever the number of groups. Nothing is sent before you press the button.',
  newsNone: 'There is nobody left to tell: no group that is ready has an owner who does not know.',
  newsReach: (n, reached) => `${groupsOf(n)}; the message goes to ${people(reached)}.`,
  newsKnown: (named) => text`Reached: ${names(named)}`,
  newsUnseen: (named) => text`Never wrote to Usher and will be tried: ${names(named)}`,
  newsUnreachable: (named) => text`Cannot be reached, as they removed or blocked Usher: ${names(named)}`,
  newsSent: (n) => `It is on its way to ${people(n)}.`,
  ownerNews: (named) => text`You can now run ${names(named)} from Teams.`,
  ownerNewsSummary: (n) => `You can now run ${groupsOf(n)} from Teams`,
  ownerNewsCan: [
    'When somebody asks to join, you get a card here and decide on it.',
    'Write “manage” to see your groups, add and remove people, and name further owners.',
    'Write “policy” and the name of a group to say how people join it.',
  ],
  exportTitle: (n) => `${groupsOf(n)} as CSV`,
  exportHint: 'Select the text, copy it into an empty file and save that as readiness.csv.',
  exportMore: 'More groups come as the next part.',
  titles: {
    survey: 'Look at the tenant',
    surveyAgain: 'Look again',
    progress: 'How far is it?',
    report: 'Report',
    candidates: 'Suggested rules',
    ownerNews: 'Tell owners',
    export: 'Export as CSV',
    nextPart: 'Next part',
    preview: 'Show whom it reaches',
    tell: 'Tell them',
    manage: 'Groups I own',
  },
  labels: {
    text: 'Only groups with this in their name',
    textPlaceholder: 'For example: Sales. Empty means all.',
    chosen: 'Only these groups. None chosen means all of them.',
    csv: 'CSV',
  },
  columns: {
    id: 'Id',
    name: 'Group',
    kind: 'Kind',
    selfService: 'Self-service',
    selfServiceReasons: 'Self-service: why',
    dynamic: 'Dynamic membership',
    dynamicReasons: 'Dynamic membership: why',
    licensing: 'Licences',
    licensingReasons: 'Licences: why',
    owners: 'Owners',
    ownerNames: 'Names of owners',
    members: 'People',
    guests: 'Guests',
    groupsInside: 'Groups inside',
    sync: 'Synced from',
    licences: 'Products',
    licenceErrors: 'Licence errors',
    rule: 'Rule',
    suggestedRule: 'Suggested rule',
    created: 'Made',
    renewed: 'Renewed',
  },
  yes: 'yes',
  no: 'no',
  unknown: 'unknown',
  pageAll: 'all',
  pageShown: (shown, all) =>
    shown === all
      ? groupsOf(all)
      : `The first ${number(shown)} of ${groupsOf(all)}; all are in the CSV file.`,
};
