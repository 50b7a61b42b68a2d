import type { SearchWording } from './searchWording.ts';

export const searchEn: SearchWording = {
  pick: 'Choose a group',
  pickPlaceholder: 'Type to search, or leave empty',
  orType: 'Or type its name',
  dialogTitle: 'Ask to join a group',
  groupMissing: 'Please choose a group, or type its name.',
  groupUnclear: 'No one group is called that. Please choose one from the list, or type its whole name.',
  sharedHint: 'Whoever presses the button goes on in their own chat with Usher.',
  sentLate:
    'This takes longer than usual. Write “my requests” to Usher in a moment to see whether it was sent.',
  notNow: 'Groups cannot be searched right now. Please try again in a moment.',
};
