import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

const readinessLimitMs = 2_000;

/** Whether the database answers in time. A database that hangs is as unready as one that refuses. */
export async function answers(db: Kysely<Database>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, readinessLimitMs);
  });
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
