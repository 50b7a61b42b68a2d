import type { NameRefusal } from '../../../groups/naming.ts';
import type { CreationRefusalWording } from './creationWording.ts';

type NameWording = Pick<CreationRefusalWording, NameRefusal['code']>;

/** What is said about names, in the same words wherever a group is named. */
export function pickNameRefusals(all: CreationRefusalWording): NameWording {
  const { nameMissing, nameTooLong, nameBlocked, nameUnreadable, attributeMissing, nameTaken } = all;
  return { nameMissing, nameTooLong, nameBlocked, nameUnreadable, attributeMissing, nameTaken };
}
