import { strong, text } from '../text.ts';
import type { PolicyOfWording } from './policyOfWording.ts';

export const policyOfDe: PolicyOfWording = {
  title: 'Wie man einer Gruppe beitritt, und warum',
  hint: 'Was ihre Besitzer wählten, gemessen an jeder Klasse der Regeldatei, zu der sie gehört. Das Strengste gilt.',
  show: 'Zeigen',
  chosen: 'Was ihre Besitzer wählten',
  nothingChosen: 'Sie wählten nichts, also gelten für sie die üblichen Regeln.',
  noClass: 'Keine Klasse der Regeldatei betrifft diese Gruppe.',
  classTitle: (className) => text`Klasse ${strong(className)}`,
  noDemand: 'Verlangt nichts.',
  mostOpen: (mode) => text`Beitritt höchstens: ${mode}`,
  verdicts: {
    decides: 'das entscheidet',
    outdone: 'etwas Strengeres entscheidet',
    chosen: 'die Besitzer wählten es selbst so streng',
  },
  choose: 'Mehrere Gruppen könnten gemeint sein. Bitte wählen Sie eine.',
};
