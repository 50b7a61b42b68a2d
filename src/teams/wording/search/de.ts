import type { SearchWording } from './searchWording.ts';

export const searchDe: SearchWording = {
  pick: 'Gruppe wählen',
  pickPlaceholder: 'Tippen, um zu suchen, oder leer lassen',
  orType: 'Oder den Namen eingeben',
  dialogTitle: 'Beitritt zu einer Gruppe anfragen',
  groupMissing: 'Bitte wählen Sie eine Gruppe oder geben Sie ihren Namen ein.',
  groupUnclear:
    'Genau so heißt keine einzelne Gruppe. Bitte wählen Sie eine aus der Liste oder geben Sie den ganzen Namen ein.',
  sharedHint: 'Wer auf die Schaltfläche drückt, macht im eigenen Chat mit Usher weiter.',
  sentLate:
    'Das dauert länger als sonst. Schreiben Sie Usher gleich „meine Anfragen“, um zu sehen, ob die Anfrage da ist.',
  notNow: 'Gruppen können gerade nicht gesucht werden. Bitte versuchen Sie es gleich noch einmal.',
};
