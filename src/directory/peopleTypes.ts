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

/** The part of the directory that tells what happens to everybody. */
export interface PeopleDirectory {
  /**
   * A page of changes among all users: the first without a link, then by the link of the page before. `fields` are
   * Graph's names and count for the first page only, as links remember them; managers are told always.
   */
  readUserChanges(link: string | null, fields: readonly string[]): Promise<UserChanges>;
}
