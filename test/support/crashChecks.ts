import { expect } from '@jest/globals';
import { sql } from 'kysely';
import { company } from '../../src/sandbox/company.ts';
import type { SimulatedMessage } from '../../src/sandbox/teams/teamsTypes.ts';
import { verifyAudit } from '../../src/store/auditChain.ts';
import type { Store } from '../../src/store/store.ts';
import { buttonsOf } from './cardReading.ts';
import type { Wish } from './crashStory.ts';
import { wordsOf } from './insistentPerson.ts';
import type { Fleet } from './usherFleet.ts';

const endings: Readonly<Record<Wish['fate'], readonly string[]>> = {
  approve: ['delivered'],
  deny: ['denied'],
  withdraw: ['withdrawn'],
  twoOwners: ['delivered'],
  ownerAndRequester: ['delivered', 'withdrawn'],
};
const actionsOf: Readonly<Record<string, readonly string[]>> = {
  delivered: ['requests.submit', 'requests.approve', 'requests.write', 'requests.deliver'],
  denied: ['requests.submit', 'requests.deny'],
  withdrawn: ['requests.submit', 'requests.withdraw'],
};
const outcomes: Readonly<Record<string, RegExp>> = {
  delivered: /You are now a member of/u,
  denied: /Your request to join .* was denied/u,
};

export interface Ended {
  readonly wish: Wish;
  readonly state: string;
}

/** Every request exactly once, with one decision, as its people wanted it, in an audit without a break. */
export async function checkRequests(store: Store, wishes: readonly Wish[]): Promise<readonly Ended[]> {
  const rows = await store.db.selectFrom('join_requests').selectAll().execute();
  expect(rows.map((row) => row.justification).sort()).toEqual(wishes.map((wish) => wish.reason).sort());
  const audit = await store.db.selectFrom('audit').select(['request_id', 'action']).orderBy('id').execute();
  expect(await verifyAudit(store.db)).toMatchObject({ intact: true });
  return wishes.map((wish) => {
    const row = rows.find((candidate) => candidate.justification === wish.reason);
    expect(row).toMatchObject({ id: wish.requestId, requester_id: wish.requesterId });
    expect(endings[wish.fate]).toContain(row?.state);
    const state = row?.state ?? '';
    const actions = audit.filter((entry) => entry.request_id === wish.requestId);
    expect(actions.map(({ action }) => action)).toEqual(actionsOf[state]);
    if (wish.fate === 'twoOwners') checkAnswers(wish, row?.decided_by_name ?? 'nobody');
    return { wish, state };
  });
}

/** Both owners pressed Approve, and one of them decided: each was told so or, on a list, that it is settled. */
function checkAnswers({ answers }: Wish, decidedBy: string): void {
  const isTrue = (answer: string): boolean => /Approved by you|You approved|already settled/u.test(answer);
  expect(answers.filter((answer) => !isTrue(answer) && !answer.includes(decidedBy))).toEqual([]);
  expect(answers.filter((answer) => answer.includes('Approved by you')).length).toBeLessThanOrEqual(1);
}

/** Nothing is left to do, nothing was given up, and nobody has to be told of trouble. */
export async function checkNothingIsLeft(store: Store): Promise<void> {
  // What comes round by itself may have come round again in the moment before the end.
  const { rows: jobs } = await sql<object>`
    select name, state, data from pgboss.job
    where state <> 'completed' and name not like '\_\_pgboss%'
      and not (data = '{}'::jsonb and name in (select name from pgboss.schedule))`.execute(store.db);
  expect(jobs).toEqual([]);
  const notices = await store.db.selectFrom('operator_notices').selectAll().execute();
  expect(notices).toEqual([]);
  const owed = await store.db
    .selectFrom('card_copies')
    .selectAll()
    .where((eb) => eb.or([eb('state', '<>', 'settled'), eb('shown_version', '<', eb.ref('wanted_version'))]))
    // What was decided before it could be asked was never sent.
    .where((eb) => eb.not(eb.and([eb('state', '=', 'settled'), eb('activity_id', 'is', null)])))
    .execute();
  expect(owed).toEqual([]);
}

/** The groups have the members they had, those who were approved, and nobody else. */
export function checkMemberships(fleet: Fleet, ended: readonly Ended[]): void {
  const { graph } = fleet.cloud;
  const delivered = ended.filter(({ state }) => state === 'delivered').map(({ wish }) => wish);
  for (const group of company().groups.filter(({ membershipRule }) => membershipRule === null)) {
    const added = delivered.filter((wish) => wish.group.id === group.id).map((wish) => wish.requesterId);
    expect([...graph.membersOf(group.id)].sort()).toEqual([...group.memberIds, ...added].sort());
  }
  expect(graph.writes.membershipsWritten).toBe(delivered.length);
}

/**
 * One outcome message each, and no card that still offers a decision. Only where a kill fell between the sending of a
 * message and its recording may one stand there twice, or unchanged: at most one for each kill and person, the last
 * that was said to them. Answers how many there were.
 */
export function checkChats(fleet: Fleet, ended: readonly Ended[]): number {
  const extra: SimulatedMessage[] = [];
  for (const { wish, state } of ended) {
    const said = outcomesOf(fleet, wish, state);
    expect([wish.reason, said.length === 0]).toEqual([wish.reason, state === 'withdrawn']);
    extra.push(...said.slice(0, -1));
  }
  for (const { id } of company().people) {
    const isOpen = (message: SimulatedMessage): boolean =>
      buttonsOf(message.card).some(({ title }) => ['Approve', 'Deny', 'Withdraw'].includes(title));
    extra.push(...messagesOf(fleet, id).filter(isOpen));
  }
  const ids = new Set(extra.map((message) => message.id));
  const explained = new Set(fleet.lastWords.flat());
  expect(extra.filter((message) => !explained.has(message.id)).map(wordsOf)).toEqual([]);
  const crowded = fleet.lastWords.filter((words) => words.filter((id) => ids.has(id)).length > 1);
  expect(crowded).toEqual([]);
  return ids.size;
}

function outcomesOf(fleet: Fleet, { requesterId, group }: Wish, state: string): readonly SimulatedMessage[] {
  return messagesOf(fleet, requesterId).filter((message) => {
    const words = wordsOf(message);
    return outcomes[state]?.test(words) === true && words.includes(group.displayName) && !isStatus(message);
  });
}

function messagesOf(fleet: Fleet, userId: string): readonly SimulatedMessage[] {
  return fleet.cloud.teams.messages(userId).filter((message) => message.fromBot);
}

/** The status card has the reason on it; the outcome message does not repeat it. */
function isStatus(message: SimulatedMessage): boolean {
  return /story \d+ of the test/u.test(wordsOf(message));
}
