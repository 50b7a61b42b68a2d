import { grammarOf } from '../grammar.ts';
import { moment, said, strong, text } from '../text.ts';
import { creationDe } from '../creation/de.ts';
import { pickNameRefusals } from '../creation/nameRefusals.ts';
import type { DeskWording } from './deskWording.ts';

const { count, names } = grammarOf('de', { other: '# weitere' });
const people = (n: number): string => count(n, { one: '# Person', other: '# Personen' });

export const deskDe: DeskWording = {
  commands: {
    manage: ['verwalten', 'verwalte'],
    members: ['mitglieder von', 'mitglieder'],
    owners: ['besitzer von', 'besitzer'],
    add: ['füge', 'hinzufügen', 'nimm'],
    remove: ['entferne', 'entfernen'],
    addOwner: ['füge besitzer', 'besitzer hinzufügen'],
    removeOwner: ['entferne besitzer', 'besitzer entfernen'],
    to: ['zu', 'zur', 'in'],
    from: ['aus', 'von'],
    handOver: ['übergib', 'übergeben'],
    handTo: ['an'],
    atTheEnd: ['hinzu', 'auf', 'bitte'],
    rename: ['benenne', 'umbenennen'],
    renameTo: ['in'],
    renameEnd: ['um', 'bitte'],
    describe: ['beschreibe', 'beschreiben'],
    describeAs: ['als'],
    make: ['mache', 'mach'],
    public: ['öffentlich'],
    private: ['privat'],
    takeOver: ['übernimm', 'übernehmen', 'ich kümmere mich um'],
    undo: ['rückgängig', 'rückgängig machen', 'mach das rückgängig'],
  },
  titles: {
    manage: 'Verwalten',
    overview: 'Überblick',
    members: 'Mitglieder',
    owners: 'Besitzer',
    facts: 'Angaben',
    requests: 'Anfragen',
    add: 'Hinzufügen',
    remove: 'Entfernen',
    removeThese: 'Diese entfernen',
    addOwner: 'Besitzer hinzufügen',
    handOver: 'Übergeben und abgeben',
    filter: 'Anzeigen',
    save: 'Speichern',
    yes: 'Ja, ausführen',
    undo: 'Rückgängig',
    allGroups: 'Alle meine Gruppen',
    nominate: 'Ich kümmere mich',
  },
  labels: {
    people: 'Personen, die hinzukommen oder gehen',
    peoplePlaceholder: 'Namen oder Adressen, je Zeile eine oder mit Kommas',
    filter: 'Nach Namen filtern',
    filterPlaceholder: 'Zum Beispiel: ada',
    newOwner: 'Neuer Besitzer',
    newOwnerPlaceholder: 'Name oder Adresse',
    name: 'Name',
    nameError: 'Eine Gruppe braucht einen Namen.',
    description: 'Beschreibung',
    visibility: 'Sichtbarkeit',
    public: 'Öffentlich: alle können den Inhalt sehen',
    private: 'Privat: nur für Mitglieder',
    kind: 'Art',
    size: 'Größe',
    waiting: 'Offen',
  },
  refusals: {
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('Diese Gruppe gibt es nicht mehr. Ihre Gruppen stehen unter Verwalten.')
        : text`Eine Gruppe namens „${strong(typed)}“ gibt es nicht. Bitte versuchen Sie ein anderes Wort.`,
    notAnOwner: ({ groupName }) =>
      text`${strong(groupName)} gehört Ihnen derzeit nicht, es blieb alles, wie es war. Bitte fragen Sie einen Besitzer.`,
    ownerless: ({ groupName }) =>
      text`${strong(groupName)} gehört niemandem. Als Mitglied können Sie anbieten, sich darum zu kümmern.`,
    hasOwners: ({ groupName }) => text`${strong(groupName)} hat einen Besitzer. Bitte fragen Sie dort.`,
    notAMember: ({ groupName }) =>
      text`Sie sind nicht in ${strong(groupName)}. Nur Mitglieder können sie übernehmen, bitte treten Sie zuerst bei.`,
    noApprover: ({ groupName }) =>
      text`Über ${strong(groupName)} kann derzeit niemand entscheiden. Bitte fragen Sie die IT-Hilfe.`,
    notAnApprover: ({ groupName }) =>
      text`Über ${strong(groupName)} entscheiden Sie derzeit nicht. Es hat sich nichts geändert.`,
    ownNomination: () => said('Niemand entscheidet über sich selbst. Die anderen werden antworten.'),
    notWritable: ({ groupName }) => text`${strong(groupName)} kann hier nicht geändert werden.`,
    nobodyNamed: () => said('Bitte sagen Sie, wen Sie meinen, mit Namen oder Adresse.'),
    tooManyPeople: ({ max }) =>
      text`Das sind mehr als ${max} Personen. Bitte nehmen Sie sie in mehreren Gängen.`,
    nobodyFound: ({ texts }) => text`Niemand heißt ${names(texts)}. Bitte versuchen Sie es mit der Adresse.`,
    lastOwner: ({ groupName }) =>
      text`${strong(groupName)} hätte keinen Besitzer mehr. Bitte fügen Sie zuerst einen anderen hinzu.`,
    cannotOwn: ({ name, why }) =>
      why === 'guest'
        ? text`${strong(name)} ist Gast, und Gäste können keine Gruppe besitzen. Bitte wählen Sie jemand anderen.`
        : text`Das Konto von ${strong(name)} ist gesperrt. Bitte wählen Sie jemand anderen.`,
    oneAtATime: () => said('Eine Gruppe wird an eine einzige Person übergeben. Bitte nennen Sie diese.'),
    notYourself: () => said('Die Gruppe gehört Ihnen schon. Bitte nennen Sie jemand anderen.'),
    ...pickNameRefusals(creationDe.refusals),
    descriptionTooLong: ({ max }) =>
      text`Die Beschreibung ist länger als ${max} Zeichen. Bitte kürzen Sie sie.`,
    visibilityFixed: () => said('Die Sichtbarkeit dieser Art von Gruppe lässt sich nicht ändern.'),
    nothingToChange: () => said('So ist die Gruppe schon. Es hat sich nichts geändert.'),
    changeNotFound: () => said('Diese Änderung gibt es nicht mehr. Bitte beginnen Sie neu unter Verwalten.'),
    undoTooLate: () =>
      said('Zehn Minuten lang geht es rückgängig. Bitte fügen Sie die Personen stattdessen neu hinzu.'),
    nothingToUndo: () => said('Niemand wurde entfernt, also gibt es nichts rückgängig zu machen.'),
  },
  failures: {
    notAnOwner: 'Die Gruppe gehört Ihnen nicht mehr.',
    groupGone: 'Die Gruppe gibt es nicht mehr.',
    groupNotWritable: 'Die Gruppe ist für Usher nicht mehr offen.',
    personGone: 'Das Konto gibt es nicht mehr.',
    personDisabled: 'Das Konto ist gesperrt.',
    guestNotAllowed: 'Usher nimmt keine Gastkonten auf.',
    lastOwner: 'Eine Gruppe behält mindestens einen Besitzer.',
    refusedByDirectory: 'Das Verzeichnis hat abgelehnt. Bitte fragen Sie die IT-Hilfe.',
    directoryUnavailable: 'Das Verzeichnis war nicht erreichbar. Bitte versuchen Sie es später.',
    notTried: 'Nicht ausgeführt, weil der Schritt davor misslang.',
    hasOwner: 'Die Gruppe hat inzwischen einen Besitzer.',
    denied: 'Von der Vertretung abgelehnt.',
  },
  listTitle: 'Meine eigenen Gruppen',
  noneOwned: 'Ihnen gehört keine Gruppe.',
  waiting: (n) => count(n, { one: '# Anfrage wartet', other: '# Anfragen warten' }),
  nothingWaits: 'Nichts wartet',
  noDescription: 'Noch keine Beschreibung.',
  membersFixed: 'Die Mitglieder werden nicht hier geändert.',
  groupFixed: 'Besitzer und Angaben werden nicht hier geändert.',
  membersOf: (group) => text`Mitglieder von ${strong(group)}`,
  ownersOf: (group) => text`Besitzer von ${strong(group)}`,
  factsOf: (group) => text`Angaben zu ${strong(group)}`,
  shown: (total, filter) =>
    filter === '' ? text`${people(total)} oder Gruppen` : text`${people(total)} zu „${strong(filter)}“`,
  noMembers: 'Hier ist niemand.',
  partial: 'Die Gruppe ist so groß, dass nicht alle aufgeführt sind. Der Filter sucht im aufgeführten Teil.',
  through: (group) => text`über ${group}`,
  since: (at, byName) =>
    byName === ''
      ? text`seit ${moment(at, 'date')}`
      : text`seit ${moment(at, 'date')}, aufgenommen von ${byName}`,
  guest: 'Gast',
  group: 'Gruppe',
  you: 'Sie',
  lastOwnerHint: 'Der letzte Besitzer kann nicht entfernt werden. Fügen Sie zuerst einen anderen hinzu.',
  handOverHint: 'Übergeben macht die Person zum Besitzer und nimmt danach Sie aus den Besitzern.',
  factsTyped:
    'Sie können auch schreiben: benenne Finanzen in Finanzteam um, oder: beschreibe Finanzen als wer die Bücher abschließt.',
  visibilityHint: 'Bitte sehen Sie nach, was darin ist, bevor Sie eine Gruppe öffentlich machen.',
  ask: {
    addMembers: (group, who) => text`${names(who)} zu ${strong(group)} hinzufügen?`,
    removeMembers: (group, who) => text`${names(who)} aus ${strong(group)} entfernen?`,
    restoreMembers: (group, who) => text`${names(who)} wieder in ${strong(group)} aufnehmen?`,
    addOwners: (group, who) => text`${names(who)} zum Besitzer von ${strong(group)} machen?`,
    removeOwners: (group, who) => text`${names(who)} den Besitz von ${strong(group)} nehmen?`,
    handOver: (group, who) => text`${strong(group)} an ${names(who)} übergeben?`,
    changeFacts: (group) => text`${strong(group)} ändern?`,
    nominate: (group) => text`Um ${strong(group)} kümmern?`,
  },
  askHint: {
    addMembers: 'Sie bekommen, wozu die Gruppe Zugang gibt, und Usher sagt es ihnen.',
    removeMembers: 'Sie verlieren, wozu die Gruppe Zugang gibt. Zehn Minuten lang geht es rückgängig.',
    restoreMembers: 'Sie bekommen zurück, wozu die Gruppe Zugang gibt.',
    addOwners: 'Besitzer entscheiden, wer in der Gruppe ist, und können sie ändern.',
    removeOwners: 'Sie entscheiden dann nicht mehr über die Gruppe. Die Mitgliedschaft bleibt.',
    handOver: 'Die Gruppe gehört Ihnen dann nicht mehr. Ihre Mitgliedschaft bleibt.',
    changeFacts: 'Alle, die die Gruppe finden, werden es so sehen.',
    nominate: 'Eine Vertretung muss zustimmen.',
  },
  doubt: (typed) => `Wer ist „${typed}“?`,
  leaveOut: 'Weglassen',
  notFound: (texts) => text`Niemand heißt ${names(texts)}; weggelassen.`,
  askLater: (texts) =>
    text`Zu viele für eine Rückfrage: ${texts.join('; ')}. Bitte im nächsten Schritt nachtragen.`,
  becomes: (label, value) => text`${label} wird zu ${strong(value)}`,
  emptied: 'leer',
  changeTitle: {
    addMembers: 'Personen hinzufügen',
    removeMembers: 'Personen entfernen',
    restoreMembers: 'Entfernen rückgängig machen',
    addOwners: 'Besitzer hinzufügen',
    removeOwners: 'Besitzer entfernen',
    handOver: 'Übergeben',
    changeFacts: 'Angaben',
    nominate: 'Gruppe übernehmen',
  },
  underWay: (done, total, group) => text`${done} von ${total} erledigt in ${strong(group)}`,
  changed: (n, group) => ({
    addMembers: text`${people(n)} zu ${strong(group)} hinzugefügt`,
    removeMembers: text`${people(n)} aus ${strong(group)} entfernt`,
    restoreMembers: text`${people(n)} wieder in ${strong(group)} aufgenommen`,
    addOwners: text`${people(n)} zum Besitzer von ${strong(group)} gemacht`,
    removeOwners: text`${people(n)} nicht mehr Besitzer von ${strong(group)}`,
    handOver: text`${strong(group)} wurde übergeben`,
    changeFacts: text`${strong(group)} wurde geändert`,
    nominate: text`${strong(group)} gehört jetzt Ihnen`,
  }),
  nothingChanged: (group) => text`In ${strong(group)} hat sich nichts geändert`,
  result: {
    addMember: { done: 'Hinzugefügt', alreadySo: 'War schon Mitglied' },
    removeMember: { done: 'Entfernt', alreadySo: 'War kein Mitglied' },
    addOwner: { done: 'Jetzt Besitzer', alreadySo: 'War schon Besitzer' },
    removeOwner: { done: 'Nicht mehr Besitzer', alreadySo: 'War kein Besitzer' },
    writeFacts: { done: 'Geändert', alreadySo: 'Geändert' },
  },
  moreResults: (n) => count(n, { other: 'und # weitere' }),
  undoHint: 'Rückgängig geht es zehn Minuten lang.',
  noticeTitle: 'Über Sie',
  notice: {
    addMember: (by, group) => text`${strong(by)} hat Sie zu ${strong(group)} hinzugefügt.`,
    removeMember: (by, group) =>
      text`${strong(by)} hat Sie aus ${strong(group)} entfernt. War es ein Versehen, schreiben Sie bitte dorthin.`,
    addOwner: (by, group) => text`${strong(by)} hat Sie zum Besitzer von ${strong(group)} gemacht.`,
    removeOwner: (by, group) => text`${strong(by)} hat Ihnen den Besitz von ${strong(group)} genommen.`,
  },
  nominated: (group) => text`Eine Vertretung wurde gefragt, ob ${strong(group)} Ihnen gehören soll`,
  nominates: (who, group) => text`${strong(who)} möchte sich um ${strong(group)} kümmern`,
  nominationHint: 'Die Gruppe gehört niemandem, und Sie sind die Vertretung. Die Person ist Mitglied.',
  nominationApproved: 'Genehmigt',
  restored: (by, group) => text`${strong(by)} hat Sie wieder in ${strong(group)} aufgenommen.`,
};
