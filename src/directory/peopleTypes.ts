/** One person in the stream of changes; of a changed one only what was told. */
export type UserChange =
  | { readonly userId: string; readonly kind: 'removed' }
  | {
      readonly userId: string;
      readonly kind: 'changed';
      /** Under Graph's names, the asked for only; null where there is no value any more. */
      readonly values: Readonly<Record<string, unknown>>;
      readonly manager: ManagerChange | undefined;
    };

/** A removal names who is no longer the manager; somebody else may have become it meanwhile. */
export type ManagerChange = { readonly set: string } | { readonly removed: string };

/** A page of changes and the link to what follows: the next page, or after the last one the next round. */
export type UserChanges =
  | { readonly changes: readonly UserChange[]; readonly nextLink: string; readonly isLast: boolean }
  | 'startOver';

/** A wish to be told of changes among users. */
export interface NewSubscription {
  /** An https address that answers Graph's handshake; what happens to the subscription itself is told there too. */
  readonly url: string;
  /** Comes back with every notification, at most 128 characters. */
  readonly clientState: string;
  /** Less than 29 days away. */
  readonly expiresAt: Date;
}

export interface Subscription {
  readonly id: string;
  readonly expiresAt: Date;
}

/** The part of the directory that tells what happens to everybody. */
export interface PeopleDirectory {
  /**
   * A page of changes among all users: the first without a link, then by the link of the page before. `fields` are
   * Graph's names and count for the first page only, as links remember them; managers are told always.
   */
  readUserChanges(link: string | null, fields: readonly string[]): Promise<UserChanges>;
  /** Throws (rejected) when the address does not answer Graph as it should. */
  createSubscription(wish: NewSubscription): Promise<Subscription>;
  /** Undefined when the subscription is gone. */
  renewSubscription(subscriptionId: string, expiresAt: Date): Promise<Subscription | undefined>;
  /** One that is gone counts as done. */
  deleteSubscription(subscriptionId: string): Promise<void>;
}
