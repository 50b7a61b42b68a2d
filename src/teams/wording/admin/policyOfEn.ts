import { strong, text } from '../text.ts';
import type { PolicyOfWording } from './policyOfWording.ts';

export const policyOfEn: PolicyOfWording = {
  title: 'How a group is joined, and why',
  hint: 'What its owners chose, held to every class of the policy file it belongs to. The strictest wins.',
  show: 'Show',
  chosen: 'What its owners chose',
  nothingChosen: 'They chose nothing, so the usual policy is theirs.',
  noClass: 'No class of the policy file is about this group.',
  classTitle: (className) => text`Class ${strong(className)}`,
  noDemand: 'Asks for nothing.',
  mostOpen: (mode) => text`Joining at most: ${mode}`,
  verdicts: {
    decides: 'this decides',
    outdone: 'something stricter decides',
    chosen: 'the owners chose as strict themselves',
  },
  choose: 'Several groups could be meant. Please choose one.',
};
