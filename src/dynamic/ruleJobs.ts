import type { Transaction } from 'kysely';
import type { RuleGroup } from '../directory/ruleTypes.ts';
import { DirectoryError } from '../errors.ts';
import type { Again, JobHandlers } from '../jobs/handlers.ts';
import { withLease } from '../store/leases.ts';
import { recordNotice } from '../store/notices.ts';
import type { Database } from '../store/schema.ts';
import { beginDryRun } from './beginDryRun.ts';
import { auditRule, continueRuleChange } from './commitRule.ts';
import { whyNotBegin } from './decideKeep.ts';
import { askAgain, failRule, finishRule, judgeWrite, showPreview, upon } from './decideRuleWrite.ts';
import { expireRules } from './expireRules.ts';
import type { RuleChange, RuleFailure } from './ruleChange.ts';
import { findRuleChange, lockRuleChange, updateRuleChange, type Moves } from './ruleChangeStore.ts';
import { latestPeopleCursor } from './peopleChanges.ts';
import { readRuleFacts } from './readRuleFacts.ts';
import type { RuleContext } from './ruleContext.ts';
import { whyRefused } from './ruleRefused.ts';
import { workOutPreview } from './workOutPreview.ts';

interface RuleJob {
  readonly groupId: string;
  readonly changeId: string;
}

const writeLeaseMs = 120_000;
/** A first reading of a very large tenant takes so long. */
const longestWaitMs = 2 * 60 * 60 * 1000;
const lookAgainSeconds = 5;
/** Those that whoever runs Usher can do something about. */
const operatorsFailures: readonly RuleFailure[] = [
  'licenceMissing',
  'permissionMissing',
  'refusedByDirectory',
  'directoryUnavailable',
];

/** Who works out previews and writes rules. */
export function createRuleHandlers(
  context: RuleContext,
): Pick<JobHandlers, 'dynamic.previewRule' | 'dynamic.writeRule' | 'dynamic.expireRules'> {
  const nothing = { groupId: '', changeId: '' };
  return {
    'dynamic.expireRules': { batchSize: 1, run: () => expireRules(context) },
    'dynamic.previewRule': {
      batchSize: 10,
      keyOf: ({ changeId }) => changeId,
      concurrency: 2,
      run: ([first]) => previewRule(context, first ?? nothing),
      exhausted: (job, trx) => failRuleChange(trx, context, job),
    },
    'dynamic.writeRule': {
      batchSize: 10,
      keyOf: ({ changeId }) => changeId,
      concurrency: 2,
      run: ([first]) => writeRule(context, first ?? nothing),
      exhausted: (job, trx) => failRuleChange(trx, context, job),
    },
  };
}

/** Job: works out what a change would do, and shows it to its owner. Waits for the people to be read. */
export async function previewRule(context: RuleContext, { changeId }: RuleJob): Promise<Again | undefined> {
  const change = await findRuleChange(context.db, changeId);
  if (change?.state !== 'computing') return undefined;
  const group = await context.directory.readRuleGroup(change.groupId, 'background');
  if (group === undefined) return settle(context, change, (now) => failed(now, 'groupGone'));
  const based = upon(group.rule, change);
  if (based === undefined) return settle(context, change, (now) => failed(now, 'ruleGone'));
  const worked = await workOutPreview(context, based, group);
  if (worked !== undefined) {
    const shown = (now: RuleChange): RuleChange => showPreview(upon(group.rule, now) ?? now, worked);
    return settle(context, change, shown, worked.moves);
  }
  const waited = context.now().getTime() - change.createdAt.getTime();
  if (waited < longestWaitMs) return { againInSeconds: lookAgainSeconds };
  return settle(context, change, (now) => failed(now, 'peopleNotRead'));

  function failed(now: RuleChange, failure: RuleFailure): RuleChange {
    return failRule(now, failure, context.now());
  }
}

/**
 * Job: writes what its owner said yes to, if it still would do what they saw; otherwise it is shown and asked again.
 * One process at a time writes to a group. What is so already, by an earlier attempt, counts as done.
 */
export async function writeRule(
  context: RuleContext,
  { groupId, changeId }: RuleJob,
): Promise<Again | undefined> {
  const outcome = await withLease(context.db, `group:${groupId}`, writeLeaseMs, () =>
    writeNow(context, changeId),
  );
  return outcome.ran ? undefined : { againInSeconds: 2 };
}

