import { byRuleDe } from './byRule/de.ts';
import { deletionDe } from './creation/deletionDe.ts';
import { creationDe } from './creation/de.ts';
import { adminDe } from './admin/de.ts';
import { readinessDe } from './readiness/de.ts';
import { commandsDe } from './commands/de.ts';
import { deskDe } from './desk/de.ts';
import { filesDe } from './files/de.ts';
import { grammarOf } from './grammar.ts';
import { ineligibleDe } from './ineligible/de.ts';
import { deLeaving } from './leaving/de.ts';
import { failuresByLicensingDe, licencesDe, refusalsByLicensingDe } from './licences/de.ts';
import { deMessages } from './messages/de.ts';
import { failuresByPolicyDe, policyDe, refusalsByPolicyDe } from './policy/de.ts';
import { searchDe } from './search/de.ts';
import { moment, said, strong, text } from './text.ts';
import type { Wording } from './wording.ts';

const { count, list, names } = grammarOf('de', { other: '# weitere' });

/** Formal address throughout ("Sie"): owners and requesters need not know each other. */
export const de: Wording = {
  language: 'de',
  search: searchDe,
  files: filesDe,
  names,
  members: (n) => count(n, { one: '# Mitglied', other: '# Mitglieder' }),
  days: (n) => count(n, { one: '# Tag', other: '# Tage' }),
  commands: commandsDe,
  actions: {
    requestToJoin: 'Beitritt anfragen',
    sendRequest: 'Anfrage senden',
    withdraw: 'Zurückziehen',
    approve: 'Genehmigen',
    deny: 'Ablehnen',
    denyRequest: 'Anfrage ablehnen',
    find: 'Gruppe suchen',
    myGroups: 'Meine Gruppen',
    myRequests: 'Meine Anfragen',
    approvals: 'Genehmigungen',
    leave: 'Verlassen',
    cancel: 'Abbrechen',
    back: 'Zurück',
    more: 'Mehr',
    previous: 'Vorherige',
    details: 'Details',
    askAgain: 'Erneut anfragen',
    goOn: 'Weiter',
    home: 'Startseite',
  },
  labels: {
    reason: 'Begründung',
    reasonPlaceholder: 'Wofür brauchen Sie diese Gruppe?',
    reasonError: 'Bitte schreiben Sie in wenigen Worten, wofür Sie diese Gruppe brauchen.',
    duration: 'Dauer',
    untilILeave: 'Bis ich austrete',
    untilTheyLeave: 'Bis zum Austritt',
    note: 'Notiz',
    notePlaceholder: 'Freiwillig. Wer angefragt hat, kann sie lesen.',
    noteError: 'Bitte begründen Sie kurz, damit klar ist, wie es weitergehen kann.',
    search: 'Name oder Thema',
    searchPlaceholder: 'Zum Beispiel: Finanzen',
    group: 'Gruppe',
    manager: 'Leitung',
    asked: 'Angefragt',
    ends: 'Antwort bis',
    alsoAsked: 'Auch gefragt',
    whyYou: 'Warum Sie',
    decided: 'Entschieden',
    owners: 'Besitzer',
  },
  kinds: {
    security: 'Sicherheitsgruppe',
    microsoft365: 'Microsoft 365-Gruppe',
    mailEnabledSecurity: 'E-Mail-aktivierte Sicherheitsgruppe',
    distribution: 'Verteilerliste',
    unknown: 'Gruppe',
  },
  ineligible: ineligibleDe,
  failures: {
    ...failuresByPolicyDe,
    ...failuresByLicensingDe,
    groupGone: 'Die Gruppe gibt es nicht mehr. Falls eine andere sie ersetzt, wählen Sie bitte diese.',
    groupNotEligible: 'Die Gruppe ist für Usher nicht mehr offen. Bitte fragen Sie die IT-Hilfe.',
    requesterGone: 'Das Konto ist nicht mehr zu finden. Bitte fragen Sie die IT-Hilfe.',
    requesterDisabled: 'Das Konto ist gesperrt. Sobald es frei ist, gelingt eine neue Anfrage.',
    guestNotAllowed: 'Usher nimmt keine Gastkonten in Gruppen auf. Bitte fragen Sie die IT-Hilfe.',
    refusedByDirectory: 'Das Verzeichnis hat die Änderung abgelehnt. Bitte fragen Sie die IT-Hilfe.',
    directoryUnavailable: 'Das Verzeichnis war lange nicht erreichbar. Bitte versuchen Sie es später.',
    noApproverReachable: 'Niemand, der entscheiden darf, ist erreichbar. Bitte fragen Sie die IT-Hilfe.',
  },
  refusals: {
    ...refusalsByPolicyDe,
    ...refusalsByLicensingDe,
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('Diese Gruppe gibt es nicht mehr. Bitte suchen Sie eine andere.')
        : text`Eine Gruppe namens „${strong(typed)}“ gibt es nicht. Bitte versuchen Sie ein anderes Wort.`,
    groupNotEligible: ({ groupName }) => text`Für ${strong(groupName)} kann hier niemand anfragen.`,
    alreadyMember: ({ groupName, nested }) =>
      nested
        ? text`Sie sind schon in ${strong(groupName)}, über eine andere Gruppe. Es ist nichts mehr zu tun.`
        : text`Sie sind schon Mitglied von ${strong(groupName)}. Es ist nichts mehr zu tun.`,
    alreadyAsked: ({ groupName }) =>
      text`Für ${strong(groupName)} haben Sie schon angefragt. Bitte sehen Sie dort den Stand.`,
    requesterNotFound: () => said('Usher findet Ihr Konto nicht. Bitte fragen Sie die IT-Hilfe.'),
    requesterDisabled: () => said('Ihr Konto ist gesperrt. Bitte fragen Sie die IT-Hilfe.'),
    guestNotAllowed: () => said('Gäste können nicht beitreten. Bitte fragen Sie, wer Sie eingeladen hat.'),
    reasonMissing: () => said('Die Besitzer brauchen eine Begründung. Bitte schreiben Sie ein paar Worte.'),
    reasonTooLong: ({ max }) => text`Die Begründung hat mehr als ${max} Zeichen. Bitte kürzen Sie sie.`,
    durationInvalid: ({ max }) => text`Möglich sind 1 bis ${max} Tage. Bitte wählen Sie eine solche Dauer.`,
    noteMissing: () => said('Wer angefragt hat, sollte den Grund kennen. Bitte schreiben Sie eine Notiz.'),
    noteTooLong: ({ max }) => text`Die Notiz hat mehr als ${max} Zeichen. Bitte kürzen Sie sie.`,
    noApprover: ({ groupName }) =>
      text`Über ${strong(groupName)} kann derzeit niemand entscheiden. Bitte fragen Sie die IT-Hilfe.`,
    requestNotFound: () => said('Diese Anfrage gibt es nicht mehr. Ihre stehen unter Meine Anfragen.'),
    requestClosed: ({ groupName }) =>
      text`Die Anfrage für ${strong(groupName)} ist schon erledigt. Es hat sich nichts geändert.`,
    ownRequest: () => said('Niemand entscheidet über die eigene Anfrage. Die anderen werden antworten.'),
    notAnApprover: ({ groupName }) =>
      text`Über ${strong(groupName)} entscheiden Sie derzeit nicht. Es hat sich nichts geändert.`,
    notYourRequest: () => said('Diese Anfrage gehört jemand anderem. Ihre stehen unter Meine Anfragen.'),
    notAMember: ({ groupName }) => text`Sie sind nicht in ${strong(groupName)}. Es hat sich nichts geändert.`,
    nestedMember: ({ groupName }) =>
      text`Sie sind über eine andere Gruppe in ${strong(groupName)}. Bitte verlassen Sie jene.`,
    leaveNotPossible: ({ groupName }) => text`${strong(groupName)} können Sie hier nicht verlassen.`,
  },
  home: {
    title: (firstName) => (firstName === '' ? said('Guten Tag') : text`Guten Tag, ${firstName}`),
    intro:
      'Suchen Sie eine Gruppe, sagen Sie, wofür, und ihre Besitzer entscheiden. Usher erledigt den Rest.',
    notUnderstood: (typed) => text`Usher hat „${strong(typed)}“ nicht verstanden. Das hier geht.`,
    waitingForYou: (n) => count(n, { one: '# Anfrage wartet auf Sie', other: '# Anfragen warten auf Sie' }),
    yourOpenRequests: (n) => count(n, { one: '# offene Anfrage', other: '# offene Anfragen' }),
    approvalsWith: (n) => count(n, { other: 'Genehmigungen (#)' }),
    myRequestsWith: (n) => count(n, { other: 'Meine Anfragen (#)' }),
    typedHint: 'Sie können auch schreiben',
    examples: [
      'suche Finanzen',
      'beitreten Finanzen weil ich buche für 30 Tage',
      'verlassen Finanzen',
      'Gruppe anlegen Messe',
    ],
  },
  groups: {
    found: (typed) => text`Gruppen zu „${strong(typed)}“`,
    didYouMean: (typed) => text`„${strong(typed)}“ kennt Usher nicht. Meinen Sie eine von diesen?`,
    choose: (typed) => text`Mehrere Gruppen heißen so ähnlich wie „${strong(typed)}“. Welche ist es?`,
    chooseOnly: (typed) => text`Keine Gruppe heißt genau „${strong(typed)}“. Meinen Sie diese?`,
    whichGroup: said('Welche Gruppe meinen Sie?'),
    chooseError: 'Bitte wählen Sie eine davon.',
    youTyped: (typed) => text`Sie haben geschrieben: ${typed}`,
    moreToChoose: 'Es gibt weitere. Fehlt Ihre, schreiben Sie bitte mehr von ihrem Namen.',
    noneFound: (typed) => text`Keine Gruppe passt zu „${strong(typed)}“`,
    noneFoundHint: 'Bitte versuchen Sie ein kürzeres Wort oder den Zweck der Gruppe.',
    owners: (people) => text`Besitzer: ${list(people)}`,
    ownersDecide: 'Ihre Besitzer entscheiden, wer beitritt.',
    standInsDecide: 'Sie hat keinen Besitzer, eine Vertretung entscheidet, wer beitritt.',
    member: 'Sie sind Mitglied',
    waiting: (people, since) => text`Wartet auf ${names(people)} seit ${moment(since, 'date')}`,
    delivering: 'Genehmigt, Sie werden gerade aufgenommen',
    mineTitle: 'Meine Gruppen',
    direct: 'Direkt',
    nested: 'Über andere Gruppen',
    nestedHint: 'Um eine davon zu verlassen, verlassen Sie bitte die Gruppe, über die Sie darin sind.',
    none: 'Sie sind noch in keiner Gruppe. Suchen Sie sich eine aus.',
    managedElsewhere: 'Nicht über Usher verwaltet',
  },
  request: {
    formTitle: 'Beitritt anfragen',
    title: 'Ihre Anfrage',
    youAsked: (at) => text`Angefragt am ${moment(at)}`,
    waitingForOwners: (n) => count(n, { one: 'Wartet auf # Besitzer', other: 'Wartet auf # Besitzer' }),
    waitingForStandIns: (n) =>
      count(n, { one: 'Wartet auf # Vertretung', other: 'Wartet auf # Vertretungen' }),
    searching: 'Usher sucht jemanden, der entscheiden kann',
    wereAsked: (people) =>
      people.length === 1
        ? text`${names(people)} wurde gefragt.`
        : text`${names(people)} wurden gefragt. Die erste Antwort zählt.`,
    notReached: (people) => text`Nicht erreicht hat Usher ${names(people)}.`,
    endsAt: (at) => text`Ohne Antwort endet die Anfrage am ${moment(at, 'date')}.`,
    approvedBy: (name) => text`Genehmigt von ${strong(name)}`,
    deniedBy: (name) => text`Abgelehnt von ${strong(name)}`,
    willBeAdded: 'Sie werden Mitglied',
    beingAdded: 'Sie werden gerade aufgenommen',
    member: (at) =>
      at === null ? said('Sie sind Mitglied') : text`Sie sind Mitglied (geprüft ${moment(at, 'time')})`,
    memberUnseen: 'Es kann etwas dauern, bis alle Anwendungen es zeigen.',
    notAdded: 'Sie konnten nicht aufgenommen werden',
    withdrawn: 'Sie haben diese Anfrage zurückgezogen',
    expired: 'Niemand hat rechtzeitig geantwortet',
    expiredHint: 'Sie können erneut anfragen oder erst einem Besitzer schreiben.',
    deniedHint: 'Wenn sich etwas ändert, können Sie erneut anfragen.',
    noteFrom: (name) => text`${strong(name)} schrieb:`,
  },
  approval: {
    title: 'Sie entscheiden',
    asksToJoin: (who, group) => text`${strong(who)} möchte in ${strong(group)} aufgenommen werden`,
    askedToJoin: (who, group) => text`${strong(who)} wollte in ${strong(group)} aufgenommen werden`,
    whyOwner: 'Ihnen gehört diese Gruppe.',
    whyFallback: 'Sie vertreten, denn kein Besitzer dieser Gruppe war erreichbar.',
    whyOther: 'Sie dürfen über diese Gruppe entscheiden.',
    nobodyElse: 'Sonst niemand',
    denyTitle: (who, group) => text`Die Anfrage von ${strong(who)} für ${strong(group)} ablehnen?`,
    denyHint: (who) => text`${strong(who)} wird Ihre Notiz lesen.`,
    approvedByYou: 'Von Ihnen genehmigt',
    deniedByYou: 'Von Ihnen abgelehnt',
    beingAdded: (who) => text`${strong(who)} wird gerade aufgenommen.`,
    isMember: (who) => text`${strong(who)} ist jetzt Mitglied.`,
    notAdded: (who) => text`${strong(who)} konnte nicht aufgenommen werden.`,
    withdrawn: (who) => text`Von ${strong(who)} zurückgezogen`,
    expired: 'Beendet, weil niemand rechtzeitig geantwortet hat',
  },
  approvals: {
    title: 'Genehmigungen',
    digestTitle: 'Mehrere Anfragen für Sie',
    none: 'Nichts wartet auf Sie. Usher schreibt Ihnen, sobald jemand anfragt.',
    approved: (who, group) => text`Sie haben die Anfrage von ${strong(who)} für ${strong(group)} genehmigt.`,
    denied: (who, group) => text`Sie haben die Anfrage von ${strong(who)} für ${strong(group)} abgelehnt.`,
  },
  mine: {
    title: 'Meine Anfragen',
    open: 'Offen',
    recent: 'Früher',
    none: 'Sie haben noch nichts angefragt. Suchen Sie eine Gruppe und wählen Sie Beitritt anfragen.',
  },
  creation: creationDe,
  deletion: deletionDe,
  leaving: deLeaving,
  outcome: {
    pendingApproval: (group) => text`Ihre Anfrage für ${strong(group)} ist unterwegs`,
    waitingForSeat: (group) => text`Sie stehen auf der Warteliste für ${strong(group)}`,
    delivering: (group) => text`Sie werden gerade in ${strong(group)} aufgenommen`,
    delivered: (group) => text`Sie sind jetzt Mitglied von ${strong(group)}`,
    deliveryFailed: (group) => text`Sie konnten nicht in ${strong(group)} aufgenommen werden`,
    denied: (group) => text`Ihre Anfrage für ${strong(group)} wurde abgelehnt`,
    withdrawn: (group) => text`Sie haben Ihre Anfrage für ${strong(group)} zurückgezogen`,
    expired: (group) => text`Ihre Anfrage für ${strong(group)} blieb ohne Antwort`,
  },
  admin: adminDe,
  readiness: readinessDe,
  messages: deMessages,
  policy: policyDe,
  ...byRuleDe,
  ...licencesDe,
  desk: deskDe,
};
