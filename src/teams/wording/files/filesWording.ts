import type { FileKind, OfferFailure, OfferRefusal } from '../../../files/fileOffer.ts';

/** Around the messages with which Teams asks about files and shows them. Plain text throughout. */
export interface FilesWording {
  /** What the file is, on Teams' own question. */
  readonly about: Readonly<Record<FileKind, (groupName: string) => string>>;
  /** In answer to a button, when the question stands below. */
  readonly lookBelow: string;
  readonly onItsWay: string;
  readonly declined: string;
  readonly sent: (fileName: string) => string;
  readonly failures: Readonly<Record<OfferFailure, string>>;
  readonly refusals: Readonly<Record<Exclude<OfferRefusal['code'], 'alreadyAnswered'>, string>>;
  /** Where Teams cannot handle files for bots. */
  readonly notHere: string;
}
