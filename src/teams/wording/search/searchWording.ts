/** What Usher says where people type: in typeahead and in the compose box. */
export interface SearchWording {
  readonly pick: string;
  readonly pickPlaceholder: string;
  readonly orType: string;
  readonly dialogTitle: string;
  readonly groupMissing: string;
  readonly groupUnclear: string;
  readonly sharedHint: string;
  /** In the compose box when the search did not answer in time or at all. */
  readonly notNow: string;
  /** Sent from the compose box, and not known in time how it went. */
  readonly sentLate: string;
}
