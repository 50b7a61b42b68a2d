import { sql, type Kysely, type Transaction } from 'kysely';
import type { PolicyView } from '../groups/policyViews.ts';
import { oweCards, wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { RequestChange } from './requestChange.ts';

const view = 'requests.joined';
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Somebody joined an open group: its owners get one card a day that grows, instead of a card each.
 * @returns the owners whose card is owed
 */
export async function oweJoinDigests(
  trx: Transaction<Database>,
  { joined, request, audit }: RequestChange,
): Promise<readonly string[]> {
  if (joined.length === 0) return [];
  const subjectId = `${request.groupId}/${dayOf(audit.at)}`;
  // Two who join together would both find no card yet.
  await sql`select pg_advisory_xact_lock(hashtextextended(${subjectId}, 0))`.execute(trx);
  const version = (await listJoined(trx, subjectId)).names.length;
  const have = await wantVersion(trx, subjectId, [view], version);
  const others = joined.filter((userId) => !have.includes(userId));
  const cards = others.map((userId) => ({ userId, view, subjectId, version }));
  await oweCards(trx, cards, audit.at);
  return joined;
}

/** The card of one group and one day; undefined when nobody joined after all. */
export async function showJoinDigest(
  db: Kysely<Database>,
  subjectId: string,
): Promise<{ readonly view: PolicyView; readonly version: number; readonly isFinal: boolean } | undefined> {
  const { groupId, groupName, names } = await listJoined(db, subjectId);
  if (names.length === 0) return undefined;
  const data = { groupId, groupName, names };
  return { view: { card: 'joinDigest', data }, version: names.length, isFinal: false };
}

async function listJoined(
  db: Kysely<Database>,
  subjectId: string,
): Promise<{ readonly groupId: string; readonly groupName: string; readonly names: readonly string[] }> {
  const [groupId = '', day = ''] = subjectId.split('/');
  const from = new Date(`${day}T00:00:00Z`);
  const rows = await db
    .selectFrom('join_requests')
    .select(['group_name', 'requester_name'])
    .where('group_id', '=', groupId)
    .where('decided_as', '=', sql.lit('policy'))
    .where('created_at', '>=', from)
    .where('created_at', '<', new Date(from.getTime() + dayMs))
    .orderBy('created_at')
    .execute();
  return { groupId, groupName: rows.at(-1)?.group_name ?? '', names: rows.map((row) => row.requester_name) };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
