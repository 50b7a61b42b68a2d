import type { LicenceProblem } from '../../../licensing/licenceOutcome.ts';
import { grammarOf } from '../grammar.ts';
import { said, strong, text } from '../text.ts';
import type { ChangeWording, LicencesWording, SetsWording } from './licencesWording.ts';

const { count, list, names } = grammarOf('de', { other: '# weitere' });
const people = (n: number): string => count(n, { one: '# Person', other: '# Personen' });
const seats = (n: number): string => count(n, { one: '# Platz', other: '# Plätze' });
const are = (n: number): string => (n === 1 ? 'ist' : 'sind');

const why: Readonly<Record<LicenceProblem, string>> = {
  noSeat: 'Kein Platz ist frei',
  conflict: 'Es verträgt sich nicht mit einem anderen Produkt',
  missingPlan: 'Ein Plan, den es braucht, fehlt',
  forbiddenLocation: 'Im Land des Kontos darf es nicht zugewiesen werden',
  sameAddress: 'Jemand anderes hat eine der Mailadressen',
  otherProduct: 'Ein anderes Produkt konnte nicht zugewiesen werden',
  unknown: 'Den Grund kennt Usher nicht',
  neverCame: 'Es ist nie angekommen',
};

export const changeDe: ChangeWording = {
  title: 'Änderung von Lizenzen',
  added: (products) => text`Weist künftig ${list(products)} zu.`,
  removed: (products) => text`Weist ${list(products)} nicht mehr zu.`,
  changed: (products) => text`Schaltet Dienstpläne von ${list(products)} um.`,
  takes: (product, takes, free) =>
    free === null
      ? text`${product}: ${people(takes)} ${takes === 1 ? 'bekommt' : 'bekommen'} es.`
      : text`${product}: braucht ${seats(takes)}, frei ${are(free)} ${count(free, { other: '#' })}.`,
  short: (product, n) =>
    text`${product}: ${people(n)} ${n === 1 ? 'geht' : 'gehen'} leer aus. Bitte zuerst Plätze kaufen, oder sie warten.`,
  holds: (product, n) => text`${product}: ${people(n)} ${n === 1 ? 'hat' : 'haben'} es schon.`,
  frees: (product, n) => text`${product}: ${seats(n)} ${n === 1 ? 'wird' : 'werden'} frei.`,
  plans: (product, n) => text`${product}: Die Pläne von ${people(n)} ändern sich.`,
  fails: (name, product, other, problem) =>
    other === null
      ? text`${strong(name)} bekommt ${product} nicht. ${why[problem]}.`
      : text`${strong(name)} bekommt ${product} nicht. Es verträgt sich nicht mit ${other}.`,
  losesNothing: 'Niemand verliert ein Produkt.',
  loses: (name, products) => text`${strong(name)} verliert ${list(products)}.`,
  more: (n) => `und ${count(n, { one: '# weitere Person', other: '# weitere Personen' })}`,
  guests: (guests) =>
    text`Unter den Mitgliedern sind Gäste: ${names(guests)}. Microsoft rät davon ab, ihnen über Gruppen Lizenzen zuzuweisen.`,
  partial: (n) =>
    `Die Gruppe hat mehr Mitglieder, als hier angesehen werden; die Zahlen gelten für die ersten ${count(n, { other: '#' })}.`,
  mass: 'Es sind so viele Personen betroffen, dass eine zweite Person aus der Lizenzverwaltung zustimmen muss.',
  again: 'Seit der letzten Vorschau hat sich etwas geändert. Das würde jetzt geschehen.',
  asks: (who) =>
    text`${strong(who)} möchte ändern, was diese Gruppe zuweist, und jemand anderes muss zustimmen.`,
  waitsForOther: 'Die anderen aus der Lizenzverwaltung wurden gefragt. Eine Person von ihnen muss zustimmen.',
  states: {
    writing: 'Die Änderung ist unterwegs. Sie erfahren, wenn sie erledigt ist.',
    done: 'Erledigt. Der Dienst weist die Lizenzen jetzt zu oder entzieht sie; das kann eine Weile dauern.',
    dropped: 'Es wurde nichts geändert.',
    expired: 'Niemand hat rechtzeitig zugestimmt, also wurde nichts geändert. Sie können erneut fragen.',
  },
  failures: {
    groupGone: 'Die Gruppe gibt es nicht mehr. Es wurde nichts geändert.',
    refusedByDirectory:
      'Microsoft Entra hat die Änderung nicht angenommen. Bitte die Gruppe im Entra Admin Center ansehen.',
    directoryUnavailable:
      'Microsoft Entra war stundenlang nicht zu erreichen. Es wurde nichts geändert. Bitte erneut versuchen.',
  },
  confirmedBy: (name) => text`${strong(name)} hat zugestimmt.`,
  refusedBy: (name) => text`${strong(name)} hat nicht zugestimmt.`,
};

