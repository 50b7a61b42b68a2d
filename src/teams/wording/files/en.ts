import type { FilesWording } from './filesWording.ts';

export const filesEn: FilesWording = {
  about: {
    members: (group) => `The members of ${group} as CSV, as they are when you say yes.`,
    moves: (group) => `Everybody whom the rule for ${group} would move, as CSV.`,
    audit: () => 'The entries of the audit as CSV, as they are when you say yes.',
  },
  lookBelow:
    'Please look at the newest message: Teams asks whether Usher may put the file into your OneDrive.',
  onItsWay: 'Thank you. The file is on its way to your OneDrive.',
  declined: 'All right, no file was made. You can ask for it again at any time.',
  sent: (file) => `${file} is in your OneDrive`,
  failures: {
    noLongerAllowed: 'You may not have this file any more, so none was made.',
    refused: 'Your OneDrive did not take the file. Please ask for it again.',
    unavailable: 'The file could not be put into your OneDrive just now. Please ask for it again in a while.',
  },
  refusals: {
    offerNotFound: 'This question is not open any more. Please ask for the file again.',
    notAllowed: 'You may not have this file now, so none was made.',
  },
  notHere: 'Teams does not take files from apps here. Please look at the cards in this chat instead.',
};
