/** A file that Usher offers to put into somebody's OneDrive. It is made only after they said yes. */
export interface FileOffer {
  readonly id: string;
  /** To whom it is offered; nobody else can take it. */
  readonly userId: string;
  readonly kind: FileKind;
  /** What the file is about: ids, and what was searched for. */
  readonly subject: FileSubject;
  readonly fileName: string;
  readonly state: 'offered' | 'sending' | 'sent' | 'failed' | 'declined';
  /** Where Teams wants it put; kept until it is there. */
  readonly upload: UploadPlace | null;
  /** An earlier attempt may have put it there. */
  readonly isTried: boolean;
  readonly failure: OfferFailure | null;
  readonly answeredAt: Date | null;
}

export type FileKind = 'members' | 'audit' | 'moves';
export type FileSubject = Readonly<Record<string, string>>;
export type OfferFailure = 'noLongerAllowed' | 'refused' | 'unavailable';

/** `uploadInfo` of the invoke. Source: Teams, "Send and receive files using bot". */
export interface UploadPlace {
  /** Whoever has it may write the file, so it is forgotten when the file is there. */
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** Why an answer to an offer has no effect. */
export type OfferRefusal =
  | { readonly code: 'offerNotFound' }
  /** Teams repeats what it thinks was not heard; whoever answered knows already. */
  | { readonly code: 'alreadyAnswered' }
  | { readonly code: 'notAllowed' };

/** What was put there when it was put there: nothing, or a file for this person. */
export type UploadOutcome =
  | 'done'
  /** There is no such place any more. */
  | 'gone'
  | 'refused';

/** Messages that Teams draws itself. */
export type FileView =
  | { readonly card: 'fileConsent'; readonly data: FileConsentData }
  | { readonly card: 'fileSent'; readonly data: { readonly upload: UploadPlace } }
  | { readonly card: 'fileNotSent'; readonly data: { readonly failure: OfferFailure } };

export interface FileConsentData {
  readonly offerId: string;
  readonly kind: FileKind;
  readonly fileName: string;
  /** Null for files that are about no group. */
  readonly groupName: string | null;
  /** An estimate, as the file is made later. */
  readonly sizeInBytes: number;
}
