import { licensingEn } from '../licensing/en.ts';
import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import { changeEn, refusalsEn, setsEn } from './changeEn.ts';
import type { LicencesWording } from './licencesWording.ts';

const { count, list } = grammarOf('en', { other: '# more' });
const number = (n: number): string => count(n, { other: '#' });

const licences: LicencesWording = {
  commands: ['licenses', 'licences', 'license', 'licence'],
  titles: {
    overview: 'Licences',
    sets: 'Products that belong together',
    look: 'Look at the group',
    change: 'Change products',
    plans: 'Show service plans',
    preview: 'Preview',
    confirm: 'Carry out',
    agree: 'Agree',
    drop: 'Do not change',
    retry: 'Try again',
    waitingList: 'Waiting list',
    prepare: 'Prepare',
    news: 'Licences that could not be given',
    warning: 'Seats are running out',
  },
  labels: {
    used: 'Used',
    promised: 'Promised',
    free: 'Free',
    bought: 'Bought',
    products: 'Products the group gives',
    plansOff: 'Service plans that are switched off',
    gives: 'What it gives',
    errors: 'Who does not get everything',
    fails: 'Who would not get it',
    loses: 'Who loses what',
  },
  asOf: (at) => text`As of ${moment(at)}`,
  noProducts: 'The organisation has no products of which people get seats.',
  typedHint: 'Write “licenses” and the name of a group to see what it gives and who goes without.',
  counts: ({ bought, used, promised, free, waiting }) =>
    [
      `${number(bought)} bought`,
      `${number(used)} used`,
      `${number(promised)} promised`,
      `${number(free)} free`,
      `${number(waiting)} waiting`,
    ].join(' · '),
  levels: { low: 'Few seats are left', empty: 'No seat is left' },
  status: (status) => `The subscription is not in order (${status}). Please look at it in the admin center.`,
  trendTitle: 'Used seats by week',
  trend: (product, used) => `${product}: ${used.map(number).join(' → ')}`,
  runsOut: (product, weeks) =>
    `At this pace, the seats of ${product} last for ${count(weeks, { one: '# more week', other: '# more weeks' })}.`,
  givesNothing: 'The group gives no licences.',
  plansOn: (plans) => text`Plans on: ${list(plans)}`,
  plansOff: (plans) => text`Plans off: ${list(plans)}`,
  processing: 'The service is still giving and taking licences here.',
  noErrors: 'Everybody in the group has what it gives.',
  moreErrors: (n) => count(n, { one: '# more person', other: '# more people' }),
  problems: {
    noSeat: (product) => text`No seat of ${product} was free. Buy seats or take one back, then try again.`,
    conflict: (product) =>
      text`${product} does not go together with another product of this person. Take one of the two away or switch off the plans that collide, then try again.`,
    missingPlan: (product) =>
      text`${product} needs a plan this person does not have. Give the product with it or switch off what needs it, then try again.`,
    forbiddenLocation: (product) =>
      text`${product} cannot be given in the country of the account. Have a user administrator correct the usage location, then try again.`,
    sameAddress: (product) =>
      text`${product} was not given because somebody else has one of this person’s mail addresses. Remove the double address in Exchange, then try again.`,
    otherProduct: (product) =>
      text`${product} waits for another product that could not be given. Look at the person’s licences in the Entra admin center, then try again.`,
    unknown: (product) =>
      text`${product} could not be given, and Usher does not know the reason. Look at the person’s licences in the Entra admin center.`,
    neverCame: (product) => text`${product} has not come yet. Try again.`,
  },
  blocked: (products) => text`Not given for that reason either: ${list(products)}`,
  retrying: (name) => text`The service is asked again for ${strong(name)}. You hear what came of it.`,
  isRetried: 'Being tried again',
  retried: {
    running: (name) => text`The service is asked again for ${strong(name)}.`,
    solved: (name, group) => text`${strong(name)} now has everything that ${strong(group)} gives.`,
    remains: (name) => text`The service tried again for ${strong(name)}. Something still stands against it:`,
    failed: (name) =>
      text`The service could not be asked again for ${strong(name)}. Please check that Usher may do it, then try again.`,
  },
  newsAbout: (group, n) =>
    text`In ${strong(group)}, ${count(n, { one: '# person does', other: '# people do' })} not get everything the group gives.`,
  warningAbout: 'Buy seats or take some back before somebody has to wait.',
  scarce: (product, free, bought) =>
    free === 0
      ? text`${strong(product)}: no seat is left of ${number(bought)}.`
      : text`${strong(product)}: ${number(free)} of ${number(bought)} seats ${free === 1 ? 'is' : 'are'} left.`,
  editorAbout: (group) => text`What ${strong(group)} gives to its members`,
  choice: (product, free) => `${product} (${number(free)} free)`,
  change: changeEn,
  sets: setsEn,
  refusals: refusalsEn,
};

/** Everything said about licences: to those who ask for groups, and to those who look after licences. */
export const licencesEn = { licensing: licensingEn, licences };
export { failuresByLicensingEn, refusalsByLicensingEn } from '../licensing/en.ts';