export const setsDe: SetsWording = {
  about: 'Wer ein Produkt ohne das andere hat und welche Gruppen beide zuweisen könnten.',
  unknown:
    'Die Organisation hat von einem Teil kein Produkt. Bitte die Produktbezeichnungen in der Richtliniendatei prüfen.',
  complete: 'Wer einen Teil hat, hat auch die anderen.',
  people: (n) => `${people(n)} ${n === 1 ? 'hat' : 'haben'} nur einen Teil davon.`,
  lacking: (products, n, free) =>
    text`${list(products)}: fehlt ${people(n)}, ${seats(free)} ${are(free)} frei.`,
  group: (gives, lacks, free) =>
    text`Weist ${list(gives)} zu, aber nicht ${list(lacks)} (${seats(free)} frei).`,
  partial: 'Es haben mehr Personen diese Produkte, als hier angesehen werden.',
};

export const refusalsDe: LicencesWording['refusals'] = {
  noSuchGroup: () => said('Diese Gruppe gibt es nicht mehr. Bitte suchen Sie sie erneut.'),
  cannotCarryLicences: ({ groupName }) =>
    text`${strong(groupName)} hat keine Sicherheitsfunktion und kann keine Lizenzen zuweisen. Bitte nehmen Sie eine Sicherheitsgruppe, oder lassen Sie diese Gruppe von der Administration umstellen.`,
  guestsInGroup: ({ groupName, guests }) =>
    text`In ${strong(groupName)} sind Gäste: ${names(guests)}. Lizenzen sind nicht für Gruppen mit Gästen; bitte nehmen Sie sie zuerst heraus, oder nehmen Sie eine andere Gruppe.`,
  nothingChanges: ({ groupName }) => text`${strong(groupName)} weist genau das schon zu.`,
  unknownProduct: () =>
    said('Eines dieser Produkte kann Personen nicht zugewiesen werden. Bitte wählen Sie erneut.'),
  seatsNotReadable: () =>
    said(
      'Usher darf die Produkte der Organisation nicht lesen. Bitte lassen Sie die Berechtigung LicenseAssignment.Read.All erteilen.',
    ),
  changeClosed: ({ groupName }) =>
    text`Die Änderung für ${strong(groupName)} ist nicht mehr offen für Ihre Antwort.`,
  changeNotFound: () => said('Diese Änderung gibt es nicht. Bitte öffnen Sie die Gruppe erneut.'),
  otherChangeOpen: ({ groupName }) =>
    text`Für ${strong(groupName)} ist schon eine Änderung unterwegs. Bitte warten Sie, bis sie erledigt ist.`,
  noSecond: ({ groupName }) =>
    text`In ${strong(groupName)} sind so viele Personen betroffen, dass eine zweite Person aus der Lizenzverwaltung zustimmen muss, und es gibt keine. Bitte lassen Sie jemanden in die Gruppe der Lizenzverwaltung aufnehmen.`,
  setsNotNamed: () =>
    said(
      'Es sind keine zusammengehörigen Produkte benannt. Die Administration kann sie in der Richtliniendatei unter „licensing“ benennen.',
    ),
};
