import type { Kysely, Transaction } from 'kysely';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Database } from '../store/schema.ts';
import type { FileKind, FileSubject, UploadOutcome } from './fileOffer.ts';

/** Where the content of one kind of file comes from; the slice that knows it gives it. */
export interface FileSource {
  /** Whether this person may have the file now. */
  readonly mayHave: (userId: string, subject: FileSubject) => Promise<boolean>;
  /** The content as it is now; undefined when this person may not have it any more. */
  readonly write: (userId: string, subject: FileSubject) => Promise<string | undefined>;
}

/** What files are offered and sent with; built once by the composition root. */
export interface FilesContext {
  readonly db: Kysely<Database>;
  readonly enqueue: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  readonly sources: Readonly<Record<FileKind, FileSource>>;
  /** Throws `DeliveryError` (unavailable) for what may work later. */
  readonly upload: (uploadUrl: string, content: Uint8Array) => Promise<UploadOutcome>;
  readonly now: () => Date;
  readonly newId: () => string;
}
