import { grammarOf } from '../grammar.ts';
import { moment, said, strong, text } from '../text.ts';
import type { RulesWording } from './rulesWording.ts';
import { whyDe } from './whyDe.ts';

const { count } = grammarOf('de', { other: '# weitere' });
const people = (n: number): string => count(n, { one: '# Person', other: '# Personen' });

export const rulesDe: RulesWording = {
  commands: {
    rule: ['regel von', 'regel für', 'regel', 'mitgliedsregel von', 'mitgliedsregel'],
    why: ['warum', 'wieso', 'weshalb', 'erkläre'],
    licences: ['lizenzen', 'meine lizenzen', 'habe ich meine lizenzen'],
    asksAboutMe: ['bin ich', 'ich', 'kann ich', 'mich'],
    myself: ['nicht', 'ich', 'mich'],
    asksAboutOther: ['ist', 'sind'],
    inGroup: ['kein mitglied von', 'mitglied von', 'nicht in', 'in', 'nicht bei', 'bei'],
  },
  titles: {
    rule: 'Mitgliedsregel',
    editor: 'Regel für Mitglieder',
    preview: 'Vorschau',
    why: 'Warum',
    licences: 'Ihre Lizenzen',
    whatIf: 'Was wäre, wenn',
    list: 'Alle als Datei',
    change: 'Regel ändern',
    makeDynamic: 'Durch eine Regel entscheiden',
    keep: 'Von Usher halten lassen',
    pause: 'Regel anhalten',
    resume: 'Regel fortsetzen',
    makeAssigned: 'Regel beenden',
    restore: 'Vorherige Regel wiederherstellen',
    openChange: 'Offene Änderung',
    previewRows: 'Vorschau der Bedingungen',
    previewText: 'Vorschau des Textes',
    moreRows: 'Weitere Bedingungen',
    useFix: 'So verbessern',
    save: 'Regel speichern',
    edit: 'Ändern',
    cancel: 'Abbrechen',
    agree: 'Zustimmen',
    disagree: 'Nicht zustimmen',
    tryIt: 'Probieren',
    backToPreview: 'Zurück zur Vorschau',
    group: 'Die Gruppe',
  },
  labels: {
    inWords: 'In Worten',
    asText: 'Als Text',
    before: 'Bisher',
    lastChange: 'Letzte Änderung',
    members: 'Mitglieder',
    match: 'Erfüllen die Regel jetzt',
    join: 'Was zutreffen muss',
    property: 'Eigenschaft',
    operator: 'Vergleich',
    value: 'Wert',
    valuePlaceholder: 'Schreiben oder Vorhandenes wählen',
    text: 'Die Regel als Text',
    textPlaceholder: 'user.department -eq "Sales"',
    joins: 'Kommen',
    leaves: 'Gehen',
    stays: 'Bleiben',
    worthKnowing: 'Gut zu wissen',
    products: 'Lizenzen',
    matching: 'Diese passen',
    nearMisses: 'Diese passen knapp nicht',
    person: 'Person',
    personPlaceholder: 'Name oder Adresse',
    newValue: 'Wert zum Probieren',
    becauseOf: 'Weil',
    wouldChange: 'Was es ändern würde',
    asTheyAre: 'So wie es ist',
    asTheyWouldBe: 'Mit dem anderen Wert',
  },
  operators: {
    eq: 'ist',
    ne: 'ist nicht',
    in: 'ist eines von (mit ; dazwischen)',
    notIn: 'ist keines von (mit ; dazwischen)',
    startsWith: 'beginnt mit',
    endsWith: 'endet auf',
    contains: 'enthält',
    hasValue: 'hat einen Wert',
    hasNoValue: 'hat keinen Wert',
  },
  joins: { and: 'Alle Bedingungen', or: 'Eine der Bedingungen' },
  refusals: {
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('Diese Gruppe gibt es nicht mehr.')
        : text`Es gibt keine Gruppe namens „${strong(typed)}“. Bitte versuchen Sie ein anderes Wort.`,
    notAnOwner: ({ groupName }) =>
      text`Nur Besitzer von ${strong(groupName)} kümmern sich um die Regel. Warum Sie drin sind, können Sie fragen.`,
    mayNotWrite: ({ groupName }) =>
      text`Regeln schreiben bei Ihnen andere. Bitte fragen Sie wegen ${strong(groupName)} Ihren IT-Helpdesk.`,
    ruleFixed: ({ groupName }) => text`Eine Regel für ${strong(groupName)} lässt sich hier nicht pflegen.`,
    keptByUsher: ({ groupName }) =>
      text`Usher pflegt die Mitglieder von ${strong(groupName)} nach einer eigenen Regel. Bitte beenden Sie diese zuerst.`,
    notDynamic: ({ groupName }) =>
      text`Über ${strong(groupName)} entscheidet keine Regel. Es hat sich nichts geändert.`,
    ruleUnchanged: ({ groupName }) => text`So ist es bei ${strong(groupName)} bereits.`,
    ruleInvalid: () =>
      said('Die Regel ist noch nicht lesbar. Bitte sehen Sie sich die markierten Stellen an.'),
    ruleEmpty: () =>
      said('Es gibt noch keine Bedingung. Bitte füllen Sie eine aus, oder schreiben Sie die Regel als Text.'),
    deviceRule: () =>
      said('Usher pflegt nur Regeln über Personen. Regeln über Geräte werden in Entra geschrieben.'),
    memberOfRetired: () =>
      said(
        'Microsoft hat Regeln über Mitglieder anderer Gruppen beendet. Bitte verwenden Sie Eigenschaften von Personen.',
      ),
    noPreview: () =>
      said(
        'Usher kann nicht auswerten, wen diese Regel meint, und speichert sie nicht. Bitte schreiben Sie sie ohne -match.',
      ),
    noSecond: ({ groupName }) =>
      text`Das bewegt viele Personen, und niemand kann zustimmen. Bitte fügen Sie ${strong(groupName)} einen zweiten Besitzer hinzu.`,
    changeUnderWay: ({ groupName }) =>
      text`Eine andere Änderung für ${strong(groupName)} wird gerade geschrieben. Bitte versuchen Sie es in einer Minute noch einmal.`,
    cannotKeep: ({ groupName }) => text`Usher kann ${strong(groupName)} nicht nach einer Regel halten.`,
    changeNotFound: () => said('Diese Änderung gibt es nicht mehr. Bitte beginnen Sie von vorn.'),
    changeOver: ({ groupName }) => text`Diese Änderung für ${strong(groupName)} ist bereits erledigt.`,
    ownRuleChange: () => said('Dem, was Sie möchten, muss jemand anders zustimmen.'),
    nothingToRestore: ({ groupName }) =>
      text`Die Regel von ${strong(groupName)} wurde seither geändert. Bitte sehen Sie sie sich zuerst an.`,
    personNotFound: ({ text: typed }) =>
      text`Usher weiß nicht, wer „${strong(typed)}“ ist. Bitte schreiben Sie eine Adresse oder den vollen Namen.`,
    mayNotAsk: ({ personName }) =>
      text`Das können nur Besitzer der Gruppe und die Führungskraft von ${strong(personName)} fragen. Für sich selbst können Sie fragen.`,
  },
  failures: {
    groupGone: 'Die Gruppe gibt es nicht mehr.',
    groupNotWritable:
      'Die Gruppe hat sich geändert und ist für Usher geschlossen. Bitte fragen Sie Ihren IT-Helpdesk.',
    ruleGone: 'Die Gruppe hat keine Regel mehr. Es hat sich nichts geändert.',
    notAnOwner: 'Die Gruppe gehört Ihnen nicht mehr. Es hat sich nichts geändert.',
    mayNotWrite: 'Regeln schreiben bei Ihnen jetzt andere. Es hat sich nichts geändert.',
    ruleRejected:
      'Das Verzeichnis hat die Regel so nicht angenommen. Bitte schreiben Sie sie anders, oder fragen Sie Ihren IT-Helpdesk.',
    licenceMissing:
      'Ihre Organisation hat keine Lizenz für Regeln (Entra ID P1). Bitte fragen Sie Ihren IT-Helpdesk danach. Es hat sich nichts geändert.',
    permissionMissing:
      'Usher darf keine Regeln schreiben. Bitte fragen Sie Ihren IT-Helpdesk danach. Es hat sich nichts geändert.',
    refusedByDirectory:
      'Das Verzeichnis hat die Regel nicht angenommen. Vielleicht fehlt eine Lizenz für Regeln oder eine Berechtigung. Bitte fragen Sie Ihren IT-Helpdesk.',
    directoryUnavailable:
      'Das Verzeichnis war lange nicht erreichbar. Bitte versuchen Sie es später noch einmal.',
    peopleNotRead:
      'Usher konnte nicht alle Personen rechtzeitig lesen. Bitte versuchen Sie es später noch einmal.',
  },
  noCounts: {
    peopleNotRead:
      'Usher liest die Personen Ihrer Organisation noch. Bitte sehen Sie in einigen Minuten wieder nach.',
    notEvaluable: 'Usher kann nicht auswerten, wen diese Regel meint.',
    aboutDevices: 'Diese Regel betrifft Geräte. Usher wertet Regeln über Personen aus.',
    tooMany:
      'Mit mehr als 20.000 Mitgliedern wird die Gruppe hier nicht verglichen. Die Vorschau einer anderen Regel zählt alle.',
    invalid: 'Die Regel hat einen Fehler, deshalb folgt Entra ihr nicht.',
  },
  works: 'Die Regel wirkt',
  paused: 'Die Regel ist angehalten: Die Mitglieder bleiben, wie sie sind',
  assigned: 'Keine Regel: Besitzer nehmen Personen auf',
  changedBy: (name, at) => text`${strong(name)}, ${moment(at)}`,
  changedElsewhere: 'Nicht über Usher',
  allAsTheRuleSays: 'Die Mitglieder sind die, welche die Regel meint.',
  missing: (n) =>
    count(n, { one: '# Person passt und ist nicht drin', other: '# Personen passen und sind nicht drin' }),
  surplus: (n) => count(n, { one: '# Mitglied passt nicht', other: '# Mitglieder passen nicht' }),
  shouldBeIn: (name, since) => text`${strong(name)} müsste drin sein, bemerkt ${moment(since)}`,
  shouldBeOut: (name, since) => text`${strong(name)} dürfte nicht drin sein, bemerkt ${moment(since)}`,
  licencesPartial:
    'Es sind mehr Personen betroffen, als angesehen wurden; was über Lizenzen gesagt ist, gilt für die ersten.',
  undecided: (n) =>
    `${count(n, { one: 'Bei # Person', other: 'Bei # Personen' })} kann Usher es nicht sagen; Entra entscheidet.`,
  peopleAsOf: (at) => text`Personen nach dem Stand von ${moment(at)}.`,
  previewAt: (at, peopleAsOf) =>
    peopleAsOf === null
      ? text`Berechnet für ${moment(at)}.`
      : text`Berechnet für ${moment(at)}, Personen nach dem Stand von ${moment(peopleAsOf)}.`,
  editorIntro:
    'Sagen Sie, was auf Personen zutreffen muss. Nichts wird gespeichert, bevor Sie gesehen haben, wer kommt und geht.',
  microsoftSays: (sentence) => `Microsoft sagt: ${sentence}`,
  useTyped: (typed) => `„${typed}“ verwenden`,
  peopleWith: (value, n) => `${value} (${people(n)})`,
  computing: 'Usher berechnet, wer kommt und wer geht. Diese Karte zeigt es, sobald es da ist.',
  again:
    'Personen oder die Regel haben sich inzwischen geändert, deshalb wurde nichts gespeichert. Bitte sehen Sie noch einmal hin.',
  headlines: {
    setRule: (group) => text`Eine andere Regel für ${strong(group)}`,
    makeDynamic: (group) => text`Eine Regel entscheidet, wer in ${strong(group)} ist`,
    makeAssigned: (group) => text`Regel von ${strong(group)} beenden`,
    pause: (group) => text`Regel von ${strong(group)} anhalten`,
    resume: (group) => text`Regel von ${strong(group)} fortsetzen`,
    keep: (group) => text`Usher hält ${strong(group)} nach einer Regel`,
  },
  secondHeadline: (who, group) =>
    text`${strong(who)} möchte eine andere Regel für ${strong(group)}, die viele Personen bewegt`,
  guestsJoin: (n) => count(n, { one: '# der Neuen ist ein Gast.', other: '# der Neuen sind Gäste.' }),
  disabledJoin: (n) =>
    count(n, { one: '# der Neuen hat ein gesperrtes Konto.', other: '# der Neuen haben gesperrte Konten.' }),
  strangers: (n) =>
    count(n, {
      one: '# Mitglied ist ein Gerät oder eine Gruppe und wird entfernt.',
      other: '# Mitglieder sind Geräte oder Gruppen und werden entfernt.',
    }),
  productMoves: (product, joins, leaves) =>
    text`${strong(product)}: ${people(joins)} bekämen sie, ${people(leaves)} verlören sie`,
  emptiedFirst: (members, lost) =>
    `Entra entfernt zuerst alle ${people(members)} und nimmt dann auf, wer passt; das kann Stunden dauern. ${
      lost === 0 ? 'Alle kommen zurück.' : `${people(lost)} wären dauerhaft draußen.`
    }`,
  keepsMembers: 'Wer heute drin ist, bleibt. Danach nehmen die Besitzer Personen auf und heraus.',
  massChange:
    'Es bewegen sich so viele Personen, dass ein zweiter Besitzer oder die Administration zustimmen muss.',
  waitsForSecond: 'Eine zweite Person wurde um Zustimmung gebeten. Noch hat sich nichts geändert.',
  writing: 'Das Verzeichnis wird gerade geändert.',
  done: {
    setRule: 'Gespeichert. Entra nimmt danach Personen auf und heraus, was Stunden dauern kann.',
    makeDynamic: 'Gespeichert. Entra leert die Gruppe und füllt sie nach der Regel, was Stunden dauern kann.',
    makeAssigned: 'Die Regel ist beendet. Die Mitglieder sind die von heute.',
    pause: 'Die Regel ist angehalten. Die Mitglieder bleiben, wie sie sind.',
    resume: 'Die Regel wirkt wieder. Entra nimmt danach Personen auf und heraus, was Stunden dauern kann.',
    keep: 'Der Probelauf hat begonnen. Seine Karte kam als Nachricht und sagt, wie es steht.',
  },
  dropped: 'Es hat sich nichts geändert.',
  expired: 'Niemand hat rechtzeitig zugestimmt, also hat sich nichts geändert. Sie können erneut fragen.',
  droppedBy: (name) => text`${strong(name)} hat nicht zugestimmt. Es hat sich nichts geändert.`,
  agreedBy: (name) => text`${strong(name)} hat zugestimmt.`,
  bar: (label, n) => `${label}: ${n}`,
  whatIfHint:
    'Probieren Sie die Regel an einer Person, als wäre eine Eigenschaft anders. Es wird nichts geändert.',
  verdicts: {
    in: (name) => text`${strong(name)} wäre drin`,
    out: (name) => text`${strong(name)} wäre nicht drin`,
    open: (name) => text`Bei ${strong(name)} lässt es sich hier nicht sagen`,
  },
  why: whyDe,
};
