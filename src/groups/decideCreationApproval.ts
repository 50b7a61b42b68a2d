import { accept, refuse, type Decision } from '../decision.ts';
import {
  maxNoteLength,
  type CreationRefusal,
  type GroupCreation,
  type NamedPerson,
} from './groupCreation.ts';

export interface CreationApprovalFacts {
  readonly now: Date;
  /** Who decides, by the authenticated activity. */
  readonly userId: string;
  /** Those who may agree now, which may be others than those who were asked. */
  readonly approvers: readonly NamedPerson[];
}

/** One yes is enough; the group is made as it was wished for. */
export function approveCreation(
  creation: GroupCreation,
  facts: CreationApprovalFacts,
  note: string,
): Decision<GroupCreation, CreationRefusal> {
  const by = whoDecides(creation, facts);
  if ('code' in by) return refuse(by);
  const said = note.trim();
  if (said.length > maxNoteLength) return refuse({ code: 'creationNoteTooLong', max: maxNoteLength });
  return accept({ ...decided(creation, by, said), state: 'creating' });
}

/** A no ends the wish and needs a word about why. */
export function denyCreation(
  creation: GroupCreation,
  facts: CreationApprovalFacts,
  note: string,
): Decision<GroupCreation, CreationRefusal> {
  const by = whoDecides(creation, facts);
  if ('code' in by) return refuse(by);
  const said = note.trim();
  if (said === '') return refuse({ code: 'creationNoteMissing' });
  if (said.length > maxNoteLength) return refuse({ code: 'creationNoteTooLong', max: maxNoteLength });
  return accept({ ...decided(creation, by, said), state: 'denied', finishedAt: facts.now });
}

function decided(creation: GroupCreation, decidedBy: NamedPerson, note: string): GroupCreation {
  return { ...creation, decidedBy, note: note === '' ? null : note, version: creation.version + 1 };
}

/** Nobody decides their own wish, whatever groups they are in. */
function whoDecides(
  creation: GroupCreation,
  { userId, approvers }: CreationApprovalFacts,
): NamedPerson | CreationRefusal {
  if (creation.creator.id === userId) return { code: 'ownCreation' };
  return approvers.find(({ id }) => id === userId) ?? { code: 'notACreationApprover' };
}
