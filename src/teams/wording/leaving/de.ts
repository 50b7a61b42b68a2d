import { strong, text } from '../text.ts';
import type { LeavingWording } from '../wording.ts';

export const deLeaving: LeavingWording = {
  title: 'Gruppe verlassen',
  confirm: (group) => text`${strong(group)} verlassen?`,
  hint: 'Der Zugang über diese Gruppe endet. Zur Rückkehr müssen die Besitzer erneut zustimmen.',
  leaving: (group) => text`Sie werden gerade aus ${strong(group)} entfernt`,
  left: (group) => text`Sie sind nicht mehr Mitglied von ${strong(group)}`,
  failed: (group) => text`Sie konnten nicht aus ${strong(group)} entfernt werden`,
};
