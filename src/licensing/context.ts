import type { Kysely } from 'kysely';
import type { Directory } from '../directory/types.ts';
import type { PolicyRules } from '../groups/policyRules.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Database } from '../store/schema.ts';
import type { SeatWait } from './waitingList.ts';

/** What the handlers of this slice work with; built once by the composition root. */
export interface LicensingContext {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  /** Entra object id of the group whose members look after licences; null when nobody does in chat. */
  readonly licenceAdminGroup: string | null;
  /** The group of the administrators, who hear when seats run out; null when there is none. */
  readonly adminGroup: string | null;
  /** So long a change waits for a second person, in days. */
  readonly expiryDays: number;
  /** Read anew for every question: the administrator may have changed them a moment ago. */
  readonly rules: () => PolicyRules;
  readonly enqueue: Queue['enqueueMany'];
  readonly enqueueMissing: Queue['enqueueMissing'];
  /** Everybody who waits for a seat. */
  readonly listWaits: () => Promise<readonly SeatWait[]>;
  readonly now: () => Date;
  readonly newId: () => string;
}
