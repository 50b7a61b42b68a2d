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

/** Takes a notice back whose matter has settled itself. */
export async function settleNotice(
  trx: Kysely<Database>,
  { code, at }: Pick<Notice, 'code' | 'at'>,
): Promise<void> {
  await trx
    .updateTable('operator_notices')
    .set({ acknowledged_at: at })
    .where('code', '=', code)
    .where('acknowledged_at', 'is', null)
    .execute();
}
