import type { KeptContext } from './keptContext.ts';
import { listKeptPeople } from './keptPeopleStore.ts';
import type { KeptRule, Standing } from './keptRule.ts';
import { listKeptAtWork, saveCursor } from './keptStore.ts';
import { compileRule } from './language/compileRule.ts';
import { planFetch } from './language/fetchPlan.ts';
import { parseRule } from './language/parseRule.ts';
import { findUsers } from './people.ts';
import { readPeopleChanges, type PersonChange } from './peopleChanges.ts';
import { turnOffsets } from './nextTurn.ts';

const changesAtOnce = 1_000;

/**
 * Job: finds the kept groups in which a change of a person changes something. The log is followed for each group by
 * itself; the cost is that of the changes, not of the tenant.
 */
export async function followPeople(context: KeptContext): Promise<void> {
  for (const kept of await listKeptAtWork(context.db)) {
    // Before its first comparison everybody is looked at anyway.
    if (kept.baselineAt !== null) await followFor(context, kept);
  }
}

async function followFor(context: KeptContext, kept: KeptRule): Promise<void> {
  for (let cursor = kept.cursor; ;) {
    const next = await readPeopleChanges(context.db, cursor, changesAtOnce);
    const isTouched = next === 'startOver' || (await touches(context, kept, next.changes));
    await context.db.transaction().execute(async (trx) => {
      if (isTouched) await context.enqueueMissing(trx, 'dynamic.keepGroup', [{ groupId: kept.groupId }]);
      if (next !== 'startOver') await saveCursor(trx, kept.groupId, next.cursor);
    });
    if (next === 'startOver' || next.isComplete) return;
    ({ cursor } = next);
  }
}

async function touches(
  { db, now }: KeptContext,
  kept: KeptRule,
  changes: readonly PersonChange[],
): Promise<boolean> {
  const { rule } = parseRule(kept.text, { kind: 'user' });
  if (rule === null || changes.length === 0) return false;
  const { select, expand } = planFetch(rule);
  const fields = new Set([...select, ...(expand.length > 0 ? ['manager'] : [])]);
  const relevant = changes.filter(
    ({ kind, fields: changed }) => kind !== 'changed' || changed.some((field) => fields.has(field)),
  );
  if (relevant.length === 0) return false;
  // When such a rule next changes its mind hangs on everybody's dates.
  if (turnOffsets(rule).length > 0) return true;
  const ids = [...new Set(relevant.map(({ userId }) => userId))];
  const [users, people] = [await findUsers(db, ids), await listKeptPeople(db, kept.groupId)];
  const evaluate = compileRule(rule);
  return ids.some((userId) => {
    const user = users.get(userId);
    const standing = people.get(userId)?.standing ?? null;
    if (user === undefined) return standing !== null;
    const outcome = evaluate(user.object, now().getTime());
    return outcome === 'in' ? !rightly.in.has(standing) : !rightly.out.has(standing);
  });
}

/** Where people stand of whom nothing is to be done when the rule says in, or does not. */
const rightly: Readonly<Record<'in' | 'out', ReadonlySet<Standing | null>>> = {
  in: new Set<Standing | null>(['adding', 'in', 'wouldAdd', 'exceptionIn', 'exceptionOut', 'missing']),
  out: new Set<Standing | null>([null, 'out', 'removing', 'wouldRemove', 'exceptionIn', 'stranger']),
};
