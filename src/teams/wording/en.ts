import { byRuleEn } from './byRule/en.ts';
import { deletionEn } from './creation/deletionEn.ts';
import { creationEn } from './creation/en.ts';
import { adminEn } from './admin/en.ts';
import { readinessEn } from './readiness/en.ts';
import { commandsEn } from './commands/en.ts';
import { deskEn } from './desk/en.ts';
import { filesEn } from './files/en.ts';
import { grammarOf } from './grammar.ts';
import { ineligibleEn } from './ineligible/en.ts';
import { enLeaving } from './leaving/en.ts';
import { failuresByLicensingEn, licencesEn, refusalsByLicensingEn } from './licences/en.ts';
import { enMessages } from './messages/en.ts';
import { failuresByPolicyEn, policyEn, refusalsByPolicyEn } from './policy/en.ts';
import { searchEn } from './search/en.ts';
import { moment, said, strong, text } from './text.ts';
import type { Wording } from './wording.ts';

const { count, list, names } = grammarOf('en', { other: '# more' });

export const en: Wording = {
  language: 'en',
  search: searchEn,
  files: filesEn,
  names,
  members: (n) => count(n, { one: '# member', other: '# members' }),
  days: (n) => count(n, { one: '# day', other: '# days' }),
  commands: commandsEn,
  actions: {
    requestToJoin: 'Request to join',
    sendRequest: 'Send request',
    withdraw: 'Withdraw',
    approve: 'Approve',
    deny: 'Deny',
    denyRequest: 'Deny request',
    find: 'Find a group',
    myGroups: 'My groups',
    myRequests: 'My requests',
    approvals: 'Approvals',
    leave: 'Leave',
    cancel: 'Cancel',
    back: 'Back',
    more: 'More',
    previous: 'Previous',
    details: 'Details',
    askAgain: 'Ask again',
    goOn: 'Go on',
    home: 'Start page',
  },
  labels: {
    reason: 'Reason',
    reasonPlaceholder: 'What do you need this group for?',
    reasonError: 'Please say in a few words what you need this group for.',
    duration: 'Duration',
    untilILeave: 'Until I leave',
    untilTheyLeave: 'Until they leave',
    note: 'Note',
    notePlaceholder: 'Optional. The person who asked will read it.',
    noteError: 'Please say in a few words why, so that the person who asked knows what to do.',
    search: 'Name or topic',
    searchPlaceholder: 'For example: finance',
    group: 'Group',
    manager: 'Manager',
    asked: 'Asked',
    ends: 'Answer by',
    alsoAsked: 'Also asked',
    whyYou: 'Why you',
    decided: 'Decided',
    owners: 'Owners',
  },
  kinds: {
    security: 'Security group',
    microsoft365: 'Microsoft 365 group',
    mailEnabledSecurity: 'Mail-enabled security group',
    distribution: 'Distribution list',
    unknown: 'Group',
  },
  ineligible: ineligibleEn,
  failures: {
    ...failuresByPolicyEn,
    ...failuresByLicensingEn,
    groupGone: 'The group no longer exists. If another one took its place, please choose that one.',
    groupNotEligible: 'The group has changed and is closed to Usher. Please ask your IT help desk.',
    requesterGone: 'The account can no longer be found. Please ask your IT help desk.',
    requesterDisabled: 'The account is disabled. Once it is enabled, a new request will work.',
    guestNotAllowed: 'Usher does not add guest accounts to groups. Please ask your IT help desk.',
    refusedByDirectory: 'The directory did not accept the change. Please ask your IT help desk.',
    directoryUnavailable: 'The directory could not be reached for a long time. Please try again later.',
    noApproverReachable: 'Nobody who may decide can be reached. Please ask your IT help desk.',
  },
  refusals: {
    ...refusalsByPolicyEn,
    ...refusalsByLicensingEn,
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('This group no longer exists. Please look for another one.')
        : text`There is no group called “${strong(typed)}”. Please try another word.`,
    groupNotEligible: ({ groupName }) => text`Nobody can ask to join ${strong(groupName)} here.`,
    alreadyMember: ({ groupName, nested }) =>
      nested
        ? text`You are already in ${strong(groupName)}, through another group. There is nothing left to do.`
        : text`You are already a member of ${strong(groupName)}. There is nothing left to do.`,
    alreadyAsked: ({ groupName }) =>
      text`You have already asked for ${strong(groupName)}. Please see how far it is.`,
    requesterNotFound: () => said('Usher cannot find your account. Please ask your IT help desk.'),
    requesterDisabled: () => said('Your account is disabled. Please ask your IT help desk.'),
    guestNotAllowed: () => said('Guests cannot join here. Please ask the colleague who invited you.'),
    reasonMissing: () => said('The owners decide by your reason. Please say in a few words what you need.'),
    reasonTooLong: ({ max }) => text`Your reason is longer than ${max} characters. Please shorten it.`,
    durationInvalid: ({ max }) => text`The duration can be 1 to ${max} days. Please choose one of those.`,
    noteMissing: () => said('The person who asked should know why. Please write a short note.'),
    noteTooLong: ({ max }) => text`Your note is longer than ${max} characters. Please shorten it.`,
    noApprover: ({ groupName }) =>
      text`Nobody can decide about ${strong(groupName)} now. Please ask your IT help desk, who know of it.`,
    requestNotFound: () => said('This request no longer exists. Your requests are listed under My requests.'),
    requestClosed: ({ groupName }) =>
      text`The request for ${strong(groupName)} is already settled. Nothing has changed.`,
    ownRequest: () => said('Nobody decides their own request. The others who were asked will answer it.'),
    notAnApprover: ({ groupName }) =>
      text`You do not decide about ${strong(groupName)} now. Nothing has changed.`,
    notYourRequest: () => said('This request is somebody else’s. Yours are listed under My requests.'),
    notAMember: ({ groupName }) => text`You are not in ${strong(groupName)}, so nothing has changed.`,
    nestedMember: ({ groupName }) =>
      text`You are in ${strong(groupName)} through another group. Please leave that one.`,
    leaveNotPossible: ({ groupName }) => text`You cannot leave ${strong(groupName)} here.`,
  },
  home: {
    title: (firstName) => (firstName === '' ? said('Hello') : text`Hello ${firstName}`),
    intro: 'Find a group, say what you need it for, and its owners decide. Usher does the rest.',
    notUnderstood: (typed) => text`Usher did not understand “${strong(typed)}”. Here is what works.`,
    waitingForYou: (n) => count(n, { one: '# request waits for you', other: '# requests wait for you' }),
    yourOpenRequests: (n) => count(n, { one: 'You have # open request', other: 'You have # open requests' }),
    approvalsWith: (n) => count(n, { other: 'Approvals (#)' }),
    myRequestsWith: (n) => count(n, { other: 'My requests (#)' }),
    typedHint: 'You can also type',
    examples: [
      'find finance',
      'join Finance because I close the books for 30 days',
      'leave Finance',
      'create group Trade Fair',
    ],
  },
  groups: {
    found: (typed) => text`Groups for “${strong(typed)}”`,
    didYouMean: (typed) => text`Usher does not know “${strong(typed)}”. Did you mean one of these?`,
    choose: (typed) => text`Several groups are called something like “${strong(typed)}”. Which one?`,
    chooseOnly: (typed) => text`No group is called exactly “${strong(typed)}”. Do you mean this one?`,
    whichGroup: said('Which group do you mean?'),
    chooseError: 'Please choose one of them.',
    youTyped: (typed) => text`You wrote: ${typed}`,
    moreToChoose: 'There are more. If yours is missing, please write more of its name.',
    noneFound: (typed) => text`No group matches “${strong(typed)}”`,
    noneFoundHint: 'Please try a shorter word, or what the group is for.',
    owners: (people) => text`Owned by ${list(people)}`,
    ownersDecide: 'Its owners decide who joins.',
    standInsDecide: 'It has no owner, so somebody who stands in decides who joins.',
    member: 'You are a member',
    waiting: (people, since) => text`Waiting for ${names(people)} since ${moment(since, 'date')}`,
    delivering: 'Approved, you are being added',
    mineTitle: 'My groups',
    direct: 'Directly',
    nested: 'Through other groups',
    nestedHint: 'To leave one of these, please leave the group that brought you in.',
    none: 'You are not in any group yet. Find one to start with.',
    managedElsewhere: 'Not managed through Usher',
  },
  request: {
    formTitle: 'Request to join',
    title: 'Your request',
    youAsked: (at) => text`You asked on ${moment(at)}`,
    waitingForOwners: (n) => count(n, { one: 'Waiting for # owner', other: 'Waiting for # owners' }),
    waitingForStandIns: (n) => count(n, { one: 'Waiting for # approver', other: 'Waiting for # approvers' }),
    searching: 'Looking for somebody who can decide',
    wereAsked: (people) =>
      people.length === 1
        ? text`${names(people)} was asked.`
        : text`${names(people)} were asked. The first answer counts.`,
    notReached: (people) => text`Usher could not reach ${names(people)}.`,
    endsAt: (at) => text`Without an answer, the request ends on ${moment(at, 'date')}.`,
    approvedBy: (name) => text`Approved by ${strong(name)}`,
    deniedBy: (name) => text`Denied by ${strong(name)}`,
    willBeAdded: 'You become a member',
    beingAdded: 'You are being added',
    member: (at) =>
      at === null ? said('You are a member') : text`You are a member (verified ${moment(at, 'time')})`,
    memberUnseen: 'It can take a while until every app shows it.',
    notAdded: 'You could not be added',
    withdrawn: 'You withdrew this request',
    expired: 'Nobody answered in time',
    expiredHint: 'You can ask again, or write to one of the owners first.',
    deniedHint: 'If something changes, you can ask again.',
    noteFrom: (name) => text`${strong(name)} wrote:`,
  },
  approval: {
    title: 'For you to decide',
    asksToJoin: (who, group) => text`${strong(who)} asks to join ${strong(group)}`,
    askedToJoin: (who, group) => text`${strong(who)} asked to join ${strong(group)}`,
    whyOwner: 'You own this group.',
    whyFallback: 'You stand in, because no owner of this group could be asked.',
    whyOther: 'You may decide about this group.',
    nobodyElse: 'Nobody else',
    denyTitle: (who, group) => text`Deny the request of ${strong(who)} to join ${strong(group)}?`,
    denyHint: (who) => text`${strong(who)} will read your note.`,
    approvedByYou: 'Approved by you',
    deniedByYou: 'Denied by you',
    beingAdded: (who) => text`${strong(who)} is being added.`,
    isMember: (who) => text`${strong(who)} is a member now.`,
    notAdded: (who) => text`${strong(who)} could not be added.`,
    withdrawn: (who) => text`Withdrawn by ${strong(who)}`,
    expired: 'Ended, because nobody answered in time',
  },
  approvals: {
    title: 'Approvals',
    digestTitle: 'Several requests for you',
    none: 'Nothing waits for you. Usher writes to you as soon as somebody asks.',
    approved: (who, group) => text`You approved the request of ${strong(who)} to join ${strong(group)}.`,
    denied: (who, group) => text`You denied the request of ${strong(who)} to join ${strong(group)}.`,
  },
  mine: {
    title: 'My requests',
    open: 'Under way',
    recent: 'Earlier',
    none: 'You have not asked for anything yet. Find a group and press Request to join.',
  },
  creation: creationEn,
  deletion: deletionEn,
  leaving: enLeaving,
  outcome: {
    pendingApproval: (group) => text`Your request to join ${strong(group)} is under way`,
    waitingForSeat: (group) => text`You are on the waiting list for ${strong(group)}`,
    delivering: (group) => text`You are being added to ${strong(group)}`,
    delivered: (group) => text`You are now a member of ${strong(group)}`,
    deliveryFailed: (group) => text`You could not be added to ${strong(group)}`,
    denied: (group) => text`Your request to join ${strong(group)} was denied`,
    withdrawn: (group) => text`You withdrew your request to join ${strong(group)}`,
    expired: (group) => text`Nobody answered your request to join ${strong(group)} in time`,
  },
  admin: adminEn,
  readiness: readinessEn,
  messages: enMessages,
  policy: policyEn,
  ...byRuleEn,
  ...licencesEn,
  desk: deskEn,
};
