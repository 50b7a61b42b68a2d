import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database, RequestVotesTable } from '../store/schema.ts';
import type { JoinRequest, Right, Vote } from './joinRequest.ts';

/** Instants come as text out of JSON. */
export type VoteRow = Omit<Selectable<RequestVotesTable>, 'request_id' | 'voted_at'> & {
  readonly voted_at: Date | string;
};

export const votesOfRow = sql<readonly VoteRow[]>`(
  select coalesce(json_agg(json_build_object('user_id', user_id, 'name', name, 'stage', stage, 'cast_as', cast_as,
    'voted_at', voted_at) order by stage, voted_at), '[]')
  from request_votes where request_id = join_requests.id)`;

export async function listVotes(db: Kysely<Database>, requestId: string): Promise<readonly VoteRow[]> {
  return db
    .selectFrom('request_votes')
    .select(['user_id', 'name', 'stage', 'cast_as', 'voted_at'])
    .where('request_id', '=', requestId)
    .orderBy('stage')
    .orderBy('voted_at')
    .execute();
}

/** Writes the votes as they are now; one that no longer counts is forgotten here and kept by the audit. */
export async function saveVotes(trx: Transaction<Database>, { id, votes }: JoinRequest): Promise<void> {
  const voters = votes.map((vote) => vote.id);
  await trx
    .deleteFrom('request_votes')
    .where('request_id', '=', id)
    .$if(voters.length > 0, (query) => query.where('user_id', 'not in', voters))
    .execute();
  if (votes.length === 0) return;
  await trx
    .insertInto('request_votes')
    .values(
      votes.map((vote) => ({
        request_id: id,
        user_id: vote.id,
        name: vote.name,
        stage: vote.stage,
        cast_as: vote.castAs,
        voted_at: vote.at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['request_id', 'user_id']).doUpdateSet({
        stage: sql<number>`excluded.stage`,
        cast_as: sql<string>`excluded.cast_as`,
        voted_at: sql<string>`excluded.voted_at`,
      }),
    )
    .execute();
}

export function toVote(row: VoteRow): Vote {
  return {
    id: row.user_id,
    name: row.name,
    stage: row.stage,
    castAs: row.cast_as as Right,
    at: new Date(row.voted_at),
  };
}
