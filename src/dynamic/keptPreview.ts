import { createHash } from 'node:crypto';
import { effectPages } from './evaluateForAll.ts';
import { mostMembers } from './keepGroup.ts';
import type { KeptContext } from './keptContext.ts';
import type { KeptEffect, KeptRefusal } from './keptViews.ts';
import { planFetch } from './language/fetchPlan.ts';
import { isRetired } from './language/lint.ts';
import { parseRule } from './language/parseRule.ts';
import { printRule } from './language/printRule.ts';
import type { Rule } from './language/tree.ts';
import { wishForFields } from './mirrorWishes.ts';
import { findUsers, readKnowledge } from './people.ts';

const mostNamed = 5;

/** A rule as somebody typed it, understood and in the documented spelling, or why it cannot be kept. */
export function readTyped(
  text: string,
): { readonly rule: Rule; readonly text: string } | { readonly refusal: KeptRefusal } {
  const { rule, diagnostics } = parseRule(text.trim(), { kind: 'user' });
  const worst = diagnostics.find(({ severity, reason }) => severity === 'error' || reason === 'notEvaluable');
  if (rule === null || worst !== undefined)
    return { refusal: { code: 'ruleInvalid', diagnostic: worst ?? null } };
  return isRetired(rule) ? { refusal: { code: 'memberOfRetired' } } : { rule, text: printRule(rule) };
}

/** Whom the rule would move if it acted now. `peopleNotRead` until the mirror knows all that it asks for. */
export async function previewKeeping(
  context: KeptContext,
  groupId: string,
  rule: Rule,
): Promise<KeptEffect | 'peopleNotRead'> {
  const { db, directory } = context;
  const instant = context.now();
  const { freshness, knownFields } = await readKnowledge(db);
  const missing = planFetch(rule).select.filter((field) => field !== 'id' && !knownFields.includes(field));
  if (missing.length > 0) await wishForFields(db, missing, instant);
  if (!freshness.loaded || missing.length > 0) return 'peopleNotRead';
  const members = await directory.listMemberIds(groupId, mostMembers, 'interactive');
  const joins: string[] = [];
  const leaves: string[] = [];
  let [stays, guestsJoining] = [0, 0];
  const currentMemberIds = new Set(members.ids);
  for await (const page of effectPages(context, rule, { currentMemberIds, instant })) {
    joins.push(...page.joins.map(({ id }) => id));
    leaves.push(...page.leaves.map(({ id }) => id));
    stays += page.stays.length;
    guestsJoining += page.joins.filter(({ isGuest }) => isGuest).length;
  }
  return {
    joins: joins.length,
    leaves: leaves.length,
    stays,
    guestsJoining,
    joining: await namesOf(context, joins),
    leaving: await namesOf(context, leaves),
    fingerprint: fingerprintOf(rule, joins, leaves),
    at: instant,
  };
}

async function namesOf({ db }: KeptContext, ids: readonly string[]): Promise<readonly string[]> {
  const first = ids.slice(0, mostNamed);
  const users = await findUsers(db, first);
  return first.map((id) => users.get(id)?.displayName ?? users.get(id)?.userPrincipalName ?? id);
}

function fingerprintOf(rule: Rule, joins: readonly string[], leaves: readonly string[]): string {
  const parts = [printRule(rule), joins.toSorted().join(), leaves.toSorted().join()];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
