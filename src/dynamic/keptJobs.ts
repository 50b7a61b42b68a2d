import type { JobHandlers } from '../jobs/handlers.ts';
import { canOwn } from '../groups/decideDesk.ts';
import { appendAudit } from '../store/audit.ts';
import { followPeople } from './followPeople.ts';
import { keepGroup } from './keepGroup.ts';
import type { KeptContext } from './keptContext.ts';
import { compareEveryMs, type KeptRule } from './keptRule.ts';
import { listKeptAtWork, lockKept, saveKept } from './keptStore.ts';
import { tellAbout } from './tellKept.ts';

/** Who keeps groups by rule. */
export function keptJobs(
  context: KeptContext,
): Pick<JobHandlers, 'dynamic.keepGroup' | 'dynamic.keepTimer' | 'dynamic.peopleChanged'> {
  return {
    'dynamic.keepGroup': {
      batchSize: 20,
      keyOf: ({ groupId }) => groupId,
      concurrency: 2,
      run: ([first]) => keepGroup(context, first?.groupId ?? ''),
    },
    'dynamic.keepTimer': { batchSize: 1, run: () => keepTimer(context) },
    'dynamic.peopleChanged': { batchSize: 1, run: () => followPeople(context) },
  };
}

/** Job, once a minute: what falls due by time alone, and the log of the people as a backstop. */
async function keepTimer(context: KeptContext): Promise<void> {
  const now = context.now().getTime();
  for (const kept of await listKeptAtWork(context.db)) {
    if (isPast(kept.actAt, now)) await beginToAct(context, kept.groupId);
    else if (isPast(kept.reportAt, now)) await report(context, kept);
    if (isDue(kept, now)) {
      await context.db
        .transaction()
        .execute((trx) => context.enqueueMissing(trx, 'dynamic.keepGroup', [{ groupId: kept.groupId }]));
    }
  }
  await followPeople(context);
}

function isDue({ checkedAt, turnAt, actAt }: KeptRule, now: number): boolean {
  if (checkedAt === null || now - checkedAt.getTime() >= compareEveryMs) return true;
  return isPast(turnAt, now) || isPast(actAt, now);
}

function isPast(at: Date | null, now: number): boolean {
  return at !== null && at.getTime() <= now;
}

/** The owners read who would have come and gone, while there is still a day to say no. */
async function report(context: KeptContext, { groupId }: KeptRule): Promise<void> {
  const owners = await context.directory.listOwners(groupId, 'background');
  await context.db.transaction().execute(async (trx) => {
    const kept = await lockKept(trx, groupId);
    if (kept?.state !== 'dryRun' || kept.reportAt === null) return;
    const after: KeptRule = { ...kept, reportAt: null, revision: kept.revision + 1 };
    await saveKept(trx, after, context.now());
    await tellAbout(
      trx,
      context,
      after,
      owners.filter(canOwn).map(({ id }) => id),
    );
  });
}

/** The dry run is over and nobody said otherwise. */
async function beginToAct(context: KeptContext, groupId: string): Promise<void> {
  const at = context.now();
  await context.db.transaction().execute(async (trx) => {
    const kept = await lockKept(trx, groupId);
    if (kept?.state !== 'dryRun' || kept.actAt === null) return;
    const after: KeptRule = {
      ...kept,
      state: 'acting',
      reportAt: null,
      actAt: null,
      revision: kept.revision + 1,
    };
    await saveKept(trx, after, at);
    await appendAudit(trx, {
      at,
      actor: { kind: 'usher' },
      action: 'dynamic.act',
      subjectKind: 'group',
      subjectId: groupId,
      details: { ruleVersion: kept.ruleVersion },
    });
    await tellAbout(trx, context, after);
  });
}
