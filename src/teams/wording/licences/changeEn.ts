import type { LicenceProblem } from '../../../licensing/licenceOutcome.ts';
import { grammarOf } from '../grammar.ts';
import { said, strong, text } from '../text.ts';
import type { ChangeWording, LicencesWording, SetsWording } from './licencesWording.ts';

const { count, list, names } = grammarOf('en', { other: '# more' });
const people = (n: number): string => count(n, { one: '# person', other: '# people' });
const seats = (n: number): string => count(n, { one: '# seat', other: '# seats' });

const why: Readonly<Record<LicenceProblem, string>> = {
  noSeat: 'no seat is free',
  conflict: 'it does not go together with another product',
  missingPlan: 'a plan it needs is missing',
  forbiddenLocation: 'it cannot be given in the country of the account',
  sameAddress: 'somebody else has one of their mail addresses',
  otherProduct: 'another product could not be given',
  unknown: 'for a reason Usher does not know',
  neverCame: 'it never came',
};

export const changeEn: ChangeWording = {
  title: 'Change of licences',
  added: (products) => text`Gives ${list(products)} from now on.`,
  removed: (products) => text`Gives ${list(products)} no longer.`,
  changed: (products) => text`Switches service plans of ${list(products)}.`,
  takes: (product, takes, free) =>
    free === null
      ? text`${product}: ${people(takes)} get it.`
      : text`${product}: takes ${seats(takes)}, and ${count(free, { one: '# is', other: '# are' })} free.`,
  short: (product, n) => text`${product}: ${people(n)} will stay without. Buy seats first, or let them wait.`,
  holds: (product, n) => text`${product}: ${people(n)} ${n === 1 ? 'has' : 'have'} it already.`,
  frees: (product, n) => text`${product}: ${seats(n)} come${n === 1 ? 's' : ''} free.`,
  plans: (product, n) => text`${product}: the plans of ${people(n)} change.`,
  fails: (name, product, other, problem) =>
    other === null
      ? text`${strong(name)} does not get ${product}: ${why[problem]}.`
      : text`${strong(name)} does not get ${product}: it does not go together with ${other}.`,
  losesNothing: 'Nobody loses a product.',
  loses: (name, products) => text`${strong(name)} loses ${list(products)}.`,
  more: (n) => `and ${people(n)} more`,
  guests: (guests) =>
    text`Guests are among the members: ${names(guests)}. Microsoft advises against licences for them by group.`,
  partial: (n) =>
    `The group has more members than are looked at here; the numbers are of the first ${count(n, { other: '#' })}.`,
  mass: 'So many people are concerned that a second licence administrator has to agree.',
  again: 'Something changed since the last preview. This is what would happen now.',
  asks: (who) => text`${strong(who)} wants to change what this group gives, and somebody else has to agree.`,
  waitsForOther: 'The other licence administrators were asked. One of them has to agree.',
  states: {
    writing: 'The change is on its way. You hear when it is done.',
    done: 'Done. The service now gives and takes the licences, which can take a while.',
    dropped: 'Nothing was changed.',
    expired: 'Nobody agreed in time, so nothing was changed. You can ask again.',
  },
  failures: {
    groupGone: 'The group is gone, so nothing was changed.',
    refusedByDirectory:
      'Microsoft Entra did not accept the change. Please look at the group in the Entra admin center.',
    directoryUnavailable:
      'Microsoft Entra could not be reached for hours, so nothing was changed. Please try again.',
  },
  confirmedBy: (name) => text`${strong(name)} agreed.`,
  refusedBy: (name) => text`${strong(name)} did not agree.`,
};

export const setsEn: SetsWording = {
  about: 'Who has one product of a set without the other, and which groups could give both.',
  unknown:
    'The organisation has none of the products of one part. Please check the part numbers in the policy file.',
  complete: 'Everybody who has one part has the others too.',
  people: (n) => `${people(n)} ${n === 1 ? 'has' : 'have'} only a part of it.`,
  lacking: (products, n, free) =>
    text`${list(products)}: ${people(n)} ${n === 1 ? 'lacks' : 'lack'} it, ${seats(free)} ${free === 1 ? 'is' : 'are'} free.`,
  group: (gives, lacks, free) => text`Gives ${list(gives)}, but not ${list(lacks)} (${seats(free)} free).`,
  partial: 'There are more people with these products than are looked at here.',
};

export const refusalsEn: LicencesWording['refusals'] = {
  noSuchGroup: () => said('There is no such group any more. Please look for it again.'),
  cannotCarryLicences: ({ groupName }) =>
    text`${strong(groupName)} is not security-enabled and cannot give licences. Please use a security group, or have an administrator make it security-enabled.`,
  guestsInGroup: ({ groupName, guests }) =>
    text`${strong(groupName)} has guests: ${names(guests)}. Licences are not for groups with guests; take them out first, or use another group.`,
  nothingChanges: ({ groupName }) => text`${strong(groupName)} gives exactly that already.`,
  unknownProduct: () => said('One of these products cannot be given to people. Please choose again.'),
  seatsNotReadable: () =>
    said(
      'Usher may not read the organisation’s products. Please have the permission LicenseAssignment.Read.All granted.',
    ),
  changeClosed: ({ groupName }) =>
    text`The change for ${strong(groupName)} is not open for your answer any more.`,
  changeNotFound: () => said('There is no such change. Please open the group again.'),
  otherChangeOpen: ({ groupName }) =>
    text`Another change for ${strong(groupName)} is under way. Please wait until it is done.`,
  noSecond: ({ groupName }) =>
    text`So many people are concerned in ${strong(groupName)} that a second licence administrator has to agree, and there is none. Please have somebody added to the group of licence administrators.`,
  setsNotNamed: () =>
    said('No product sets are named. An administrator can name them under “licensing” in the policy file.'),
};
