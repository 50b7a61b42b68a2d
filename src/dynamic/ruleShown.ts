import type { Transaction } from 'kysely';
import type { DirectoryGroup } from '../directory/types.ts';
import type { RuleSettings } from '../groups/ruleSettings.ts';
import { wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { everyCard } from './commitRule.ts';
import { needsSecond, ruleToRestore } from './decideRule.ts';
import { parseRule } from './language/parseRule.ts';
import type { RuleChange, RuleKeeper } from './ruleChange.ts';
import type { RuleContext } from './ruleContext.ts';
import { ruleToRows, type RuleRows } from './ruleForm.ts';
import type { RuleRefusal, RuleView } from './ruleViews.ts';

/** The card of a change for one of its readers: who asked for it, or who is asked to agree. */
export function changeView(
  change: RuleChange,
  userId: string,
  settings: RuleSettings,
  problem: RuleRefusal | null = null,
): RuleView {
  const isOwn = change.actor.id === userId;
  return {
    card: 'ruleChange',
    data: {
      change,
      role: isOwn ? 'owner' : 'second',
      needsSecond: needsSecond(change, settings),
      mayRestore: isOwn && mayRestore(change),
      problem,
    },
  };
}

/** What Usher keeps by itself is restored on the card of the kept group. */
function mayRestore(change: RuleChange): boolean {
  if (change.kind === 'keep' || change.state !== 'done') return false;
  return ruleToRestore(change, change.after) !== null;
}

/** What is on the form; nothing is wrong and all rows are as the text says where that is not given. */
export interface EditorShown {
  readonly text: string;
  readonly rows?: RuleRows;
  readonly isLong?: boolean;
  readonly problem?: RuleRefusal | null;
}

/** The form. Where rows can say what the text says, they do. */
export function editorView(
  group: Pick<DirectoryGroup, 'id' | 'displayName'> | undefined,
  keeper: RuleKeeper,
  { text, rows: filled = { join: 'and', rows: [] }, isLong = false, problem = null }: EditorShown,
): RuleView {
  const { id: groupId = '', displayName: groupName = '' } = group ?? {};
  const { rule } = parseRule(text, { kind: 'user' });
  const { join, rows } = (isLong || rule === null ? undefined : ruleToRows(rule)) ?? filled;
  const data = { groupId, groupName, keeper, text, rows: { join, rows }, isLong, problem };
  return { card: 'ruleEditor', data };
}

export function refusalView(refusal: RuleRefusal, groupId: string | null): RuleView {
  return { card: 'ruleRefusal', data: { refusal, groupId } };
}

/** Cards about changes that are over now say so. */
export async function refreshAll(
  trx: Transaction<Database>,
  context: Pick<RuleContext, 'enqueue'>,
  changes: readonly RuleChange[],
): Promise<void> {
  const people = new Set<string>();
  for (const { id, version } of changes) {
    for (const userId of await wantVersion(trx, id, everyCard, version)) people.add(userId);
  }
  await context.enqueue(
    trx,
    'teams.deliver',
    [...people].map((userId) => ({ userId })),
  );
}
