import { moment, said, strong, text } from '../text.ts';
import type { DeletionWording } from './creationWording.ts';

export const deletionDe: DeletionWording = {
  commands: ['gruppe löschen', 'lösche gruppe', 'lösche die gruppe'],
  title: 'Gruppe löschen',
  question: (group) => text`${strong(group)} für alle löschen?`,
  forGood: 'Sie ist dann endgültig fort, mit allen Zugängen. Niemand kann sie zurückholen.',
  canReturn: (days) =>
    `Dateien, Mails und Kalender gehen mit. Ihre Besitzer können sie ${String(days)} Tage lang zurückholen.`,
  withoutLicences: 'Würden sie jetzt entfernt:',
  nameLabel: 'Zum Fortfahren den Namen der Gruppe eingeben',
  nameError: 'Bitte geben Sie den Namen der Gruppe ein.',
  delete: 'Gruppe löschen',
  restore: 'Gruppe zurückholen',
  tryAgain: 'Noch einmal versuchen',
  states: {
    deleting: (group) => text`${strong(group)} wird gelöscht`,
    deleted: (group) => text`${strong(group)} ist gelöscht`,
    deleteFailed: (group) => text`${strong(group)} konnte nicht gelöscht werden`,
    restoring: (group) => text`${strong(group)} wird zurückgeholt`,
    restored: (group) => text`${strong(group)} ist wieder da`,
    restoreFailed: (group) => text`${strong(group)} konnte nicht zurückgeholt werden`,
  },
  by: (name) => text`Gelöscht von ${strong(name)}`,
  until: (at) => text`Zurückholen geht bis ${moment(at, 'date')}`,
  refusals: {
    noSuchGroup: () => said('Diese Gruppe gibt es nicht mehr. Zu löschen ist nichts.'),
    notAnOwner: ({ groupName }) =>
      text`${strong(groupName)} löschen nur ihre Besitzer, und Sie sind derzeit keiner. Bitte schreiben Sie einem.`,
    groupLicensed: ({ groupName }) =>
      text`${strong(groupName)} verteilt Lizenzen. Bitte lassen Sie Ihre IT sie erst abnehmen.`,
    deletionNotPossible: ({ groupName }) => text`${strong(groupName)} kann hier nicht gelöscht werden.`,
    nameDiffers: ({ groupName }) =>
      text`Das ist ein anderer Name. Bitte geben Sie ${strong(groupName)} so ein, wie es hier steht.`,
    deletionNotFound: () => said('Hier ist nichts, was Sie zurückholen könnten.'),
    restoreTooLate: ({ groupName }) =>
      text`${strong(groupName)} lässt sich nicht mehr zurückholen. Sie können eine neue Gruppe anlegen.`,
  },
  failures: {
    licensed: 'Sie verteilt Lizenzen. Bitte lassen Sie Ihre IT sie erst abnehmen.',
    refusedByDirectory: 'Das Verzeichnis hat es nicht angenommen. Bitte fragen Sie Ihre IT.',
    directoryUnavailable:
      'Das Verzeichnis war lange nicht zu erreichen. Bitte versuchen Sie es später noch einmal.',
    nothingToRestore: 'Im Verzeichnis ist nichts mehr zurückzuholen. Bitte fragen Sie Ihre IT.',
  },
};
