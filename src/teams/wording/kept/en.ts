import { grammarOf } from '../grammar.ts';
import { moment, said, strong, text } from '../text.ts';
import type { KeptWording } from './keptWording.ts';

const { count, names } = grammarOf('en', { other: '# more' });
const people = (n: number): string => count(n, { one: '# person', other: '# people' });

export const keptEn: KeptWording = {
  commands: {
    keep: ['keep'],
    actNow: ['act now for', 'act now in', 'act now'],
    pause: ['pause keeping'],
    resume: ['resume keeping'],
    stop: ['stop keeping'],
  },
  by: ['by'],
  title: 'Kept by rule',
  editorIntro:
    'Say what has to be so about people, and Usher keeps the group by it. Nothing is written before you have seen who would move.',
  state: {
    dryRun: (actAt) =>
      actAt === null
        ? said('This is a dry run: nobody is added or removed.')
        : text`This is a dry run: nobody is added or removed. From ${moment(actAt)} Usher does so, unless you say otherwise.`,
    acting: () => said('Usher adds and removes people by this rule.'),
    paused: () => said('The rule rests. The members stay as they are.'),
    stopped: () => said('Usher no longer keeps this group. The members stay as they are.'),
  },
  resting: 'The rule rests, because the group has changed.',
  version: (version, author, at) => text`Version ${version} of ${strong(author)}, ${moment(at, 'date')}`,
  means: (rule) => text`Everybody of whom this holds: ${rule}.`,
  comparing: 'Usher is comparing the group with the rule. Show tells in a moment who would come and go.',
  wouldMove: (joins, leaves) => text`${people(joins)} would come, ${people(leaves)} would go.`,
  joining: (who) => text`Coming: ${names(who)}`,
  leaving: (who) => text`Going: ${names(who)}`,
  asOf: (at) => text`As of ${moment(at)}`,
  members: (byRule, exceptions, leftOut) =>
    text`In by the rule: ${byRule}. Exceptions: ${exceptions} in, ${leftOut} out.`,
  onTheWay: (adding, removing) => text`On the way: ${adding} in, ${removing} out.`,
  held: (joins, leaves) =>
    text`The rule would move many people at once: ${people(joins)} in, ${people(leaves)} out. Nothing is written until another owner or an administrator agrees.`,
  driftTitle: 'Somebody else changed the members against the rule. What should become of them?',
  driftLabel: 'People',
  driftOf: {
    stranger: (name) => `${name}: is in, and the rule does not want them`,
    missing: (name) => `${name}: is out, and the rule wants them`,
  },
  steps: { actNow: 'Act now', pause: 'Pause', resume: 'Resume', stop: 'Stop keeping' },
  change: 'Change the rule',
  restore: 'Restore the rule from before',
  start: 'Start a dry run',
  startHint: 'A dry run writes nothing for a week. You get its report a day before it acts.',
  massChange:
    'So many people would move that another owner, or an administrator, has to agree before the rule acts.',
  starting: 'Usher looks at everybody once more and begins the dry run. Its card follows as a message.',
  undecided: (n) =>
    `${count(n, { one: 'For # person', other: 'For # people' })} Usher cannot tell; it leaves them as they are.`,
  confirm: 'Agree',
  adopt: 'Leave as exceptions',
  putRight: 'Put right by the rule',
  show: 'Show',
  troubles: {
    groupGone: 'The group no longer exists.',
    ruleUnreadable: 'The rule cannot be read any more. Please write it anew.',
    licensed: 'Its members get licences through it. Whoever assigns those should keep it.',
  },
  refusals: {
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('This group no longer exists.')
        : text`There is no group called “${strong(typed)}”. Please try another word.`,
    notAnOwner: ({ groupName }) => text`Only owners of ${strong(groupName)} do this. Nothing has changed.`,
    mayNotWrite: ({ groupName }) =>
      text`Your administrator lets only some owners write rules. Please ask one of them about ${strong(groupName)}.`,
    cannotKeep: ({ groupName }) => text`Usher cannot keep ${strong(groupName)} by a rule.`,
    notKept: ({ groupName }) =>
      text`That does not go with how ${strong(groupName)} is kept at the moment. Nothing has changed.`,
    keptAlready: ({ groupName }) => text`Usher keeps ${strong(groupName)} by this very rule already.`,
    ownMoves: () =>
      said('You wrote the rule, so somebody else has to agree: another owner or an administrator.'),
    movesOver: ({ groupName }) => text`Nothing waits for an answer about ${strong(groupName)} any more.`,
    noExceptions: ({ groupName }) =>
      text`Your administrator allows no exceptions in groups kept by a rule. Please change the rule of ${strong(groupName)} instead.`,
    nobodyChosen: () => said('Please choose at least one person who is still listed.'),
  },
};
