import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import type { ReadinessWording } from './readinessWording.ts';
import { reasonsDe, waysDe } from './reasonsDe.ts';

const { count, names, list } = grammarOf('de', { other: '# weitere' });
const groupsOf = (n: number): string => count(n, { one: '# Gruppe', other: '# Gruppen' });
const people = (n: number): string => count(n, { one: '# Person', other: '# Personen' });
const number = (n: number): string => count(n, { other: '#' });

const traits: Readonly<Record<string, string>> = {
  department: 'Abteilung',
  companyName: 'Firma',
  country: 'Land',
  city: 'Ort',
  state: 'Bundesland',
  physicalDeliveryOfficeName: 'Büro',
  jobTitle: 'Position',
  usageLocation: 'Nutzungsort',
  accountEnabled: 'Konto aktiv',
  userType: 'Benutzertyp',
};

export const readinessDe: ReadinessWording = {
  title: 'Wofür dieser Mandant bereit ist',
  none: 'Usher hat den Mandanten noch nicht angesehen. Es liest jede Gruppe einmal; geändert wird nichts.',
  asOf: (at, n) => text`${groupsOf(n)}, Stand ${moment(at)}`,
  asOfDay: (day, n) => `${groupsOf(n)}, Stand ${day}`,
  running: ({ phase, people: read, groups, sorted }) =>
    ({
      people: `Usher liest den Mandanten: bisher ${people(read)}.`,
      groups: `Usher liest den Mandanten: bisher ${people(read)}, ${groupsOf(groups)}.`,
      licences: `Usher liest den Mandanten: ${groupsOf(groups)} sind gelesen, jetzt ihre Lizenzen.`,
      sorting: `Usher hat den Mandanten gelesen und ordnet: ${number(sorted)} von ${groupsOf(groups)}.`,
    })[phase],
  systems: {
    selfService: 'Selbstbedienung',
    dynamic: 'Dynamische Mitgliedschaft',
    licensing: 'Gruppenbasierte Lizenzen',
  },
  shortSystems: { selfService: 'Selbstbedienung', dynamic: 'Dynamisch', licensing: 'Lizenzen' },
  classes: { ready: 'bereit', readyAfter: 'bereit nach etwas', notPossible: 'nicht möglich' },
  sum: (system, { ready, readyAfter, notPossible }) =>
    `${system}: ${number(ready)} bereit, ${number(readyAfter)} bereit nach etwas, ${number(notPossible)} nicht möglich.`,
  chartTitle: 'Gruppen nach dem, wofür sie bereit sind',
  checklistTitle: 'Was zu erreichen ist',
  checks: {
    selfServiceGroups: (done, of) =>
      `Gruppen für Selbstbedienung: ${number(done)} von ${number(of)} möglichen sind bereit.`,
    ownersTold: (done, of) =>
      `Ihre Besitzer wissen es: die von ${number(done)} von ${groupsOf(of)} wurden benachrichtigt.`,
    dynamicGroups: (done, of) =>
      `Gruppen und Regeln für dynamische Mitgliedschaft: ${number(done)} haben eine Regel${of > done ? `, für ${number(of - done)} bietet sich eine an` : ''}.`,
    licensingGroups: (done, of) =>
      `Gruppen für Lizenzen: ${number(done)} von ${number(of)} möglichen tragen welche.`,
  },
  checkStates: { done: 'erreicht', begun: 'begonnen', open: 'offen' },
  fixesTitle: 'Was als Nächstes zu tun ist',
  noFixes: 'Keiner Gruppe, die bereit sein könnte, steht etwas im Weg.',
  fixIn: ({ groups, names: named }, systems) =>
    `${groupsOf(groups)} (${systems.join(', ')}): ${list(groups > named.length ? [...named, number(groups - named.length) + ' weitere'] : named)}`,
  missing: (permission) => `Ausgelassen, weil die Berechtigung ${permission} fehlt.`,
  reasons: reasonsDe,
  ways: waysDe,
  listTitle: (system, name, n) => `${system}: ${name} (${number(n)})`,
  listNone: 'Keine Gruppe ist in dieser Klasse.',
  owners: (able, all) =>
    all === 0
      ? 'kein Besitzer'
      : able === all
        ? count(all, { one: '# Besitzer', other: '# Besitzer' })
        : `${count(all, { one: '# Besitzer', other: '# Besitzer' })}, ${number(able)} davon erreichbar`,
  members: (n, guests, inside) =>
    [
      people(n),
      ...(guests > 0 ? [count(guests, { one: 'darunter # Gast', other: 'darunter # Gäste' })] : []),
      ...(inside > 0 ? [`${groupsOf(inside)} darin`] : []),
    ].join(', '),
  synced: (domain) => (domain === null ? 'lokal verwaltet' : `lokal verwaltet in ${domain}`),
  missesLicences: 'jemandem fehlt eine Lizenz',
  created: (at) => text`angelegt am ${moment(at, 'date')}`,
  candidatesTitle: (n) => `Regeln, die sich anbieten (${number(n)})`,
  candidatesNone: 'In keiner Gruppe haben die Leute genug gemeinsam für eine Regel.',
  candidatesHint:
    'Was jede Regel ändern würde, hätte sie gegolten, als der Mandant gelesen wurde. Von hier aus ändert sich nichts.',
  suggests: (percent, group, shared) =>
    text`${number(percent)} % von ${strong(group)} haben gemeinsam: ${shared}.`,
  trait: (property, values) => `${traits[property] ?? property} ${list(values)}`,
  changes: (stay, join, leave) =>
    `${people(stay)} würden bleiben, ${number(join)} hinzukommen, ${number(leave)} gehen.`,
  alikeTitle: 'Gruppen mit denselben Leuten',
  alike: (named, n) => text`${names(named)} (${people(n)})`,
  newsTitle: 'Besitzern sagen, dass sie ihre Gruppen in Teams führen können',
  newsHint:
    'Niemand erfährt von einer Gruppe zweimal, und jede Person bekommt am Tag eine Karte, gleich für wie viele Gruppen. Gesendet wird erst, wenn Sie die Schaltfläche drücken.',
  newsNone:
    'Es ist niemand mehr zu benachrichtigen: Keine bereite Gruppe hat einen Besitzer, der es nicht weiß.',
  newsReach: (n, reached) => `${groupsOf(n)}; die Nachricht geht an ${people(reached)}.`,
  newsKnown: (named) => text`Erreicht werden: ${names(named)}`,
  newsUnseen: (named) => text`Haben Usher nie geschrieben, es wird versucht: ${names(named)}`,
  newsUnreachable: (named) =>
    text`Nicht erreichbar, weil sie Usher entfernt oder blockiert haben: ${names(named)}`,
  newsSent: (n) => `Sie ist unterwegs zu ${people(n)}.`,
  ownerNews: (named) => text`Sie können ${names(named)} jetzt in Teams führen.`,
  ownerNewsSummary: (n) => `Sie können ${groupsOf(n)} jetzt in Teams führen`,
  ownerNewsCan: [
    'Möchte jemand beitreten, bekommen Sie hier eine Karte und entscheiden darauf.',
    'Schreiben Sie „verwalten“, um Ihre Gruppen zu sehen, Leute hinzuzufügen und zu entfernen und weitere Besitzer zu benennen.',
    'Schreiben Sie „regeln“ und den Namen einer Gruppe, um zu sagen, wie man ihr beitritt.',
  ],
  exportTitle: (n) => `${groupsOf(n)} als CSV`,
  exportHint:
    'Markieren Sie den Text, kopieren Sie ihn in eine leere Datei und speichern Sie sie als readiness.csv.',
  exportMore: 'Weitere Gruppen kommen als nächster Teil.',
  titles: {
    survey: 'Mandanten ansehen',
    surveyAgain: 'Erneut ansehen',
    progress: 'Wie weit ist es?',
    report: 'Bericht',
    candidates: 'Regelvorschläge',
    ownerNews: 'An Besitzer',
    export: 'Als CSV',
    nextPart: 'Nächster Teil',
    preview: 'Zeigen, wen es erreicht',
    tell: 'Benachrichtigen',
    manage: 'Meine eigenen Gruppen',
  },
  labels: {
    text: 'Nur Gruppen mit diesen Worten im Namen',
    textPlaceholder: 'Zum Beispiel: Sales. Leer heißt alle.',
    chosen: 'Nur diese Gruppen. Keine gewählt heißt alle.',
    csv: 'CSV',
  },
  columns: {
    id: 'Id',
    name: 'Gruppe',
    kind: 'Art',
    selfService: 'Selbstbedienung',
    selfServiceReasons: 'Selbstbedienung: warum',
    dynamic: 'Dynamische Mitgliedschaft',
    dynamicReasons: 'Dynamische Mitgliedschaft: warum',
    licensing: 'Lizenzen',
    licensingReasons: 'Lizenzen: warum',
    owners: 'Besitzer',
    ownerNames: 'Namen der Besitzer',
    members: 'Personen',
    guests: 'Gäste',
    groupsInside: 'Gruppen darin',
    sync: 'Synchronisiert aus',
    licences: 'Produkte',
    licenceErrors: 'Lizenzfehler',
    rule: 'Regel',
    suggestedRule: 'Vorgeschlagene Regel',
    created: 'Angelegt',
    renewed: 'Erneuert',
  },
  yes: 'ja',
  no: 'nein',
  unknown: 'unbekannt',
  pageAll: 'alle',
  pageShown: (shown, all) =>
    shown === all
      ? groupsOf(all)
      : `Die ersten ${number(shown)} von ${groupsOf(all)}; alle stehen in der CSV-Datei.`,
};
