import { grammarOf } from '../grammar.ts';
import { policyDe } from '../policy/de.ts';
import { said, strong, text } from '../text.ts';
import type { CreationWording } from './creationWording.ts';

const { list, names } = grammarOf('de', { other: '# weitere' });
const { modes } = policyDe;

export const creationDe: CreationWording = {
  commands: ['gruppe anlegen', 'gruppe erstellen', 'neue gruppe', 'lege gruppe an', 'erstelle gruppe'],
  withdrawCommands: ['gruppe zurückziehen', 'neue gruppe zurückziehen', 'ziehe gruppe zurück'],
  actions: {
    create: 'Gruppe anlegen',
    check: 'Prüfen und weiter',
    change: 'Etwas ändern',
    newGroup: 'Neue Gruppe',
    manage: 'Gruppe verwalten',
  },
  labels: {
    kind: 'Art',
    name: 'Name der Gruppe',
    namePlaceholder: 'Zum Beispiel: Messe 2027',
    nameError: 'Bitte geben Sie der Gruppe einen Namen.',
    purpose: 'Zweck',
    purposePlaceholder: 'Wofür ist die Gruppe da? Alle können es lesen.',
    purposeError: 'Bitte sagen Sie in wenigen Worten, wofür die Gruppe da ist.',
    pickOwners: 'Weitere Besitzer auswählen',
    pickMembers: 'Erste Mitglieder auswählen',
    pickPlaceholder: 'Namen zu tippen beginnen',
    owners: 'Weitere Besitzer',
    ownersPlaceholder: 'Namen oder Adressen, je Zeile eine. Sie selbst besitzen die Gruppe in jedem Fall.',
    members: 'Erste Mitglieder',
    membersPlaceholder: 'Namen oder Adressen, je Zeile eine.',
    alike: 'Ähnliche Namen',
  },
  refusals: {
    nameMissing: () => said('Die Gruppe braucht einen Namen. Bitte geben Sie einen ein.'),
    nameTooLong: ({ max }) => text`Der Name ist zu lang. Bitte nehmen Sie höchstens ${max} Zeichen.`,
    nameBlocked: ({ word }) =>
      text`Das Wort „${strong(word)}“ ist in Namen nicht erlaubt. Bitte lassen Sie es weg.`,
    nameUnreadable: () => said('Der Name hat keine lesbaren Buchstaben. Bitte geben Sie einen anderen ein.'),
    attributeMissing: ({ attribute }) =>
      attribute === 'Department'
        ? said('Gruppennamen enthalten Ihre Abteilung, und keine ist vermerkt. Bitte fragen Sie Ihre IT.')
        : said('Gruppennamen enthalten Ihre Position, und keine ist vermerkt. Bitte fragen Sie Ihre IT.'),
    nobodyMayCreate: () => said('Neue Gruppen legt nur Ihre IT an. Bitte fragen Sie dort.'),
    mayNotCreate: () => said('Gruppen legen bei Ihnen nur einige an. Bitte fragen Sie Ihre IT nach einer.'),
    creatorNotServed: () => said('Ihr Konto kann keine Gruppen anlegen. Bitte fragen Sie Ihre IT.'),
    tooManyGroups: ({ max }) =>
      text`Sie besitzen ${max} Gruppen, mehr geht nicht. Bitte löschen Sie eine oder bitten Sie jemanden im Team.`,
    nameTaken: ({ name }) =>
      text`Eine Gruppe namens „${strong(name)}“ gibt es schon. Bitte treten Sie ihr bei oder nehmen Sie einen anderen Namen.`,
    joinBeyondCeiling: ({ loosest, classNames }) =>
      text`Für ${names(classNames)} erlaubt Ihre Administration höchstens „${modes[loosest]}“. Bitte wählen Sie das oder etwas Strengeres.`,
    purposeMissing: () =>
      said('Andere müssen wissen, wofür die Gruppe da ist. Bitte sagen Sie es in wenigen Worten.'),
    purposeTooLong: ({ max }) => text`Der Zweck ist länger als ${max} Zeichen. Bitte kürzen Sie ihn.`,
    personUnknown: ({ typed }) =>
      text`„${strong(typed)}“ wurde nicht gefunden. Bitte prüfen Sie die Schreibweise oder nehmen Sie die Adresse.`,
    personDoubtful: ({ typed, candidates }) =>
      text`„${strong(typed)}“ könnte ${list(candidates)} sein. Bitte geben Sie ein, wen Sie meinen.`,
    cannotOwn: ({ name }) =>
      text`${strong(name)} kann keine Gruppe besitzen: Gäste und gesperrte Konten gehen nicht. Bitte nehmen Sie jemand anderen.`,
    cannotJoin: ({ name }) =>
      text`${strong(name)} kann hier nicht aufgenommen werden. Bitte lassen Sie den Namen weg oder fragen Sie Ihre IT.`,
    tooManyPeople: ({ max }) =>
      text`Bitte nennen Sie hier höchstens ${max} Personen. Weitere können danach dazukommen.`,
    noCreationApprover: () =>
      said('Wer neuen Gruppen zustimmen könnte, ist gerade nicht zu fragen. Bitte sagen Sie es Ihrer IT.'),
    creationNotFound: () =>
      said('Diesen Wunsch gibt es nicht mehr. Mit „Gruppe anlegen“ beginnen Sie von vorn.'),
    noWishWaits: () =>
      said('Auf eine Antwort wartet kein solcher Wunsch von Ihnen. Es hat sich nichts geändert.'),
    severalWishes: ({ names: found }) =>
      text`Mehrere Wünsche von Ihnen warten: ${names(found)}. Bitte sagen Sie, welchen Sie meinen.`,
    notACreationApprover: () =>
      said('Sie entscheiden derzeit nicht über neue Gruppen. Es hat sich nichts geändert.'),
    ownCreation: () =>
      said('Über den eigenen Wunsch entscheidet niemand selbst. Die anderen Gefragten antworten.'),
    creationNoteMissing: () =>
      said('Wer gefragt hat, sollte den Grund kennen. Bitte schreiben Sie eine kurze Notiz.'),
    creationNoteTooLong: ({ max }) => text`Ihre Notiz ist länger als ${max} Zeichen. Bitte kürzen Sie sie.`,
  },
  failures: {
    refusedByDirectory: 'Das Verzeichnis hat die Gruppe nicht angenommen. Bitte fragen Sie Ihre IT.',
    directoryUnavailable:
      'Das Verzeichnis war lange nicht zu erreichen. Bitte versuchen Sie es später noch einmal.',
    creatorGone: 'Das Konto, das sie wollte, ist gesperrt oder nicht mehr da.',
  },
  form: {
    title: 'Neue Gruppe',
    limit: (owned, max) => text`Sie besitzen ${owned} von höchstens ${max} Gruppen.`,
    pattern: (pattern) => text`Namen sehen aus wie „${strong(pattern)}“; was fehlt, setzt Usher dazu.`,
    length: (max) => `Ein Name hat höchstens ${String(max)} Zeichen.`,
    needsApproval: 'Bevor die Gruppe angelegt wird, muss jemand zustimmen.',
  },
  confirm: {
    title: 'Neue Gruppe',
    question: (name) => text`${strong(name)} anlegen?`,
    alike: (found) => text`Es gibt Gruppen mit ähnlichem Namen: ${names(found)}. Meinen Sie eine davon?`,
    youOwn: 'Sie werden sie besitzen.',
    ownersAreMembers: 'Ihre Besitzer werden auch Mitglieder.',
  },
  status: {
    title: 'Neue Gruppe',
    pendingApproval: (name) => text`${strong(name)} wartet auf eine Antwort`,
    waitingFor: (people) => text`Gefragt: ${names(people)}. Die erste Antwort gilt.`,
    creating: (name) => text`${strong(name)} wird angelegt`,
    created: (name) => text`${strong(name)} ist da`,
    createdHint: 'Sie besitzen sie. Bis alle Apps sie zeigen, kann es etwas dauern.',
    notAdded: (people) => text`Nicht aufgenommen werden konnten: ${names(people)}.`,
    failed: (name) => text`${strong(name)} konnte nicht angelegt werden`,
    denied: (name) => text`${strong(name)} wird nicht angelegt`,
    expired: (name) => text`Zu ${strong(name)} hat niemand rechtzeitig geantwortet`,
    withdrawn: (name) => text`Der Wunsch nach ${strong(name)} ist zurückgezogen`,
    expiredHint: 'Sie können noch einmal fragen oder vorher jemandem der Gefragten schreiben.',
    approvedBy: (name) => text`Genehmigt von ${strong(name)}`,
    deniedBy: (name) => text`Abgelehnt von ${strong(name)}`,
  },
  approval: {
    title: 'Ihre Entscheidung',
    asks: (who, name) => text`${strong(who)} möchte eine neue Gruppe: ${strong(name)}`,
    whyYou: 'Sie stimmen neuen Gruppen zu.',
  },
};
