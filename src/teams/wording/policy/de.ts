import { grammarOf } from '../grammar.ts';
import { said, strong, text } from '../text.ts';
import type { RefusalWording, Wording } from '../wording.ts';
import type { PolicyWording } from './policyWording.ts';

const { count, list, names } = grammarOf('de', { other: '# weitere' });

export const policyDe: PolicyWording = {
  commands: ['regeln', 'beitrittsregeln', 'regeln für', 'richtlinie'],
  modeWords: { open: ['offen'], approval: ['genehmigung', 'mit genehmigung'], closed: ['geschlossen'] },
  settingWords: {
    reasonRequired: ['begründung', 'begründung nötig', 'mit begründung'],
    reasonOptional: ['keine begründung', 'ohne begründung', 'begründung freiwillig'],
    longest: ['höchstens', 'längstens', 'längste dauer'],
    usual: ['üblich', 'üblicherweise', 'übliche dauer'],
    days: ['tag', 'tage', 'tagen'],
    approvals: ['genehmigung', 'genehmigungen', 'zustimmung', 'zustimmungen'],
    all: ['alle', 'aller'],
    approvers: ['genehmigende', 'es genehmigen', 'es genehmigt', 'genehmigt von'],
    second: ['dann', 'danach'],
    apart: ['nicht mit', 'nicht zusammen mit'],
    nothing: ['keine', 'niemand', 'unbegrenzt', 'die besitzer', 'besitzer', 'keine gruppe'],
    and: ['und'],
  },
  progress: (given, needed, next) =>
    text`${given} von ${count(needed, { one: '# Zustimmung', other: '# Zustimmungen' })}${next.map((who) => `; dann ${who}`).join('')}`,
  progressLabel: 'Bisher',
  theOwners: 'die Besitzer',
  wereAskedForAll: (people, needed) =>
    text`${names(people)} wurden gefragt. ${needed} davon müssen zustimmen.`,
  approvedByAll: (people) => text`Genehmigt von ${names(people)}`,
  nobodyHadTo: 'Beitreten darf hier jeder, genehmigen musste niemand',
  joining: {
    open: 'Beitreten darf hier jeder, sofort.',
    closed: 'Ihre Besitzer nehmen auf. Bitte schreiben Sie einem von ihnen.',
  },
  openHint: 'Beitreten darf hier jeder. Sie sind sofort dabei.',
  optionalReason: 'Freiwillig. Die Besitzer können sie lesen.',
  whyNamed: 'Die Regeln dieser Gruppe nennen Sie.',
  voted: 'Sie haben zugestimmt. Andere müssen noch antworten.',
  title: 'Wie man beitritt',
  modes: { open: 'Alle, sofort', approval: 'Mit Genehmigung', closed: 'Besitzer nehmen auf' },
  labels: {
    mode: 'Wer beitreten darf',
    reasonRequired: 'Eine Begründung ist nötig',
    longest: 'Längste Dauer',
    usual: 'Übliche Dauer',
    pickApprovers: 'Wer genehmigt, auswählen',
    pickSecond: 'Wer danach genehmigt, auswählen',
    pickApproverGroup: 'Oder eine Gruppe auswählen, die genehmigt',
    pickSecondGroup: 'Oder eine Gruppe auswählen, die danach genehmigt',
    pickIncompatible: 'Gruppen auswählen, die nicht dazu passen',
    approvers: 'Wer genehmigt',
    quorum: 'Wie viele Zustimmungen',
    second: 'Danach auch',
    incompatible: 'Nicht zusammen mit diesen Gruppen',
    holds: 'Was gilt',
    twoOwners: 'Lockerungen brauchen einen zweiten Besitzer',
    why: 'Warum strenger',
  },
  placeholders: {
    pick: 'Namen zu tippen beginnen',
    pickGroup: 'Namen einer Gruppe zu tippen beginnen',
    approvers: 'Leer für die Besitzer. Sonst Namen oder Adressen, je eine Zeile, oder eine Gruppe',
    second: 'Leer für niemanden. Sonst Namen oder Adressen, oder eine Gruppe',
    incompatible: 'Namen von Gruppen, je eine Zeile',
  },
  noLimit: 'Ohne Grenze',
  everybody: 'Alle',
  approvals: (n) => count(n, { one: '# Zustimmung', other: '# Zustimmungen' }),
  holds: {
    open: 'Wer anfragt, ist sofort dabei, und die Besitzer lesen davon.',
    approval: 'Wer anfragt, braucht eine Genehmigung.',
    closed: 'Niemand kann anfragen. Besitzer nehmen auf.',
  },
  round: (who, needed) => text`${who === null ? 'Die Besitzer' : strong(who)}: ${needed}`,
  limit: (part, className) =>
    text`${limits[part]} Ihre Administration verlangt es von „${strong(className)}“.`,
  save: 'Speichern',
  confirm: 'Bestätigen',
  show: 'Wie man beitritt',
  saved: 'Gespeichert.',
  proposed: 'Ein anderer Besitzer muss dies bestätigen und wurde gefragt.',
  changed: (who, group) => text`${strong(who)} hat geändert, wie man ${strong(group)} beitritt`,
  asksToChange: (who, group) => text`${strong(who)} möchte den Beitritt zu ${strong(group)} erleichtern`,
  confirmedBy: (who) => text`Bestätigt von ${strong(who)}`,
  overtaken: 'Inzwischen wurde anders entschieden.',
  secondOwner: 'Es braucht einen zweiten Besitzer. Noch hat sich nichts geändert.',
  joinedTitle: (group) => text`Neu in ${strong(group)}`,
  refusals: {
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('Diese Gruppe gibt es nicht mehr.')
        : text`Eine Gruppe namens „${strong(typed)}“ gibt es nicht. Bitte versuchen Sie ein anderes Wort.`,
    notAnOwner: ({ groupName }) =>
      text`Nur Besitzer von ${strong(groupName)} legen fest, wie man beitritt. Es hat sich nichts geändert.`,
    notWritable: ({ groupName }) => text`Wer in ${strong(groupName)} ist, wird nicht hier entschieden.`,
    beyondCeiling: ({ groupName }) =>
      text`Das ist mehr, als ${strong(groupName)} erlauben darf. Es hat sich nichts geändert.`,
    policyUnchanged: ({ groupName }) => text`Für ${strong(groupName)} gilt das schon.`,
    daysInvalid: ({ max }) => text`Möglich sind 1 bis ${max} Tage. Bitte wählen Sie eine solche Dauer.`,
    approverUnknown: ({ text: typed }) =>
      text`Usher weiß nicht, wer „${strong(typed)}“ ist. Bitte schreiben Sie eine Adresse oder den Namen einer Gruppe.`,
    settingUnknown: ({ text: typed }) =>
      text`Es wurde nichts gespeichert, denn „${strong(typed)}“ gehört nicht zu den Beitrittsregeln. Schreiben Sie zum Beispiel: „2 Genehmigungen; mit Begründung; höchstens 90 Tage; dann Datenbüro“.`,
    approversMixed: () =>
      said('Entweder Personen oder eine Gruppe genehmigen. Bitte lassen Sie eines von beiden weg.'),
    groupUnknown: ({ text: typed }) =>
      typed === null
        ? said('Eine Gruppe, die Sie ausgewählt haben, gibt es nicht mehr. Bitte wählen Sie eine andere.')
        : text`Genau eine Gruppe namens „${strong(typed)}“ gibt es nicht. Bitte schreiben Sie den vollen Namen.`,
    tooMany: ({ max }) => text`Das sind mehr als ${max}. Bitte nehmen Sie eine Gruppe oder weniger.`,
    noSecondOwner: ({ groupName }) =>
      text`Ein zweiter Besitzer muss dies bestätigen, und ${strong(groupName)} hat keinen. Bitte fügen Sie erst einen hinzu.`,
    changeOver: ({ groupName }) => text`Diese Änderung für ${strong(groupName)} ist schon erledigt.`,
    ownChange: () => said('Was Sie wünschen, muss ein anderer Besitzer bestätigen.'),
  },
};

