import type { LicenceNeed } from './licenceNeed.ts';
import type { SeatReading } from './seats.ts';

/** What the directory says about the licences of one group and about some people who are to get them. */
export interface LicenceReading {
  /** Everybody asked about; whoever is gone takes nothing. */
  readonly needs: ReadonlyMap<string, LicenceNeed>;
  /** Products of the group with their seats; null when seats may not be read. */
  readonly readings: readonly SeatReading[] | null;
}
