import { grammarOf } from '../grammar.ts';
import { policyEn } from '../policy/en.ts';
import { said, strong, text } from '../text.ts';
import type { CreationWording } from './creationWording.ts';

const { list, names } = grammarOf('en', { other: '# more' });
const { modes } = policyEn;

export const creationEn: CreationWording = {
  commands: ['create group', 'create a group', 'create new group', 'new group', 'make a group'],
  withdrawCommands: ['withdraw group', 'withdraw the group', 'withdraw new group', 'cancel group'],
  actions: {
    create: 'Create the group',
    check: 'Check and continue',
    change: 'Change something',
    newGroup: 'New group',
    manage: 'Manage the group',
  },
  labels: {
    kind: 'Kind',
    name: 'Name of the group',
    namePlaceholder: 'For example: Trade Fair 2027',
    nameError: 'Please give the group a name.',
    purpose: 'Purpose',
    purposePlaceholder: 'What is the group for? Everybody can read it.',
    purposeError: 'Please say in a few words what the group is for.',
    pickOwners: 'Pick further owners',
    pickMembers: 'Pick first members',
    pickPlaceholder: 'Start to type a name',
    owners: 'Further owners',
    ownersPlaceholder: 'Names or addresses, one a line. You own the group in any case.',
    members: 'First members',
    membersPlaceholder: 'Names or addresses, one a line.',
    alike: 'Alike names',
  },
  refusals: {
    nameMissing: () => said('The group needs a name. Please type one.'),
    nameTooLong: ({ max }) => text`The name is too long. Please use at most ${max} characters.`,
    nameBlocked: ({ word }) => text`The word “${strong(word)}” is not allowed in names. Please leave it out.`,
    nameUnreadable: () => said('The name has no letters that can be read. Please type another one.'),
    attributeMissing: ({ attribute }) =>
      attribute === 'Department'
        ? said('Names of groups hold your department, and none is noted. Please ask your IT help desk.')
        : said('Names of groups hold your job title, and none is noted. Please ask your IT help desk.'),
    nobodyMayCreate: () => said('New groups are made by your IT help desk only. Please ask there.'),
    mayNotCreate: () =>
      said('Only some people make groups in your organisation. Please ask your IT help desk for one.'),
    creatorNotServed: () => said('Your account cannot make groups. Please ask your IT help desk.'),
    tooManyGroups: ({ max }) =>
      text`You own ${max} groups, which is the most. Please delete one, or let a colleague make this one.`,
    nameTaken: ({ name }) =>
      text`There is a group called “${strong(name)}” already. Please join it, or choose another name.`,
    joinBeyondCeiling: ({ loosest, classNames }) =>
      text`For ${names(classNames)} your administrator allows at most “${modes[loosest]}”. Please choose that, or something stricter.`,
    purposeMissing: () => said('People need to know what the group is for. Please say it in a few words.'),
    purposeTooLong: ({ max }) => text`The purpose is longer than ${max} characters. Please shorten it.`,
    personUnknown: ({ typed }) =>
      text`Nobody called “${strong(typed)}” was found. Please check the spelling or use the address.`,
    personDoubtful: ({ typed, candidates }) =>
      text`“${strong(typed)}” could be ${list(candidates)}. Please type the one you mean.`,
    cannotOwn: ({ name }) =>
      text`${strong(name)} cannot own a group: guests and disabled accounts do not. Please take another person.`,
    cannotJoin: ({ name }) =>
      text`${strong(name)} cannot be added here. Please leave the name out, or ask your IT help desk.`,
    tooManyPeople: ({ max }) => text`Please name at most ${max} people here. More can be added afterwards.`,
    noCreationApprover: () =>
      said('Nobody who could agree to a new group can be asked now. Please tell your IT help desk.'),
    creationNotFound: () => said('This wish is no longer there. Type “create group” to begin again.'),
    noWishWaits: () => said('No such wish of yours waits for an answer. Nothing has changed.'),
    severalWishes: ({ names: found }) =>
      text`Several wishes of yours wait: ${names(found)}. Please say which one you mean.`,
    notACreationApprover: () => said('You do not decide about new groups now. Nothing has changed.'),
    ownCreation: () => said('Nobody decides their own wish. The others who were asked will answer it.'),
    creationNoteMissing: () => said('The person who asked should know why. Please write a short note.'),
    creationNoteTooLong: ({ max }) => text`Your note is longer than ${max} characters. Please shorten it.`,
  },
  failures: {
    refusedByDirectory: 'The directory did not accept the group. Please ask your IT help desk.',
    directoryUnavailable: 'The directory could not be reached for a long time. Please try again later.',
    creatorGone: 'The account that asked for it is disabled or gone.',
  },
  form: {
    title: 'New group',
    limit: (owned, max) => text`You own ${owned} of at most ${max} groups.`,
    pattern: (pattern) => text`Names look like “${strong(pattern)}”, and Usher adds what is missing.`,
    length: (max) => `A name has at most ${String(max)} characters.`,
    needsApproval: 'Somebody has to agree before the group is made.',
  },
  confirm: {
    title: 'New group',
    question: (name) => text`Create ${strong(name)}?`,
    alike: (found) => text`There are groups with alike names: ${names(found)}. Do you mean one of them?`,
    youOwn: 'You will own it.',
    ownersAreMembers: 'Its owners become members too.',
  },
  status: {
    title: 'New group',
    pendingApproval: (name) => text`${strong(name)} waits for an answer`,
    waitingFor: (people) => text`Asked: ${names(people)}. The first answer counts.`,
    creating: (name) => text`${strong(name)} is being made`,
    created: (name) => text`${strong(name)} is there`,
    createdHint: 'You own it. It can take a while until every app shows it.',
    notAdded: (people) => text`Could not be added: ${names(people)}.`,
    failed: (name) => text`${strong(name)} could not be made`,
    denied: (name) => text`${strong(name)} will not be made`,
    expired: (name) => text`Nobody answered about ${strong(name)} in time`,
    withdrawn: (name) => text`The wish for ${strong(name)} was taken back`,
    expiredHint: 'You can ask again, or write to one of those who were asked first.',
    approvedBy: (name) => text`Approved by ${strong(name)}`,
    deniedBy: (name) => text`Denied by ${strong(name)}`,
  },
  approval: {
    title: 'For you to decide',
    asks: (who, name) => text`${strong(who)} wants a new group: ${strong(name)}`,
    whyYou: 'You agree to new groups.',
  },
};
