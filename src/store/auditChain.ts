import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The end of the chain, or a place in it that was noted earlier. */
export interface AuditHead {
  readonly position: string;
  readonly hash: string;
}

export type ChainBreak =
  /** The entry's words are not those that were hashed. */
  | { readonly code: 'entryChanged'; readonly entryId: string }
  /** Its link is there, the entry is not. */
  | { readonly code: 'entryMissing'; readonly entryId: string }
  /** The entry does not follow the one before: a link was taken out, put in or written anew. */
  | { readonly code: 'notNext'; readonly entryId: string }
  /** It stands in the table without a link: it was written while the trigger was off. */
  | { readonly code: 'notLinked'; readonly entryId: string }
  /** What was noted earlier is not in the chain: its end was cut off, or all of it written anew. */
  | { readonly code: 'headMissing'; readonly position: string };

export type ChainReport =
  | { readonly intact: true; readonly head: AuditHead }
  | { readonly intact: false; readonly firstBreak: ChainBreak };

interface LinkRow extends AuditHead {
  readonly entry_id: string;
  readonly previous_hash: string;
  /** Null when the entry is gone. */
  readonly fields: readonly [string, ...(string | null)[]] | null;
}

const start: AuditHead = { position: '0', hash: '0'.repeat(64) };
const linksPerRead = 1_000;

/**
 * Walks the audit from its first entry and answers the first thing that is wrong. Hashes are computed here, so
 * that functions changed in the database cannot vouch for entries changed in the database. Takes memory for a
 * thousand entries, however many there are.
 *
 * @param expected a head that was noted earlier; without it a chain whose end was cut off looks intact
 */
export async function verifyAudit(db: Kysely<Database>, expected: AuditHead = start): Promise<ChainReport> {
  let head = start;
  let seen = expected.position === start.position;
  for (;;) {
    const links = await readLinks(db, head.position);
    for (const link of links) {
      const found = breakAt(link, head);
      if (found !== undefined) return { intact: false, firstBreak: found };
      head = { position: link.position, hash: link.hash };
      seen ||= head.position === expected.position && head.hash === expected.hash;
    }
    if (links.length < linksPerRead) break;
  }
  if (!seen) return { intact: false, firstBreak: { code: 'headMissing', position: expected.position } };
  const entryId = await findWithoutLink(db);
  if (entryId !== undefined) return { intact: false, firstBreak: { code: 'notLinked', entryId } };
  return { intact: true, head };
}

function breakAt(link: LinkRow, before: AuditHead): ChainBreak | undefined {
  const { entry_id: entryId, fields } = link;
  const isNext = BigInt(link.position) === BigInt(before.position) + 1n;
  if (!isNext || link.previous_hash !== before.hash) return { code: 'notNext', entryId };
  if (fields === null) return { code: 'entryMissing', entryId };
  return hashOf(link.previous_hash, fields) === link.hash ? undefined : { code: 'entryChanged', entryId };
}

/** SHA-256 of the previous hash and the entry as a JSON array, as PostgreSQL writes one: a space after each comma. */
function hashOf(previousHash: string, fields: readonly (string | null)[]): string {
  const entry = `[${fields.map((field) => JSON.stringify(field)).join(', ')}]`;
  return createHash('sha256').update(previousHash).update(entry).digest('hex');
}

/** The fields as text, since a Date of JavaScript would lose the microseconds. */
async function readLinks(db: Kysely<Database>, after: string): Promise<readonly LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select l.position::text as position, l.entry_id::text as entry_id, l.previous_hash, l.hash,
      case when a.id is not null then json_build_array(a.id::text,
        to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a.actor_id, a.action, a.subject_kind,
        a.subject_id, a.request_id, a.reason, a.details::text) end as fields
    from audit_links l left join audit a on a.id = l.entry_id
    where l.position > ${after}::bigint order by l.position limit ${linksPerRead}`.execute(db);
  return rows;
}

async function findWithoutLink(db: Kysely<Database>): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from audit a
    where not exists (select from audit_links l where l.entry_id = a.id) order by a.id limit 1`.execute(db);
  return rows[0]?.id;
}
