import { grammarOf } from '../grammar.ts';
import { moment, said, strong, text } from '../text.ts';
import type { RefusalWording, Wording } from '../wording.ts';
import type { LicensingWording } from './licensingWording.ts';

const { count, list } = grammarOf('de', { other: '# weitere' });
const waiting = (n: number): string => count(n, { one: '# Person wartet', other: '# Personen warten' });

export const licensingDe: LicensingWording = {
  commands: ['warteliste', 'wartelisten', 'warteliste für'],
  label: 'Lizenz',
  gives: (products) => text`Gibt eine Lizenz für ${list(products)}`,
  takes: (product, free) => text`Nimmt 1 von ${count(free, { other: '#' })} freien Plätzen von ${product}`,
  noneFree: (product, n) =>
    n === 0
      ? text`Kein Platz von ${product} ist frei`
      : text`Kein Platz von ${product} ist für diese Anfrage frei: ${waiting(n)} auf einen`,
  held: (product) => text`Hat ${product} schon und braucht keinen Platz`,
  findings: {
    guest: () =>
      said(
        'Die Person ist ein Gast, und diese Gruppe vergibt Lizenzen. Microsoft rät von Gästen in solchen Gruppen ab.',
      ),
    noUsageLocation: () =>
      said(
        'Das Konto nennt kein Land, deshalb zählt das der Organisation. Die Benutzerverwaltung kann es eintragen.',
      ),
    forbiddenLocation: ({ product, location }) =>
      text`${product} darf im Land des Kontos nicht vergeben werden${location === '' ? '' : ` (${location})`}. Die Benutzerverwaltung kann es prüfen.`,
    conflict: ({ product, other }) =>
      text`${product} verträgt sich nicht mit ${other}, das die Person hat. Die Lizenzverwaltung kann das lösen.`,
    missingPlan: ({ product }) =>
      text`${product} braucht ein anderes Produkt, das die Person nicht hat. Die Lizenzverwaltung kann es vergeben.`,
  },
  guestsWarned: (names) =>
    text`Gäste in einer Gruppe, die Lizenzen vergibt: ${list(names)}. Microsoft rät davon ab.`,
  approveToWait: 'Auf die Warteliste genehmigen',
  waiting,
  waitingForSeat: (products, place) =>
    text`Wartet auf einen Platz von ${list(products)}: Sie sind Nummer ${place} auf der Liste`,
  onTheList: (place) => text`Sie sind Nummer ${place} auf der Warteliste.`,
  waitingUntil: (end) => text`Ihr Platz auf der Liste bleibt bis ${moment(end, 'date')}.`,
  waitingHint: 'Sobald ein Platz frei wird, werden Sie ohne weitere Anfrage aufgenommen.',
  waits: (who, place) => text`${strong(who)} wartet auf einen Platz, als Nummer ${place} auf der Liste.`,
  onTheWay: (products) => text`Ihre Lizenz für ${list(products)} ist unterwegs.`,
  active: (products) => text`Sie sind dabei, und Ihre Lizenz für ${list(products)} ist aktiv.`,
  late: (products) =>
    text`Sie sind dabei. Ihre Lizenz für ${list(products)} braucht länger als sonst; Usher schreibt wieder, sobald sie da ist.`,
  missing: {
    noSeat: (product) =>
      text`Sie sind dabei, aber kein Platz von ${product} ist frei. Bitte fragen Sie Ihre Lizenzverwaltung danach.`,
    conflict: (product) =>
      text`Sie sind dabei, aber ${product} verträgt sich nicht mit einer Lizenz, die Sie haben. Bitte fragen Sie Ihre Lizenzverwaltung.`,
    missingPlan: (product) =>
      text`Sie sind dabei, aber ${product} braucht ein anderes Produkt, das Sie nicht haben. Bitte fragen Sie Ihre Lizenzverwaltung.`,
    forbiddenLocation: (product) =>
      text`Sie sind dabei, aber ${product} darf im Land Ihres Kontos nicht vergeben werden. Bitte fragen Sie die IT-Hilfe.`,
    sameAddress: (product) =>
      text`Sie sind dabei, aber ${product} lässt sich nicht vergeben, weil jemand anderes eine Ihrer Mailadressen hat. Bitte fragen Sie die IT-Hilfe.`,
    otherProduct: (product) =>
      text`Sie sind dabei, aber ${product} wartet auf ein anderes Produkt dieser Gruppe, das sich nicht vergeben ließ. Bitte fragen Sie Ihre Lizenzverwaltung.`,
    unknown: (product) =>
      text`Sie sind dabei, aber ${product} ließ sich nicht vergeben. Bitte fragen Sie Ihre Lizenzverwaltung.`,
    neverCame: (product) =>
      text`Sie sind dabei, aber Ihre Lizenz für ${product} kam einen Tag lang nicht. Bitte fragen Sie Ihre Lizenzverwaltung.`,
  },
  listTitle: 'Warten auf einen Platz',
  listAbout: (typed, n) => (typed === '' ? text`${waiting(n)}` : text`${strong(typed)}: ${waiting(n)}`),
  listNone: 'Hier wartet niemand auf einen Platz.',
  listRow: (group, products, since) => text`${group} · ${list(products)} · seit ${moment(since, 'date')}`,
  moves: { first: 'Nach vorn', up: 'Höher', down: 'Tiefer' },
};

export const failuresByLicensingDe: Pick<Wording['failures'], 'guestInLicensedGroup' | 'noSeatInTime'> = {
  guestInLicensedGroup:
    'Die Gruppe gibt Lizenzen, und Gäste bleiben aus solchen Gruppen heraus. Bitte fragen Sie die IT-Hilfe.',
  noSeatInTime:
    'Es wurde nicht rechtzeitig eine Lizenz frei. Bitte fragen Sie noch einmal an, oder bitten Sie Ihre Lizenzverwaltung um mehr Plätze.',
};

export const refusalsByLicensingDe: Pick<RefusalWording, 'guestInLicensedGroup' | 'noSeat'> = {
  guestInLicensedGroup: ({ groupName }) =>
    text`${strong(groupName)} gibt Lizenzen, und Gäste bleiben aus solchen Gruppen heraus. Bitte fragen Sie die IT-Hilfe.`,
  noSeat: ({ groupName, productName }) =>
    text`Für ${strong(groupName)} ist kein Platz von ${strong(productName)} frei. Sie können auf die Warteliste genehmigen oder ablehnen.`,
};
