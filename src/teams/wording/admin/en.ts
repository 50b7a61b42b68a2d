import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import type { AdminWording } from './adminWording.ts';
import { policyOfEn } from './policyOfEn.ts';

const { count } = grammarOf('en', { other: '# more' });

export const adminEn: AdminWording = {
  title: 'Administration',
  nothing: 'Nothing needs you now.',
  sections: {
    jobs: {
      title: 'Failed jobs',
      hint: 'Work that was given up after hours of attempts.',
      none: 'No job has failed.',
    },
    notices: {
      title: 'Notices',
      hint: 'What Usher could not settle by itself. The handbook says what each code means.',
      none: 'There are no open notices.',
    },
    requests: {
      title: 'Requests without approver',
      hint: 'They wait, and nobody who was asked can be reached.',
      none: 'Every waiting request has somebody who can decide.',
    },
    owners: {
      title: 'Unreachable owners',
      hint: 'They removed or blocked Usher, so others are asked in their place.',
      none: 'Every owner who was asked can be reached.',
    },
    groups: {
      title: 'Groups without owner',
      hint: 'Fallback approvers decide for them until somebody owns them.',
      none: 'Every group has an owner.',
    },
  },
  indexLoading: (groups, pages) =>
    text`Groups are being read for the first time: ${groups} so far, in ${count(pages, { one: '# page', other: '# pages' })}. Until then the directory itself is searched.`,
  indexLoaded: (groups, at) =>
    text`Search knows ${count(groups, { one: '# group', other: '# groups' })}, as of ${moment(at)}.`,
  peopleLoading: (people, pages) =>
    text`People are being read for the first time: ${count(people, { other: '#' })} so far, in ${count(pages, { one: '# page', other: '# pages' })}. Until then no rule can be tried.`,
  peopleLoaded: (people, at) =>
    text`Rules know ${count(people, { one: '# person', other: '# people' })}, as of ${moment(at)}.`,
  notices: {
    groupIndexLoading:
      'Groups are being read for the first time. This notice goes by itself; until then the directory itself is searched.',
    peopleLoading:
      'People are being read for the first time. This notice goes by itself; until then no rule can be tried.',
    peopleNotReadable:
      'Usher may not read the people of the directory, so it cannot say what a rule does. Please grant it User.Read.All; this notice then goes by itself.',
  },
  sectionWith: (title, n) => (n === null ? `${title} (unknown)` : `${title} (${count(n, { other: '#' })})`),
  titles: {
    retry: 'Try again',
    retryAll: 'Try all again',
    dismiss: 'Take off the list',
    acknowledge: 'Acknowledge',
    audit: 'Search the audit',
    search: 'Search',
    export: 'Export as CSV',
    sendFile: 'Export as a file',
    nextPart: 'Next part',
    overview: 'Administration',
  },
  labels: {
    who: 'Who',
    whoPlaceholder: 'Name, address or id; “usher” for Usher itself',
    what: 'What',
    whatPlaceholder: 'For example: approve',
    group: 'Group',
    groupPlaceholder: 'Name or id',
    since: 'First day',
    until: 'Last day',
    csv: 'CSV',
  },
  deeds: {
    retried: (n) => count(n, { one: '# job is being tried again.', other: '# jobs are being tried again.' }),
    dismissed: () => 'The job is off the list.',
    acknowledged: () => 'The notice is acknowledged. It comes back if the matter does.',
  },
  tooLate: 'There was nothing left to do: somebody else was faster.',
  givenUp: (n, at) =>
    text`Given up after ${count(n, { one: '# attempt', other: '# attempts' })} on ${moment(at)}`,
  failedWith: (codes) => text`Last failure: ${codes.join(', ')}`,
  settled: 'The matter ended with it and people were told. They can ask again.',
  noticed: (at) => text`Since ${moment(at)}`,
  asked: (who, at) => text`${strong(who)} asked on ${moment(at)}`,
  removed: (at) => text`Removed Usher, known since ${moment(at, 'date')}`,
  blocked: (at) => text`Blocked Usher, known since ${moment(at, 'date')}`,
  owns: (n) => count(n, { one: 'Owns # group', other: 'Owns # groups' }),
  waiting: (n) => count(n, { one: '# request waits', other: '# requests wait' }),
  auditTitle: 'Audit',
  auditNone: 'Nothing was recorded that fits.',
  auditUtc: 'Days begin and end at midnight UTC. Empty fields mean anything.',
  done: (who, at) => text`${strong(who ?? 'Usher')}, ${moment(at)}`,
  ruleBefore: (rule) => text`Rule before: ${rule}`,
  ruleAfter: (rule) => text`Rule after: ${rule}`,
  ruleStays: (rule) => text`Rule: ${rule}`,
  noRule: 'none',
  exportTitle: (n) => count(n, { one: '# entry as CSV', other: '# entries as CSV' }),
  exportHint: 'Select the text, copy it into an empty file and save that as audit.csv.',
  exportMore: 'Older entries fit as well. They come as the next part.',
  policyOf: policyOfEn,
  refusals: {
    groupUnknown: ({ text: typed }) =>
      text`There is no group called “${strong(typed)}”. Please try another word, or its id.`,
    notADay: ({ text: typed }) =>
      text`“${strong(typed)}” is not a day. Please write it like ${strong('2026-11-20')}.`,
  },
};
