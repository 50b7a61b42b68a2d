import type { Transaction } from 'kysely';
import { DirectoryError } from '../errors.ts';
import { appendAudit } from '../store/audit.ts';
import { withLease } from '../store/leases.ts';
import { recordNotice } from '../store/notices.ts';
import { oweCards, wantVersion, type OwedCard } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { failureOf, giveUpOnChange, judgeStep, nextSteps, outcomeOf, record } from './decideWrite.ts';
import type { DeskContext } from './deskContext.ts';
import { knownGroup } from './knownGroups.ts';
import { removalToFollow } from './licensingSettings.ts';
import type { ChangeStep, MembershipChange, StepOutcome } from './membershipChange.ts';
import { findChange, lockChange, updateChange } from './membershipChangeStore.ts';

const writeLeaseMs = 120_000;

type Outcomes = Map<string, StepOutcome>;

/**
 * Job: carries out a change, up to 20 people at a time. Who may is read again before each go, and one process at a time
 * writes to a group. What is done already, by an earlier attempt or by somebody else, counts as done.
 */
export async function writeChange(
  context: DeskContext,
  { groupId, changeId }: { readonly groupId: string; readonly changeId: string },
): Promise<{ readonly againInSeconds: number } | undefined> {
  for (;;) {
    const outcome = await withLease(context.db, `group:${groupId}`, writeLeaseMs, async () => {
      const change = await findChange(context.db, changeId);
      if (change?.state !== 'writing') return false;
      await writeNext(context, change);
      return true;
    });
    if (!outcome.ran) return { againInSeconds: 2 };
    if (!outcome.result) return undefined;
  }
}

/** The directory stayed away for hours: the change ends, and its owner is told. */
export async function failChange(
  trx: Transaction<Database>,
  context: DeskContext,
  changeId: string,
): Promise<void> {
  const change = await lockChange(trx, changeId);
  if (change?.state !== 'writing') return;
  await save(trx, context, change, giveUpOnChange(change, context.now()));
}

async function writeNext(context: DeskContext, change: MembershipChange): Promise<void> {
  const steps = nextSteps(change);
  const deed = steps[0]?.deed;
  if (deed === undefined) return;
  const outcomes: Outcomes = new Map();
  const ready = await judge(context, change, steps, outcomes);
  const fault = ready.length === 0 ? undefined : await write(context, change, deed, ready, outcomes);
  await context.db.transaction().execute(async (trx) => {
    const current = await lockChange(trx, change.id);
    if (current?.state !== 'writing' || outcomes.size === 0) return;
    await save(trx, context, current, record(current, outcomes, deed, context.now()));
  });
  if (fault !== undefined) throw fault;
}

async function judge(
  context: DeskContext,
  change: MembershipChange,
  steps: readonly ChangeStep[],
  outcomes: Outcomes,
): Promise<readonly ChangeStep[]> {
  const ids = steps.filter(({ deed }) => deed !== 'writeFacts').map(({ userId }) => userId);
  const read = await context.directory.readDecisionFacts(change.groupId, ids, 'background');
  const { allowGuests } = context;
  const group = await knownGroup(context, read.group);
  const facts = { ...read, group, change, allowGuests, guestsInLicensed: context.guestsInLicensed() };
  const fit = steps.filter((step) => {
    const outcome = judgeStep(facts, step);
    if (outcome !== undefined) outcomes.set(step.userId, outcome);
    return outcome === undefined;
  });
  if (read.group === undefined || fit[0]?.deed !== 'addMember') return fit;
  const fitIds = fit.map(({ userId }) => userId);
  const kept = await context.keepSeats(change, read.group, fitIds);
  for (const [userId, outcome] of kept) outcomes.set(userId, outcome);
  return fit.filter(({ userId }) => !kept.has(userId));
}

/** Fills in what became of each step. @returns the fault for which the job has to come back */
async function write(
  context: DeskContext,
  change: MembershipChange,
  deed: ChangeStep['deed'],
  ready: readonly ChangeStep[],
  outcomes: Outcomes,
): Promise<Error | undefined> {
  if (deed === 'addMember') {
    const ids = ready.map(({ userId }) => userId);
    const written = await context.directory.addMembers(change.groupId, ids);
    return [...written]
      .map(([userId, result]) => note(outcomes, userId, deed, outcomeOf(result)))
      .find((fault) => fault !== undefined);
  }
  for (const { userId } of ready) {
    const fault = note(outcomes, userId, deed, await tryOne(context, change, deed, userId));
    // What was written before the fault is kept; the rest is for the next attempt.
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function tryOne(
  { directory }: DeskContext,
  { groupId, facts }: MembershipChange,
  deed: Exclude<ChangeStep['deed'], 'addMember'>,
  userId: string,
): Promise<StepOutcome | Error> {
  try {
    switch (deed) {
      case 'removeMember':
        return await directory.removeMember(groupId, userId);
      case 'addOwner':
        return await directory.addOwner(groupId, userId);
      case 'removeOwner':
        return await directory.removeOwner(groupId, userId);
      case 'writeFacts':
        await directory.updateGroup(groupId, facts ?? {});
        return 'done';
    }
  } catch (error) {
    if (error instanceof DirectoryError) return error;
    throw error;
  }
}

function note(
  outcomes: Outcomes,
  userId: string,
  deed: ChangeStep['deed'],
  result: StepOutcome | Error,
): Error | undefined {
  const outcome =
    typeof result === 'string'
      ? result
      : result instanceof DirectoryError
        ? failureOf(result, deed)
        : undefined;
  if (outcome !== undefined) outcomes.set(userId, outcome);
  return outcome === undefined && typeof result !== 'string' ? result : undefined;
}

async function save(
  trx: Transaction<Database>,
  context: DeskContext,
  before: MembershipChange,
  change: MembershipChange,
): Promise<void> {
  const at = context.now();
  await updateChange(trx, change);
  const settled = change.steps.filter((step, index) => step.outcome !== before.steps[index]?.outcome);
  await appendAudit(trx, {
    at,
    actor: { kind: 'usher' },
    action: 'groups.writeChange',
    subjectKind: 'membershipChange',
    subjectId: change.id,
    details: {
      groupId: change.groupId,
      outcomes: settled.map(({ deed, userId, outcome }) => ({ deed, userId, outcome })),
    },
  });
  if (settled.some(({ outcome }) => outcome === 'refusedByDirectory' || outcome === 'directoryUnavailable')) {
    const details = { groupId: change.groupId, kind: change.kind };
    await recordNotice(trx, { code: 'changeFailed', subjectId: change.id, details, at });
  }
  if (settled.some(({ deed, outcome }) => deed === 'removeMember' && outcome === 'done')) {
    await context.enqueue(trx, 'requests.followRemoval', [removalToFollow(change.groupId, at)]);
  }
  const notices = noticesFor(change, settled);
  await oweCards(trx, notices, at);
  const edited = await wantVersion(trx, change.id, ['groups.change', 'groups.nomination'], change.version);
  const people = [...new Set([...edited, ...notices.map(({ userId }) => userId)])];
  await context.enqueue(
    trx,
    'teams.deliver',
    people.map((userId) => ({ userId })),
  );
}

/** One message to each person whom it concerns, and who did not do it themselves. */
function noticesFor(change: MembershipChange, settled: readonly ChangeStep[]): readonly OwedCard[] {
  return settled
    .filter(({ deed, outcome }) => deed !== 'writeFacts' && outcome === 'done')
    .filter(({ userId }) => userId !== change.actor.id)
    .map(({ userId }) => ({ userId, view: 'groups.changeNotice', subjectId: change.id, version: 1 }));
}
