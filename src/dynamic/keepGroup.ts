import type { Transaction } from 'kysely';
import { canOwn } from '../groups/decideDesk.ts';
import { appendAudit } from '../store/audit.ts';
import { withLease } from '../store/leases.ts';
import type { Database } from '../store/schema.ts';
import { planKeeping, type Keeping, type Verdict } from './decideKeeping.ts';
import { effectPages } from './evaluateForAll.ts';
import type { KeptContext } from './keptContext.ts';
import { listKeptPeople, saveStandings } from './keptPeopleStore.ts';
import type { KeptRule, KeptTrouble } from './keptRule.ts';
import { findKept, lockKept, saveKept } from './keptStore.ts';
import { planFetch } from './language/fetchPlan.ts';
import { parseRule } from './language/parseRule.ts';
import type { Rule } from './language/tree.ts';
import { wishForFields } from './mirrorWishes.ts';
import { nextTurn, turnOffsets } from './nextTurn.ts';
import { latestPeopleCursor } from './peopleChanges.ts';
import { readKnowledge } from './people.ts';
import { readPeoplePages } from './peoplePages.ts';
import { secondsFor, tellAbout } from './tellKept.ts';
import { whyNotKept } from './whyNotKept.ts';
import { writeKept } from './writeKept.ts';

const leaseMs = 300_000;
/** A group with more people than this is not kept: reading them alone would take longer than the lease. */
export const mostMembers = 200_000;

/**
 * Job: compares one group with its rule and brings it about. One process at a time writes to a group. What is meant
 * is written down before the directory is asked, so it may be killed anywhere and run again.
 */
export async function keepGroup(
  context: KeptContext,
  groupId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  const outcome = await withLease(context.db, `group:${groupId}`, leaseMs, async () => {
    const kept = await findKept(context.db, groupId);
    if (kept === undefined || (kept.state !== 'acting' && kept.state !== 'dryRun')) return undefined;
    const isCompared = await compare(context, kept);
    return isCompared === 'notReady' ? { againInSeconds: 30 } : undefined;
  });
  if (!outcome.ran) return { againInSeconds: 2 };
  return outcome.result ?? writeKept(context, groupId);
}

async function compare(context: KeptContext, kept: KeptRule): Promise<'done' | 'notReady'> {
  const { db, directory } = context;
  const { group, owners } = await directory.readDecisionFacts(kept.groupId, [], 'background');
  const { rule } = parseRule(kept.text, { kind: 'user' });
  const trouble = whyNotKept(group, rule);
  if (trouble !== undefined || rule === null) {
    const ownerIds = owners.filter(canOwn).map(({ id }) => id);
    await rest(context, kept, trouble ?? 'ruleUnreadable', ownerIds);
    return 'done';
  }
  if (!(await isMirrorReady(context, rule))) return 'notReady';
  // Taken before looking, so that what changes meanwhile is looked at again.
  const cursor = await latestPeopleCursor(db);
  const now = context.now();
  const plan = await planFor(context, kept, rule, now);
  const turnAt = await findTurn(context, rule, now);
  const isHeld = plan.hold !== null && kept.hold === null;
  const tellIds = [
    ...(isHeld ? await secondsFor(context, kept, owners) : []),
    ...(plan.drifted > 0 ? owners.filter(canOwn).map(({ id }) => id) : []),
  ];
  const groupName = group?.displayName;
  await db.transaction().execute(async (trx) => {
    const current = await lockKept(trx, kept.groupId);
    // Somebody changed the rule meanwhile, which has a comparison of its own.
    if (current?.revision !== kept.revision) return;
    await commit(trx, context, current, { plan, cursor, turnAt, now, tellIds, groupName });
  });
  return 'done';
}

async function planFor(context: KeptContext, kept: KeptRule, rule: Rule, now: Date): Promise<Keeping> {
  const { groupId } = kept;
  const members = await context.directory.listMemberIds(groupId, mostMembers, 'background');
  const memberIds = new Set(members.ids);
  const { brake, exceptions } = context.rules().membershipRules;
  return planKeeping({
    rule: kept,
    now,
    verdicts: await judgeEverybody(context, rule, memberIds, now),
    memberIds,
    people: await listKeptPeople(context.db, groupId),
    letIn: await context.listLetIn(groupId),
    letGo: await context.listLetGo(groupId),
    exceptions,
    brake,
  });
}

