import { strong, text } from '../text.ts';
import type { LeavingWording } from '../wording.ts';

export const enLeaving: LeavingWording = {
  title: 'Leave a group',
  confirm: (group) => text`Leave ${strong(group)}?`,
  hint: 'You lose what the group gives you access to. To come back, its owners have to agree again.',
  leaving: (group) => text`You are being taken out of ${strong(group)}`,
  left: (group) => text`You are no longer a member of ${strong(group)}`,
  failed: (group) => text`You could not be taken out of ${strong(group)}`,
};
