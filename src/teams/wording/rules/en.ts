import { grammarOf } from '../grammar.ts';
import { moment, said, strong, text } from '../text.ts';
import type { RulesWording } from './rulesWording.ts';
import { whyEn } from './whyEn.ts';

const { count } = grammarOf('en', { other: '# more' });
const people = (n: number): string => count(n, { one: '# person', other: '# people' });

export const rulesEn: RulesWording = {
  commands: {
    rule: ['rule of', 'rule for', 'rule', 'membership rule of', 'membership rule'],
    why: ['why', 'explain'],
    licences: [
      'licences',
      'licenses',
      'my licences',
      'my licenses',
      'do i have my licences',
      'do i have my licenses',
    ],
    asksAboutMe: ['am i', "i'm", 'i am', 'can i', "can't i", 'me'],
    myself: ['not', 'me', 'i'],
    asksAboutOther: ['is', "isn't", 'are'],
    inGroup: ['not a member of', 'a member of', 'no member of', 'not in', 'in', 'not join', 'join'],
  },
  titles: {
    rule: 'Membership rule',
    editor: 'Rule for members',
    preview: 'Preview',
    why: 'Why',
    licences: 'Your licences',
    whatIf: 'What if',
    list: 'Everybody as a file',
    change: 'Change the rule',
    makeDynamic: 'Decide by a rule',
    keep: 'Let Usher keep it by a rule',
    pause: 'Pause the rule',
    resume: 'Let it work again',
    makeAssigned: 'End the rule',
    restore: 'Restore the rule from before',
    openChange: 'Open change',
    previewRows: 'Preview the conditions',
    previewText: 'Preview the text',
    moreRows: 'More conditions',
    useFix: 'Use this repair',
    save: 'Save the rule',
    edit: 'Change it',
    cancel: 'Cancel',
    agree: 'Agree',
    disagree: 'Do not agree',
    tryIt: 'Try it',
    backToPreview: 'Back to the preview',
    group: 'The group',
  },
  labels: {
    inWords: 'In words',
    asText: 'As text',
    before: 'Until now',
    lastChange: 'Last change',
    members: 'Members',
    match: 'Match the rule now',
    join: 'What has to be so',
    property: 'Property',
    operator: 'Comparison',
    value: 'Value',
    valuePlaceholder: 'Type, or choose what exists',
    text: 'The rule as text',
    textPlaceholder: 'user.department -eq "Sales"',
    joins: 'Join',
    leaves: 'Leave',
    stays: 'Stay',
    worthKnowing: 'Worth knowing',
    products: 'Licences',
    matching: 'These match',
    nearMisses: 'These just do not match',
    person: 'Person',
    personPlaceholder: 'Name or address',
    newValue: 'Value to try',
    becauseOf: 'Because',
    wouldChange: 'What would change it',
    asTheyAre: 'As they are',
    asTheyWouldBe: 'With the other value',
  },
  operators: {
    eq: 'is',
    ne: 'is not',
    in: 'is one of (with ; between)',
    notIn: 'is none of (with ; between)',
    startsWith: 'starts with',
    endsWith: 'ends with',
    contains: 'contains',
    hasValue: 'has a value',
    hasNoValue: 'has no value',
  },
  joins: { and: 'All conditions', or: 'One of the conditions' },
  refusals: {
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('This group no longer exists.')
        : text`There is no group called “${strong(typed)}”. Please try another word.`,
    notAnOwner: ({ groupName }) =>
      text`Only owners of ${strong(groupName)} look after its rule. You can ask why you are in it or not.`,
    mayNotWrite: ({ groupName }) =>
      text`Your organisation lets others write rules. Please ask your IT help desk about ${strong(groupName)}.`,
    ruleFixed: ({ groupName }) => text`A rule for ${strong(groupName)} cannot be kept here.`,
    keptByUsher: ({ groupName }) =>
      text`Usher keeps the members of ${strong(groupName)} by a rule of its own. Please end that one first.`,
    notDynamic: ({ groupName }) => text`No rule decides who is in ${strong(groupName)}. Nothing has changed.`,
    ruleUnchanged: ({ groupName }) => text`This is how it is for ${strong(groupName)} already.`,
    ruleInvalid: () => said('The rule cannot be read yet. Please look at the marked places.'),
    ruleEmpty: () => said('There is no condition yet. Please fill one, or write the rule as text.'),
    deviceRule: () => said('Usher keeps rules about people only. Rules about devices are written in Entra.'),
    memberOfRetired: () =>
      said('Microsoft ended rules about members of other groups. Please use properties of people instead.'),
    noPreview: () =>
      said(
        'Usher cannot work out whom this rule takes, so it does not save it. Please write it without -match.',
      ),
    noSecond: ({ groupName }) =>
      text`This moves many people, and nobody is there to agree. Please add a second owner to ${strong(groupName)}.`,
    changeUnderWay: ({ groupName }) =>
      text`Another change for ${strong(groupName)} is being written. Please try again in a minute.`,
    cannotKeep: ({ groupName }) => text`Usher cannot keep ${strong(groupName)} by a rule.`,
    changeNotFound: () => said('This change no longer exists. Please begin again.'),
    changeOver: ({ groupName }) => text`This change for ${strong(groupName)} is settled already.`,
    ownRuleChange: () => said('Somebody else has to agree to what you asked for.'),
    nothingToRestore: ({ groupName }) =>
      text`The rule of ${strong(groupName)} was changed since. Please look at it first.`,
    personNotFound: ({ text: typed }) =>
      text`Usher does not know who “${strong(typed)}” is. Please write an address or the full name.`,
    mayNotAsk: ({ personName }) =>
      text`Only owners of the group and the manager of ${strong(personName)} can ask this. You can ask for yourself.`,
  },
  failures: {
    groupGone: 'The group no longer exists.',
    groupNotWritable: 'The group has changed and is closed to Usher. Please ask your IT help desk.',
    ruleGone: 'The group has no rule any more. Nothing has changed.',
    notAnOwner: 'You no longer own the group. Nothing has changed.',
    mayNotWrite: 'Your organisation lets others write rules now. Nothing has changed.',
    ruleRejected:
      'The directory did not accept the rule as it is written. Please write it another way, or ask your IT help desk.',
    licenceMissing:
      'Your organisation has no licence for rules (Entra ID P1). Please ask your IT help desk for it. Nothing has changed.',
    permissionMissing:
      'Usher has no permission to write rules. Please ask your IT help desk for it. Nothing has changed.',
    refusedByDirectory:
      'The directory did not accept the rule. It may lack a licence for rules or a permission. Please ask your IT help desk.',
    directoryUnavailable: 'The directory could not be reached for a long time. Please try again later.',
    peopleNotRead: 'Usher could not read everybody in time. Please try again later.',
  },
  noCounts: {
    peopleNotRead:
      'Usher is still reading the people of your organisation. Please look again in a few minutes.',
    notEvaluable: 'Usher cannot work out whom this rule takes.',
    aboutDevices: 'This rule is about devices. Usher works out rules about people.',
    tooMany:
      'With more than 20,000 members the group is not compared here. A preview of another rule counts everybody.',
    invalid: 'The rule has a mistake, so Entra does not follow it.',
  },
  works: 'The rule is at work',
  paused: 'The rule is paused: members stay as they are',
  assigned: 'No rule: owners let people in',
  changedBy: (name, at) => text`${strong(name)}, ${moment(at)}`,
  changedElsewhere: 'Not through Usher',
  allAsTheRuleSays: 'The members are those the rule wants.',
  missing: (n) => count(n, { one: '# person matches and is not in', other: '# people match and are not in' }),
  surplus: (n) => count(n, { one: '# member does not match', other: '# members do not match' }),
  shouldBeIn: (name, since) => text`${strong(name)} should be in, seen since ${moment(since)}`,
  shouldBeOut: (name, since) => text`${strong(name)} should be out, seen since ${moment(since)}`,
  licencesPartial:
    'More people move than were looked at; what is said of licences holds for the first of them.',
  undecided: (n) =>
    `${count(n, { one: 'For # person', other: 'For # people' })} Usher cannot tell; Entra decides about them.`,
  peopleAsOf: (at) => text`People as they were known on ${moment(at)}.`,
  previewAt: (at, peopleAsOf) =>
    peopleAsOf === null
      ? text`Worked out for ${moment(at)}.`
      : text`Worked out for ${moment(at)}, with people as they were known on ${moment(peopleAsOf)}.`,
  editorIntro: 'Say what has to be so about people. Nothing is saved before you have seen who would move.',
  microsoftSays: (sentence) => `Microsoft says: ${sentence}`,
  useTyped: (typed) => `Use “${typed}”`,
  peopleWith: (value, n) => `${value} (${people(n)})`,
  computing: 'Usher works out who would join and leave. This card shows it as soon as it is there.',
  again: 'People or the rule changed since you looked, so nothing was saved. Please look once more.',
  headlines: {
    setRule: (group) => text`Another rule for ${strong(group)}`,
    makeDynamic: (group) => text`A rule decides who is in ${strong(group)}`,
    makeAssigned: (group) => text`End the rule of ${strong(group)}`,
    pause: (group) => text`Pause the rule of ${strong(group)}`,
    resume: (group) => text`Let the rule of ${strong(group)} work again`,
    keep: (group) => text`Usher keeps ${strong(group)} by a rule`,
  },
  secondHeadline: (who, group) =>
    text`${strong(who)} wants another rule for ${strong(group)}, and many people would move`,
  guestsJoin: (n) =>
    count(n, { one: '# of those who join is a guest.', other: '# of those who join are guests.' }),
  disabledJoin: (n) =>
    count(n, {
      one: '# of those who join has a disabled account.',
      other: '# of those who join have disabled accounts.',
    }),
  strangers: (n) =>
    count(n, {
      one: '# member is a device or a group and is removed.',
      other: '# members are devices or groups and are removed.',
    }),
  productMoves: (product, joins, leaves) =>
    text`${strong(product)}: ${people(joins)} would get it, ${people(leaves)} would lose it`,
  emptiedFirst: (members, lost) =>
    `Entra first removes all ${people(members)} and then takes in those who match, which can take hours. ${
      lost === 0 ? 'Everybody comes back.' : `${people(lost)} would be lost for good.`
    }`,
  keepsMembers: 'Those who are in today stay. From then on owners let people in and take them out.',
  massChange: 'So many people move that a second owner, or an administrator, has to agree.',
  waitsForSecond: 'A second person was asked to agree. Nothing has changed yet.',
  writing: 'The directory is being told.',
  done: {
    setRule: 'Saved. Entra takes people in and out by it, which can take hours.',
    makeDynamic: 'Saved. Entra empties the group and fills it by the rule, which can take hours.',
    makeAssigned: 'The rule has ended. The members are those of today.',
    pause: 'The rule is paused. Members stay as they are.',
    resume: 'The rule works again. Entra takes people in and out by it, which can take hours.',
    keep: 'The dry run has begun. Its card came as a message and says how it stands.',
  },
  dropped: 'Nothing has changed.',
  expired: 'Nobody agreed in time, so nothing has changed. You can ask again.',
  droppedBy: (name) => text`${strong(name)} did not agree. Nothing has changed.`,
  agreedBy: (name) => text`${strong(name)} agreed.`,
  bar: (label, n) => `${label}: ${n}`,
  whatIfHint: 'Try the rule on one person as if one property were another. Nothing is changed.',
  verdicts: {
    in: (name) => text`${strong(name)} would be in`,
    out: (name) => text`${strong(name)} would not be in`,
    open: (name) => text`For ${strong(name)} it cannot be told here`,
  },
  why: whyEn,
};