interface Compared {
  readonly plan: Keeping;
  readonly cursor: string;
  readonly turnAt: Date | null;
  readonly now: Date;
  readonly groupName: string | undefined;
  readonly tellIds: readonly string[];
}

async function commit(
  trx: Transaction<Database>,
  context: KeptContext,
  current: KeptRule,
  { plan, cursor, turnAt, now, groupName, tellIds }: Compared,
): Promise<void> {
  await saveStandings(trx, current.groupId, plan.standings, { ruleVersion: current.ruleVersion, at: now });
  const isHoldNews = JSON.stringify(plan.hold) !== JSON.stringify(current.hold);
  const isNews = plan.standings.size > 0 || isHoldNews || current.checkedAt === null;
  const after: KeptRule = {
    ...current,
    groupName: groupName ?? current.groupName,
    revision: current.revision + (isNews ? 1 : 0),
    baselineAt: current.baselineAt ?? now,
    checkedAt: now,
    turnAt,
    cursor,
    hold: plan.hold,
    allowance: plan.hold === null ? null : current.allowance,
    trouble: null,
  };
  await saveKept(trx, after, now);
  if (plan.hold !== null && current.hold === null) {
    await appendAudit(trx, {
      at: now,
      actor: { kind: 'usher' },
      action: 'dynamic.holdMoves',
      subjectKind: 'group',
      subjectId: current.groupId,
      details: { ...plan.hold, ruleVersion: current.ruleVersion },
    });
  }
  if (isNews) await tellAbout(trx, context, after, [...new Set(tellIds)]);
  if (turnAt !== null && turnAt.getTime() - now.getTime() < 24 * 60 * 60 * 1000) {
    const startAfterSeconds = Math.max(1, Math.ceil((turnAt.getTime() - now.getTime()) / 1000));
    await context.enqueueLater(trx, 'dynamic.keepGroup', { groupId: current.groupId }, { startAfterSeconds });
  }
}

/** The group is no longer what it was: the rule rests, and its owners are told. */
async function rest(
  context: KeptContext,
  kept: KeptRule,
  trouble: KeptTrouble,
  ownerIds: readonly string[],
): Promise<void> {
  const now = context.now();
  await context.db.transaction().execute(async (trx) => {
    const current = await lockKept(trx, kept.groupId);
    if (current?.state !== kept.state) return;
    const after: KeptRule = { ...current, state: 'paused', trouble, revision: current.revision + 1 };
    await saveKept(trx, after, now);
    await tellAbout(trx, context, after, ownerIds);
  });
}

/** Whether everybody was read once, with all that the rule asks for; what is missing is asked for. */
async function isMirrorReady({ db, now }: KeptContext, rule: Rule): Promise<boolean> {
  const { freshness, knownFields } = await readKnowledge(db);
  const missing = planFetch(rule).select.filter((field) => field !== 'id' && !knownFields.includes(field));
  if (missing.length > 0) await wishForFields(db, missing, now());
  return freshness.loaded && missing.length === 0;
}

async function judgeEverybody(
  context: KeptContext,
  rule: Rule,
  currentMemberIds: ReadonlySet<string>,
  instant: Date,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for await (const page of effectPages(context, rule, { currentMemberIds, instant })) {
    for (const { id } of [...page.joins, ...page.stays]) verdicts.set(id, 'in');
    for (const { id } of page.leaves) verdicts.set(id, 'out');
    for (const { id } of [...page.undecidedMembers, ...page.undecidedOthers]) verdicts.set(id, 'open');
  }
  return verdicts;
}

/** When time alone may next change somebody's place. */
async function findTurn({ db }: KeptContext, rule: Rule, now: Date): Promise<Date | null> {
  const offsets = turnOffsets(rule);
  if (offsets.length === 0) return null;
  let next: number | undefined;
  for await (const page of readPeoplePages(db, ['employeeHireDate'], { withManagers: false })) {
    const turn = nextTurn(offsets, page.columns.get('employeeHireDate') ?? [], now.getTime());
    if (turn !== undefined) next = Math.min(next ?? turn, turn);
  }
  return next === undefined ? null : new Date(next);
}
