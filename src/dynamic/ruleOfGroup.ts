import type { Kysely } from 'kysely';
import type { RuleGroup } from '../directory/ruleTypes.ts';
import type { Database } from '../store/schema.ts';
import { findStanding } from './keptPeopleStore.ts';
import { findKept } from './keptStore.ts';
import type { ExplainedRule } from './whyViews.ts';

/** The rule that decides about a person in a group: Entra's, or the one that Usher keeps; null where there is none. */
export async function readRuleOf(
  db: Kysely<Database>,
  { group, rule }: RuleGroup,
  userId: string,
): Promise<Omit<ExplainedRule, 'subject' | 'names' | 'at'> | null> {
  if (rule !== null) return { ...rule, by: 'entra', isDryRun: false, exception: null };
  const kept = await findKept(db, group.id);
  if (kept === undefined || kept.state === 'stopped') return null;
  const standing = await findStanding(db, group.id, userId);
  return {
    text: kept.text,
    isPaused: kept.state === 'paused',
    by: 'usher',
    isDryRun: kept.state === 'dryRun',
    exception: standing === 'exceptionIn' ? 'in' : standing === 'exceptionOut' ? 'out' : null,
  };
}
