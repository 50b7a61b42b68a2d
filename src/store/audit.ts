import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export interface AuditEntry {
  readonly at: Date;
  /** A person by Entra object id, or Usher itself. */
  readonly actor: { readonly kind: 'user'; readonly userId: string } | { readonly kind: 'usher' };
  /** What was done, e.g. `requests.approve`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly requestId?: string | null;
  /** A code, or the words a person gave as their reason. */
  readonly reason?: string | null;
  /** Ids, codes, numbers and the texts of rules; no names, no people's words. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Adds one entry in the caller's transaction. Entries can never be changed or removed: the database refuses. */
export async function appendAudit(trx: Kysely<Database>, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto('audit')
    .values({
      at: entry.at,
      actor_id: entry.actor.kind === 'user' ? entry.actor.userId : null,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      request_id: entry.requestId ?? null,
      reason: entry.reason ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}
