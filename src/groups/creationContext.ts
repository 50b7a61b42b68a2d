import type { Kysely } from 'kysely';
import type { Directory } from '../directory/types.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Database } from '../store/schema.ts';
import type { PolicyClass } from './ceiling.ts';
import type { CreationSettings } from './creationSettings.ts';
import type { ReadEndImpact } from './licenceImpact.ts';

/** What making and deleting groups works with; built once by the composition root. */
export interface CreationContext {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  readonly enqueue: Queue['enqueueMany'];
  readonly enqueueLater: Queue['enqueue'];
  readonly enqueueMissing: Queue['enqueueMissing'];
  /** How long a wish waits for somebody to agree. */
  readonly expiryDays: number;
  /** Read anew for every question: the administrator may have changed them a moment ago. */
  readonly settings: () => CreationSettings;
  readonly classes: () => readonly PolicyClass[];
  readonly allowGuests: boolean;
  /** What people lose when the group gives nothing any more. */
  readonly readEndImpact: ReadEndImpact;
  readonly now: () => Date;
  readonly newId: () => string;
}
