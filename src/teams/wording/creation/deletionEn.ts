import { moment, said, strong, text } from '../text.ts';
import type { DeletionWording } from './creationWording.ts';

export const deletionEn: DeletionWording = {
  commands: ['delete group', 'delete the group', 'remove group'],
  title: 'Delete a group',
  question: (group) => text`Delete ${strong(group)} for everybody?`,
  forGood: 'It is gone for good, with everything it gives access to. Nobody can bring it back.',
  canReturn: (days) =>
    `Its files, mails and calendar go with it. Its owners can restore it for ${String(days)} days.`,
  withoutLicences: 'If they were taken off now:',
  nameLabel: 'Type the name of the group to go on',
  nameError: 'Please type the name of the group.',
  delete: 'Delete the group',
  restore: 'Restore the group',
  tryAgain: 'Try again',
  states: {
    deleting: (group) => text`${strong(group)} is being deleted`,
    deleted: (group) => text`${strong(group)} is deleted`,
    deleteFailed: (group) => text`${strong(group)} could not be deleted`,
    restoring: (group) => text`${strong(group)} is being restored`,
    restored: (group) => text`${strong(group)} is back`,
    restoreFailed: (group) => text`${strong(group)} could not be restored`,
  },
  by: (name) => text`Deleted by ${strong(name)}`,
  until: (at) => text`Can be restored until ${moment(at, 'date')}`,
  refusals: {
    noSuchGroup: () => said('This group no longer exists. There is nothing left to delete.'),
    notAnOwner: ({ groupName }) =>
      text`Only its owners can delete ${strong(groupName)}, and you are none of them now. Please write to one.`,
    groupLicensed: ({ groupName }) =>
      text`${strong(groupName)} gives people licences. Please ask your IT help desk to take them off first.`,
    deletionNotPossible: ({ groupName }) => text`${strong(groupName)} cannot be deleted here.`,
    nameDiffers: ({ groupName }) =>
      text`What you typed is another name. Please type ${strong(groupName)} as it stands here.`,
    deletionNotFound: () => said('There is nothing here that you could restore.'),
    restoreTooLate: ({ groupName }) =>
      text`${strong(groupName)} can no longer be restored. You can make a new group instead.`,
  },
  failures: {
    licensed: 'It gives people licences. Please ask your IT help desk to take them off first.',
    refusedByDirectory: 'The directory did not accept it. Please ask your IT help desk.',
    directoryUnavailable: 'The directory could not be reached for a long time. Please try again later.',
    nothingToRestore: 'The directory has nothing left to restore. Please ask your IT help desk.',
  },
};
