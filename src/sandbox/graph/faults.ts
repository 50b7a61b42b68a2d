/** A directory object that a DELETE without `/$ref` really deleted. */
export interface Disaster {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly deletedUserId: string;
}

/** What goes wrong on purpose. Mutable: tests and the sandbox page switch it while requests come in. */
export interface Faults {
  /** 0: only the real limits; 1: every call is refused with 429; n: every nth call. */
  throttleEvery: number;
  retryAfter: 'integer' | 'fraction' | 'date' | 'absent';
  retryAfterSeconds: number;
  /**
   * `unavailable` answers 503; `hang` never answers; `reset` cuts the connection before, and `answerLost` after
   * the request has had its effect.
   */
  outage: 'none' | 'unavailable' | 'hang' | 'reset' | 'answerLost';
  /** How many reads do not show a new membership or object yet; reads with ConsistencyLevel wait three times that. */
  lagReads: number;
  /** How long a new membership or object stays hidden, in ms; three times that for ConsistencyLevel reads. */
  lagMs: number;
  /** Added to every answer, in ms. */
  slowMs: number;
  /** Whether removing somebody who is not a member answers E3 naming the group, as reported, or E2. */
  missingMember: 'E3' | 'E2';
  /** Every delta answer repeats what the one before it said. */
  deltaReplay: boolean;
  /** Delta tokens are refused: 410 with a Location (`resync`), or 410 syncStateNotFound (`expired`). */
  deltaToken: 'accepted' | 'resync' | 'expired';
  /** Every bearer token is answered as expired. */
  tokenExpired: boolean;
  /** Microsoft 365 groups refuse guests (E10). */
  guestsForbidden: boolean;
  /** The tenant has no Entra ID P1: rules are refused, those that are there go on. */
  noPremium: boolean;
  /** What should never have happened; filled by the simulator. */
  readonly disasters: Disaster[];
}

export type FaultSettings = Partial<Omit<Faults, 'disasters'>>;

export function noFaults(): Faults {
  return {
    throttleEvery: 0,
    retryAfter: 'integer',
    retryAfterSeconds: 1,
    outage: 'none',
    lagReads: 0,
    lagMs: 0,
    slowMs: 0,
    missingMember: 'E3',
    deltaReplay: false,
    deltaToken: 'accepted',
    tokenExpired: false,
    guestsForbidden: false,
    noPremium: false,
    disasters: [],
  };
}
