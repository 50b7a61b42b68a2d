import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export interface Notice {
  /** What is wrong, e.g. `noApprover`. */
  readonly code: string;
  /** What it is about; null when it is about Usher as a whole. */
  readonly subjectId: string | null;
  /** Ids, codes and numbers. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/**
 * Tells the operator something, once: while a notice with the same code and subject is open, nothing is added.
 * Call it in the transaction of the change it is about.
 */
export async function recordNotice(trx: Kysely<Database>, notice: Notice): Promise<void> {
  await trx
    .insertInto('operator_notices')
    .values({
      at: notice.at,
      code: notice.code,
      subject_id: notice.subjectId,
      details: JSON.stringify(notice.details),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
