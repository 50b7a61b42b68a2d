import type { MembershipOutcome } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import { appendAudit } from '../store/audit.ts';
import { withLease } from '../store/leases.ts';
import { recordNotice } from '../store/notices.ts';
import type { KeptContext } from './keptContext.ts';
import { listStanding, saveStandings } from './keptPeopleStore.ts';
import type { KeptPerson, KeptRule, Standing } from './keptRule.ts';
import { findKept, lockKept, saveKept } from './keptStore.ts';
import { compileRule } from './language/compileRule.ts';
import { parseRule } from './language/parseRule.ts';
import { findUsers } from './people.ts';
import { tellAbout } from './tellKept.ts';

/** Graph takes at most 20 members in one write. */
const peopleAtOnce = 20;
const leaseMs = 120_000;

/**
 * Carries out what is written down for one group, up to 20 people at a time, and says so in the audit. Each person is
 * judged once more before, because the decision may be older than the last change of that person.
 */
export async function writeKept(
  context: KeptContext,
  groupId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  for (let isWritten = false; ; isWritten = true) {
    const outcome = await withLease(context.db, `group:${groupId}`, leaseMs, async () => {
      const kept = await findKept(context.db, groupId);
      if (kept?.state !== 'acting') return false;
      const people = await nextPeople(context, groupId);
      if (people.length > 0) await writeTogether(context, kept, people);
      return people.length > 0;
    });
    if (!outcome.ran) return { againInSeconds: 2 };
    if (!outcome.result) return isWritten ? showWritten(context, groupId) : undefined;
  }
}

/** The cards about the group no longer say that anybody is on the way. */
async function showWritten(context: KeptContext, groupId: string): Promise<undefined> {
  await context.db.transaction().execute(async (trx) => {
    const kept = await lockKept(trx, groupId);
    if (kept === undefined) return;
    const after = { ...kept, revision: kept.revision + 1 };
    await saveKept(trx, after, context.now());
    await tellAbout(trx, context, after);
  });
  return undefined;
}

/** Additions first: nobody waits for access because others lose theirs. */
async function nextPeople({ db }: KeptContext, groupId: string): Promise<readonly KeptPerson[]> {
  const adding = await listStanding(db, groupId, ['adding'], peopleAtOnce);
  return adding.length > 0 ? adding : listStanding(db, groupId, ['removing'], peopleAtOnce);
}

async function writeTogether(
  context: KeptContext,
  kept: KeptRule,
  people: readonly KeptPerson[],
): Promise<void> {
  const verdicts = await judgeAgain(context, kept, people);
  const after = new Map<string, Standing | null>();
  for (const { userId, standing } of people) {
    const otherwise = instead(standing, verdicts.get(userId) ?? 'gone');
    if (otherwise !== undefined) after.set(userId, otherwise);
  }
  const ready = people.map(({ userId }) => userId).filter((userId) => !after.has(userId));
  const isAddition = people[0]?.standing === 'adding';
  const outcomes = await write(context, kept.groupId, ready, isAddition);
  let fault: Error | undefined;
  for (const [userId, outcome] of outcomes) {
    if (typeof outcome === 'string') after.set(userId, isAddition ? 'in' : 'out');
    else if (isFinal(outcome.failed)) after.set(userId, isAddition ? null : 'in');
    else fault ??= outcome.failed;
  }
  await save(context, kept, { after, outcomes, isAddition });
  if (fault !== undefined) throw fault;
}

/**
 * Undefined while the move is still wanted. Else what may have been half done is undone, and what cannot be judged
 * stays as it is. Whoever is gone from the directory need not be added.
 */
function instead(standing: Standing, verdict: 'in' | 'out' | 'open' | 'gone'): Standing | null | undefined {
  if (standing === 'adding') {
    return { in: undefined, out: 'removing' as const, open: null, gone: null }[verdict];
  }
  return { in: 'adding' as const, out: undefined, open: 'in' as const, gone: undefined }[verdict];
}

async function judgeAgain(
  { db, now }: KeptContext,
  kept: KeptRule,
  people: readonly KeptPerson[],
): Promise<ReadonlyMap<string, 'in' | 'out' | 'open'>> {
  const { rule } = parseRule(kept.text, { kind: 'user' });
  const users = await findUsers(
    db,
    people.map(({ userId }) => userId),
  );
  if (rule === null) return new Map();
  const evaluate = compileRule(rule);
  return new Map(
    [...users].map(([userId, { object }]) => {
      const outcome = evaluate(object, now().getTime());
      return [userId, outcome === 'in' || outcome === 'out' ? outcome : 'open'];
    }),
  );
}

async function write(
  { directory }: KeptContext,
  groupId: string,
  userIds: readonly string[],
  isAddition: boolean,
): Promise<ReadonlyMap<string, MembershipOutcome>> {
  const outcomes = new Map<string, MembershipOutcome>();
  if (userIds.length === 0) return outcomes;
  if (isAddition) return directory.addMembers(groupId, userIds);
  for (const userId of userIds) {
    try {
      outcomes.set(userId, await directory.removeMember(groupId, userId));
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      outcomes.set(userId, { failed: error });
      // What was written before the fault is kept; the rest is for the next attempt.
      if (!isFinal(error)) break;
    }
  }
  return outcomes;
}

function isFinal(error: Error): boolean {
  return error instanceof DirectoryError && ['notFound', 'forbidden', 'rejected'].includes(error.reason);
}

interface Written {
  readonly after: ReadonlyMap<string, Standing | null>;
  readonly outcomes: ReadonlyMap<string, MembershipOutcome>;
  readonly isAddition: boolean;
}

async function save(context: KeptContext, kept: KeptRule, written: Written): Promise<void> {
  const { after, outcomes, isAddition } = written;
  if (after.size === 0) return;
  const at = context.now();
  await context.db.transaction().execute(async (trx) => {
    if ((await lockKept(trx, kept.groupId)) === undefined) return;
    await saveStandings(trx, kept.groupId, after, { ruleVersion: kept.ruleVersion, at });
    for (const [userId, outcome] of outcomes) {
      if (!after.has(userId)) continue;
      const code = typeof outcome === 'string' ? outcome : 'refusedByDirectory';
      const details = { userId, ruleVersion: kept.ruleVersion, outcome: code };
      await appendAudit(trx, {
        at,
        actor: { kind: 'usher' },
        action: isAddition ? 'dynamic.addMember' : 'dynamic.removeMember',
        subjectKind: 'group',
        subjectId: kept.groupId,
        details,
      });
      if (typeof outcome === 'string') continue;
      await recordNotice(trx, { code: 'keptMemberRefused', subjectId: kept.groupId, details, at });
    }
  });
}
