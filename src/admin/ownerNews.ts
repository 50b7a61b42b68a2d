import type { Transaction } from 'kysely';
import type { Actor } from '../decision.ts';
import { whyIneligible } from '../groups/eligibility.ts';
import type { Again } from '../jobs/handlers.ts';
import { appendAudit } from '../store/audit.ts';
import { listUnreachable } from '../store/conversations.ts';
import { lockPeople, oweCards, wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import {
  dayOf,
  findRound,
  listNews,
  listTellableGroups,
  listTellableIds,
  listTellableOwners,
  noteTold,
  type NewsRound,
} from './ownerNewsStore.ts';
import type { ReadinessContext } from './readinessContext.ts';
import { showReadiness } from './readinessHandlers.ts';
import type { NewsChoice, ReadinessView } from './readinessViews.ts';
import { findLastSurvey } from './surveyStore.ts';

const view = 'admin.ownerNews';
const groupsShown = 25;
const ownersShown = 500;
const groupsPerRun = 20;

/** Whom a message about these groups would reach; nothing is sent. For administrators, as is the next one. */
export async function previewOwnerNews(
  context: ReadinessContext,
  choice: NewsChoice,
  sent: number | null = null,
): Promise<ReadinessView> {
  const survey = await findLastSurvey(context.db);
  if (survey === undefined) return showReadiness(context);
  // All with the words stay on offer; what is chosen of them is counted.
  const [offered, meant, owners] = await Promise.all([
    listTellableGroups(context.db, survey.id, { ...choice, groupIds: [] }, groupsShown),
    listTellableGroups(context.db, survey.id, choice, 1),
    listTellableOwners(context.db, survey.id, choice, ownersShown),
  ]);
  const named = (...reaches: readonly string[]): readonly string[] =>
    owners.filter(({ reach }) => reaches.includes(reach)).map(({ name }) => name);
  return {
    card: 'adminOwnerNewsPreview',
    data: {
      choice,
      groups: offered.groups,
      totalGroups: meant.total,
      reached: named('known'),
      unseen: named('unseen'),
      unreachable: named('removed', 'blocked'),
      sent,
    },
  };
}

/** Sends the message on its way to every owner of these groups who was not told yet. */
export async function tellOwners(
  context: ReadinessContext,
  actor: Actor,
  choice: NewsChoice,
): Promise<ReadinessView> {
  const { db, now, newId, enqueueMissing } = context;
  const survey = await findLastSurvey(db);
  if (survey === undefined) return showReadiness(context);
  const at = now();
  const roundId = newId();
  const [groupIds, owners] = await Promise.all([
    listTellableIds(db, survey.id, choice),
    listTellableOwners(db, survey.id, choice, ownersShown),
  ]);
  if (groupIds.length > 0)
    await db.transaction().execute(async (trx) => {
      const round = { id: roundId, group_ids: groupIds, asked_by: actor.userId, created_at: at };
      await trx.insertInto('owner_news_rounds').values(round).execute();
      await appendAudit(trx, {
        at,
        actor: { kind: 'user', userId: actor.userId },
        action: 'admin.tellOwners',
        subjectKind: 'ownerNews',
        subjectId: roundId,
        details: { groups: groupIds.length },
      });
      await enqueueMissing(trx, 'admin.tellOwners', [{ roundId }]);
    });
  const sent = owners.filter(({ reach }) => reach === 'known' || reach === 'unseen').length;
  return previewOwnerNews(context, choice, sent);
}

/**
 * Job: goes through the groups of a round. Each is read again, since a survey is hours old; its owners who can be
 * reached and were never told of it get it on their card of the day. Group by group, so a killed run is taken up.
 */
export async function runOwnerNews(
  context: ReadinessContext,
  roundId: string,
  signal: AbortSignal,
): Promise<Again | undefined> {
  const round = await findRound(context.db, roundId);
  if (round === undefined || round.finished_at !== null) return undefined;
  const next = round.group_ids.slice(round.done, round.done + groupsPerRun);
  for (const [at, groupId] of next.entries()) {
    if (signal.aborted) return { againInSeconds: 0 };
    await tellOf(context, round, groupId, round.done + at + 1);
  }
  return round.done + next.length < round.group_ids.length ? { againInSeconds: 0 } : undefined;
}

/** The card of one person and one day; undefined when there is nothing on it. */
export async function showOwnerNews(
  { db }: Pick<ReadinessContext, 'db'>,
  subjectId: string,
): Promise<
  { readonly view: ReadinessView; readonly version: number; readonly isFinal: boolean } | undefined
> {
  const [ownerId = '', day = ''] = subjectId.split('/');
  const groups = await listNews(db, ownerId, day);
  if (groups.length === 0) return undefined;
  return { view: { card: 'adminOwnerNews', data: { groups } }, version: groups.length, isFinal: false };
}

async function tellOf(
  context: ReadinessContext,
  round: NewsRound,
  groupId: string,
  done: number,
): Promise<void> {
  const { db, directory, now, enqueueMissing } = context;
  const { group, owners } = await directory.readDecisionFacts(groupId, [], 'background');
  const isReady = group !== undefined && whyIneligible(group) === undefined;
  const able = isReady
    ? owners.filter(({ accountEnabled, userType }) => accountEnabled && userType === 'Member')
    : [];
  const ownerIds = able.map(({ id }) => id);
  const at = now();
  await db.transaction().execute(async (trx) => {
    await lockPeople(trx, ownerIds);
    const unreachable = await listUnreachable(trx, ownerIds);
    const reachable = ownerIds.filter((id) => !unreachable.has(id));
    const news = { groupId, groupName: group?.displayName ?? groupId, roundId: round.id, at };
    const told = await noteTold(trx, news, reachable);
    for (const ownerId of told) await oweNews(trx, ownerId, at);
    await enqueueMissing(
      trx,
      'teams.deliver',
      told.map((userId) => ({ userId })),
    );
    const isLast = done >= round.group_ids.length;
    await trx
      .updateTable('owner_news_rounds')
      .set({ done, ...(isLast ? { finished_at: at } : {}) })
      .where('id', '=', round.id)
      .execute();
  });
}

/** One card a day that grows, instead of one for each group. */
async function oweNews(trx: Transaction<Database>, userId: string, at: Date): Promise<void> {
  const subjectId = `${userId}/${dayOf(at)}`;
  const version = (await listNews(trx, userId, dayOf(at))).length;
  const have = await wantVersion(trx, subjectId, [view], version);
  if (have.length === 0) await oweCards(trx, [{ userId, view, subjectId, version }], at);
}
