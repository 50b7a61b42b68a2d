import { grammarOf } from '../grammar.ts';
import { moment, said, strong, text } from '../text.ts';
import type { RefusalWording, Wording } from '../wording.ts';
import type { LicensingWording } from './licensingWording.ts';

const { count, list } = grammarOf('en', { other: '# more' });
const waiting = (n: number): string => count(n, { one: '# person waits', other: '# people wait' });

export const licensingEn: LicensingWording = {
  commands: ['waiting list', 'waitlist', 'waiting lists'],
  label: 'Licence',
  gives: (products) => text`Gives a licence for ${list(products)}`,
  takes: (product, free) => text`Takes 1 of ${count(free, { other: '#' })} free ${product} ${seats(free)}`,
  noneFree: (product, n) =>
    n === 0
      ? text`No seat of ${product} is free`
      : text`No seat of ${product} is free for this request: ${waiting(n)} for one`,
  held: (product) => text`Has ${product} already and takes no seat`,
  findings: {
    guest: () =>
      said(
        'The person is a guest, and this group gives licences. Microsoft advises against guests in such groups.',
      ),
    noUsageLocation: () =>
      said('The account names no country, so the organisation’s counts. A user administrator can set it.'),
    forbiddenLocation: ({ product, location }) =>
      text`${product} cannot be given in the country of the account${location === '' ? '' : ` (${location})`}. A user administrator can check it.`,
    conflict: ({ product, other }) =>
      text`${product} does not go together with ${other}, which the person has. A licence administrator can solve it.`,
    missingPlan: ({ product }) =>
      text`${product} needs another product the person does not have. A licence administrator can give it.`,
  },
  guestsWarned: (names) =>
    text`Guests in a group that gives licences: ${list(names)}. Microsoft advises against it.`,
  approveToWait: 'Approve onto the waiting list',
  waiting,
  waitingForSeat: (products, place) =>
    text`Waiting for a seat of ${list(products)}: you are number ${place} on the list`,
  onTheList: (place) => text`You are number ${place} on the waiting list.`,
  waitingUntil: (end) => text`Your place is kept until ${moment(end, 'date')}.`,
  waitingHint: 'When a seat comes free you are added without asking again.',
  waits: (who, place) => text`${strong(who)} waits for a seat, as number ${place} on the list.`,
  onTheWay: (products) => text`Your licence for ${list(products)} is on its way.`,
  active: (products) => text`You are in, and your licence for ${list(products)} is active.`,
  late: (products) =>
    text`You are in. Your licence for ${list(products)} takes longer than usual; Usher writes again when it is there.`,
  missing: {
    noSeat: (product) =>
      text`You are in, but no seat of ${product} is free. Please ask your licence administrators for one.`,
    conflict: (product) =>
      text`You are in, but ${product} does not go together with a licence you have. Please ask your licence administrators.`,
    missingPlan: (product) =>
      text`You are in, but ${product} needs another product that you do not have. Please ask your licence administrators.`,
    forbiddenLocation: (product) =>
      text`You are in, but ${product} cannot be given in the country of your account. Please ask your IT help desk to check it.`,
    sameAddress: (product) =>
      text`You are in, but ${product} cannot be given because somebody else has one of your mail addresses. Please ask your IT help desk.`,
    otherProduct: (product) =>
      text`You are in, but ${product} waits for another product of this group that could not be given. Please ask your licence administrators.`,
    unknown: (product) =>
      text`You are in, but ${product} could not be given. Please ask your licence administrators.`,
    neverCame: (product) =>
      text`You are in, but your licence for ${product} has not come within a day. Please ask your licence administrators.`,
  },
  listTitle: 'Waiting for a seat',
  listAbout: (typed, n) => (typed === '' ? text`${waiting(n)}` : text`${strong(typed)}: ${waiting(n)}`),
  listNone: 'Nobody waits for a seat here.',
  listRow: (group, products, since) => text`${group} · ${list(products)} · since ${moment(since, 'date')}`,
  moves: { first: 'To the front', up: 'Up', down: 'Down' },
};

function seats(free: number): string {
  return free === 1 ? 'seat' : 'seats';
}

export const failuresByLicensingEn: Pick<Wording['failures'], 'guestInLicensedGroup' | 'noSeatInTime'> = {
  guestInLicensedGroup:
    'The group gives licences, and guests are kept out of such groups. Please ask your IT help desk.',
  noSeatInTime:
    'No licence came free in time. Please ask again, or ask your licence administrators for more seats.',
};

export const refusalsByLicensingEn: Pick<RefusalWording, 'guestInLicensedGroup' | 'noSeat'> = {
  guestInLicensedGroup: ({ groupName }) =>
    text`${strong(groupName)} gives licences, and guests are kept out of such groups. Please ask your IT help desk.`,
  noSeat: ({ groupName, productName }) =>
    text`No seat of ${strong(productName)} is free for ${strong(groupName)}. You can approve onto the waiting list, or deny.`,
};