const limits = {
  mode: 'Der Beitritt ist strenger.',
  reason: 'Eine Begründung ist nötig.',
  duration: 'Mitgliedschaften enden früher.',
  quorum: 'Mehr Personen müssen zustimmen.',
  stages: 'Noch jemand muss zustimmen.',
  incompatible: 'Manche Gruppen gehen nicht zusammen.',
} as const;

export const failuresByPolicyDe: Pick<Wording['failures'], 'incompatibleGroups'> = {
  incompatibleGroups: 'Die Person ist in einer Gruppe, die nicht mit dieser zusammengeht.',
};

export const refusalsByPolicyDe: Pick<RefusalWording, 'alreadyVoted' | 'groupClosed' | 'incompatibleGroup'> =
  {
    alreadyVoted: ({ groupName }) =>
      text`Sie haben dieser Anfrage für ${strong(groupName)} zugestimmt. Andere müssen noch antworten.`,
    groupClosed: ({ groupName, ownerNames }) =>
      ownerNames.length === 0
        ? text`Für ${strong(groupName)} kann niemand anfragen. Bitte fragen Sie die IT-Hilfe.`
        : text`Für ${strong(groupName)} kann niemand anfragen. Die Besitzer nehmen auf: Bitte schreiben Sie ${list(ownerNames)}.`,
    incompatibleGroup: ({ groupName, otherName, within }) =>
      within === null
        ? text`Sie sind in ${strong(otherName)}, was nicht mit ${strong(groupName)} zusammengeht. Bitte verlassen Sie erst jene.`
        : text`${strong(groupName)} gehört zu ${strong(within)}, was nicht mit ${strong(otherName)} zusammengeht, und darin sind Sie. Bitte verlassen Sie erst jene.`,
  };
