import { grammarOf } from '../grammar.ts';
import { said, strong, text } from '../text.ts';
import type { RefusalWording, Wording } from '../wording.ts';
import type { PolicyWording } from './policyWording.ts';

const { count, list, names } = grammarOf('en', { other: '# more' });

export const policyEn: PolicyWording = {
  commands: ['policy', 'join policy', 'policy of', 'policy for'],
  modeWords: { open: ['open'], approval: ['approval', 'by approval'], closed: ['closed', 'close'] },
  settingWords: {
    reasonRequired: ['reason', 'reason required', 'a reason is required'],
    reasonOptional: ['no reason', 'reason optional', 'without a reason'],
    longest: ['at most', 'longest', 'longest duration'],
    usual: ['usually', 'usual', 'usual duration'],
    days: ['day', 'days'],
    approvals: ['approval', 'approvals'],
    all: ['all', 'everybody'],
    approvers: ['approvers', 'approver', 'approved by'],
    second: ['then', 'then also'],
    apart: ['not with', 'not together with'],
    nothing: ['none', 'nobody', 'no limit', 'owners', 'the owners', 'no group'],
    and: ['and'],
  },
  progress: (given, needed, next) =>
    text`${given} of ${count(needed, { one: '# approval', other: '# approvals' })}${next.map((who) => `; then ${who}`).join('')}`,
  progressLabel: 'So far',
  theOwners: 'the owners',
  wereAskedForAll: (people, needed) => text`${names(people)} were asked. ${needed} of them have to approve.`,
  approvedByAll: (people) => text`Approved by ${names(people)}`,
  nobodyHadTo: 'Anybody may join, so nobody had to approve',
  joining: {
    open: 'Anybody may join, at once.',
    closed: 'Its owners add people. Please write to one of them.',
  },
  openHint: 'Anybody may join. You are in at once.',
  optionalReason: 'Optional. The owners may read it.',
  whyNamed: 'The policy of this group names you.',
  voted: 'You approved. Others are still to answer.',
  title: 'How people join',
  modes: { open: 'Anybody, at once', approval: 'With approval', closed: 'Owners add people' },
  labels: {
    mode: 'Who may join',
    reasonRequired: 'A reason is required',
    longest: 'Longest duration',
    usual: 'Usual duration',
    pickApprovers: 'Pick who approves',
    pickSecond: 'Pick who approves then',
    pickApproverGroup: 'Or pick a group that approves',
    pickSecondGroup: 'Or pick a group that approves then',
    pickIncompatible: 'Pick groups it does not go together with',
    approvers: 'Who approves',
    quorum: 'How many approvals',
    second: 'Then also',
    incompatible: 'Not together with these groups',
    holds: 'What holds',
    twoOwners: 'A looser policy takes a second owner',
    why: 'Why stricter',
  },
  placeholders: {
    pick: 'Start to type a name',
    pickGroup: 'Start to type the name of a group',
    approvers: 'Empty for the owners. Else names or addresses, one a line, or one group',
    second: 'Empty for nobody. Else names or addresses, or one group',
    incompatible: 'Names of groups, one a line',
  },
  noLimit: 'No limit',
  everybody: 'All of them',
  approvals: (n) => count(n, { one: '# approval', other: '# approvals' }),
  holds: {
    open: 'Anybody who asks is in at once, and the owners read about it.',
    approval: 'Who asks needs approval.',
    closed: 'Nobody can ask. Owners add people.',
  },
  round: (who, needed) => text`${who === null ? 'The owners' : strong(who)}: ${needed}`,
  limit: (part, className) => text`${limits[part]} Your administrator asks this of “${strong(className)}”.`,
  save: 'Save',
  confirm: 'Confirm',
  show: 'How people join',
  saved: 'Saved.',
  proposed: 'Another owner has to confirm this. They have been asked.',
  changed: (who, group) => text`${strong(who)} changed how people join ${strong(group)}`,
  asksToChange: (who, group) => text`${strong(who)} wants to make it easier to join ${strong(group)}`,
  confirmedBy: (who) => text`Confirmed by ${strong(who)}`,
  overtaken: 'Something else was decided meanwhile.',
  secondOwner: 'It takes a second owner. Nothing has changed yet.',
  joinedTitle: (group) => text`New in ${strong(group)}`,
  refusals: {
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('This group no longer exists.')
        : text`There is no group called “${strong(typed)}”. Please try another word.`,
    notAnOwner: ({ groupName }) =>
      text`Only owners of ${strong(groupName)} set how people join it. Nothing has changed.`,
    notWritable: ({ groupName }) => text`Who is in ${strong(groupName)} is not decided here.`,
    beyondCeiling: ({ groupName }) =>
      text`This is more than ${strong(groupName)} may allow. Nothing has changed.`,
    policyUnchanged: ({ groupName }) => text`This holds for ${strong(groupName)} already.`,
    daysInvalid: ({ max }) => text`A duration can be 1 to ${max} days. Please choose one of those.`,
    approverUnknown: ({ text: typed }) =>
      text`Usher does not know who “${strong(typed)}” is. Please write an address, or the name of one group.`,
    settingUnknown: ({ text: typed }) =>
      text`Nothing was saved, as “${strong(typed)}” is no part of a policy. Please write for example: “2 approvals; reason required; at most 90 days; then Data Office”.`,
    approversMixed: () => said('Either people or one group can approve. Please leave one of the two out.'),
    groupUnknown: ({ text: typed }) =>
      typed === null
        ? said('A group you picked is no longer there. Please pick another one.')
        : text`There is no single group called “${strong(typed)}”. Please write its full name or its id.`,
    tooMany: ({ max }) => text`That is more than ${max}. Please use a group instead, or fewer.`,
    noSecondOwner: ({ groupName }) =>
      text`A second owner has to confirm this, and ${strong(groupName)} has none. Please add one first.`,
    changeOver: ({ groupName }) => text`This change for ${strong(groupName)} is settled already.`,
    ownChange: () => said('Another owner has to confirm what you asked for.'),
  },
};

const limits = {
  mode: 'Joining is stricter.',
  reason: 'A reason is required.',
  duration: 'Memberships end sooner.',
  quorum: 'More people have to approve.',
  stages: 'Somebody else approves too.',
  incompatible: 'Some groups do not go together.',
} as const;

export const failuresByPolicyEn: Pick<Wording['failures'], 'incompatibleGroups'> = {
  incompatibleGroups: 'The person is in a group that does not go together with this one.',
};

export const refusalsByPolicyEn: Pick<RefusalWording, 'alreadyVoted' | 'groupClosed' | 'incompatibleGroup'> =
  {
    alreadyVoted: ({ groupName }) =>
      text`You have approved this request for ${strong(groupName)}. Others are still to answer.`,
    groupClosed: ({ groupName, ownerNames }) =>
      ownerNames.length === 0
        ? text`Nobody can ask to join ${strong(groupName)}. Please ask your IT help desk.`
        : text`Nobody can ask to join ${strong(groupName)}. Its owners add people: please write to ${list(ownerNames)}.`,
    incompatibleGroup: ({ groupName, otherName, within }) =>
      within === null
        ? text`You are in ${strong(otherName)}, which does not go together with ${strong(groupName)}. Leave that one first.`
        : text`${strong(groupName)} is part of ${strong(within)}, which does not go together with ${strong(otherName)}, where you are. Leave that one first.`,
  };
