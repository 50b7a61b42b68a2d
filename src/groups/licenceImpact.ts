/**
 * What a change of a group's members, or its end, does to people's licences. Worked out in one place, `licensing`, and
 * shown wherever members move.
 */
export interface LicenceImpact {
  readonly products: readonly ProductEffect[];
  /** People who will be without a product that nothing else gives them. */
  readonly losing: readonly LosingPerson[];
  /** True when more people move than were read. */
  readonly isPartial: boolean;
}

export interface ProductEffect {
  readonly skuId: string;
  readonly name: string;
  /** People who get it and have not got it. */
  readonly takes: number;
  /** People who get it here as well and take no seat. */
  readonly holds: number;
  /** People who lose it; their seats come free. */
  readonly frees: number;
  /** Null when seats may not be read. */
  readonly free: number | null;
  /** People for whom no seat is left. */
  readonly short: number;
  /** Members whose plans become others. */
  readonly changesPlans: number;
}

export interface LosingPerson {
  readonly userId: string;
  readonly name: string;
  readonly products: readonly string[];
}

/** People who come into a group and go from it, by their ids. */
export interface MemberMoves {
  readonly joins: readonly string[];
  readonly leaves: readonly string[];
}

/** Null for a group that gives no licences, and where they may not be read. No transaction may be open. */
export type ReadMoveImpact = (groupId: string, moves: MemberMoves) => Promise<LicenceImpact | null>;
/** The same for a group that gives nothing any more: everybody in it loses what only it gives. */
export type ReadEndImpact = (groupId: string) => Promise<LicenceImpact | null>;
