/** The person behind a turn, taken from the authenticated activity and never from card data. */
export interface Actor {
  /** Entra object id, lower case. */
  readonly userId: string;
  readonly tenantId: string;
  /** Display name as Teams sent it; for greeting only, never for authorisation. */
  readonly name: string;
  /** BCP 47 tag of the person's Teams client. */
  readonly locale: string;
}

/** Who did something, for an audit entry: a person by Entra object id, or Usher itself. */
export type AuditActor = { readonly kind: 'user'; readonly userId: string } | { readonly kind: 'usher' };

/** What a pure function answers: the change to commit, or a refusal that can be worded. */
export type Decision<Change, Refusal> =
  | { readonly accepted: true; readonly change: Change }
  | { readonly accepted: false; readonly refusal: Refusal };

export function accept<Change>(change: Change): { readonly accepted: true; readonly change: Change } {
  return { accepted: true, change };
}

export function refuse<Refusal>(refusal: Refusal): { readonly accepted: false; readonly refusal: Refusal } {
  return { accepted: false, refusal };
}