/** The directory stayed away for hours: the change ends, and its owner is told. */
export async function failRuleChange(
  trx: Transaction<Database>,
  context: RuleContext,
  { changeId }: RuleJob,
): Promise<void> {
  const change = await lockRuleChange(trx, changeId);
  if (change?.state !== 'writing' && change?.state !== 'computing') return;
  await save(trx, context, failRule(change, 'directoryUnavailable', context.now()));
}

async function writeNow(context: RuleContext, changeId: string): Promise<undefined> {
  const change = await findRuleChange(context.db, changeId);
  if (change?.state !== 'writing') return undefined;
  if (change.kind === 'keep') return keepNow(context, change);
  const [group, owners] = await Promise.all([
    context.directory.readRuleGroup(change.groupId, 'background'),
    context.directory.listOwners(change.groupId, 'background'),
  ]);
  const verdict = judgeWrite({ group, owners }, change);
  if (verdict === 'done') return settle(context, change, (now) => finishRule(now, context.now()));
  if (verdict === 'otherwise') return settle(context, change, askAgain);
  if (verdict !== 'write') return settle(context, change, (now) => failRule(now, verdict, context.now()));
  if (group !== undefined && !(await isAsShown(context, change, group)))
    return settle(context, change, askAgain);
  const failure = await write(context, change);
  return settle(context, change, (now) =>
    failure === undefined ? finishRule(now, context.now()) : failRule(now, failure, context.now()),
  );
}

/** Entra hears of nothing: the dry run of Usher's own rule begins. */
async function keepNow(context: RuleContext, change: RuleChange): Promise<undefined> {
  const facts = await readRuleFacts(
    context,
    { userId: change.actor.id, name: change.actor.name },
    change.groupId,
    'background',
  );
  const failure = whyNotBegin(facts);
  if (facts.group === undefined || failure !== undefined)
    return settle(context, change, (now) => failRule(now, failure ?? 'groupGone', facts.now));
  if (!(await isAsShown(context, change, facts.group))) return settle(context, change, askAgain);
  const cursor = await latestPeopleCursor(context.db);
  return settle(context, change, (now, trx) => beginDryRun(trx, context, facts, { change: now, cursor }));
}

/** Whether the same people would move as the owner saw. Pausing has no preview, as it moves nobody. */
async function isAsShown(context: RuleContext, change: RuleChange, group: RuleGroup): Promise<boolean> {
  if (change.fingerprint === null) return true;
  const now = await workOutPreview(context, change, group);
  return now?.fingerprint === change.fingerprint;
}

async function write(
  { directory }: RuleContext,
  { groupId, after }: RuleChange,
): Promise<RuleFailure | undefined> {
  try {
    await directory.writeMembershipRule(groupId, after);
    return undefined;
  } catch (error) {
    const failure = error instanceof DirectoryError ? await whyRefused(directory, error) : undefined;
    if (failure === undefined) throw error;
    return failure;
  }
}

async function settle(
  context: RuleContext,
  seen: RuleChange,
  next: (now: RuleChange, trx: Transaction<Database>) => RuleChange | Promise<RuleChange>,
  moves?: Moves,
): Promise<undefined> {
  await context.db.transaction().execute(async (trx) => {
    const now = await lockRuleChange(trx, seen.id);
    if (now?.state !== seen.state || now.version !== seen.version) return;
    await save(trx, context, await next(now, trx), moves);
  });
  return undefined;
}

async function save(
  trx: Transaction<Database>,
  context: RuleContext,
  change: RuleChange,
  moves?: Moves,
): Promise<void> {
  const at = context.now();
  await updateRuleChange(trx, change, moves);
  if (change.state === 'done' || change.state === 'failed')
    await auditRule(trx, change, { action: 'dynamic.writeRule', by: { kind: 'usher' }, at });
  if (change.failure !== null && operatorsFailures.includes(change.failure)) {
    const details = { groupId: change.groupId, kind: change.kind, failure: change.failure };
    await recordNotice(trx, { code: 'ruleNotWritten', subjectId: change.id, details, at });
  }
  await continueRuleChange(trx, context, change);
}
