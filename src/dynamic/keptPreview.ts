import { createHash } from 'node:crypto';
import { mostMembers } from './keepGroup.ts';
import type { KeptContext } from './keptContext.ts';
import type { KeptEffect, KeptRefusal } from './keptViews.ts';
import { isRetired } from './language/lint.ts';
import { parseRule } from './language/parseRule.ts';
import { printRule } from './language/printRule.ts';
import type { Rule } from './language/tree.ts';
import type { Moves } from './ruleChangeStore.ts';
import { workOutRule } from './workOutPreview.ts';

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
  { groupId, rule, askerId }: { readonly groupId: string; readonly rule: Rule; readonly askerId: string },
): Promise<(KeptEffect & { readonly moves: Moves }) | 'peopleNotRead'> {
  const { ids } = await context.directory.listMemberIds(groupId, mostMembers, 'interactive');
  // Devices and groups among the members are left alone, and who is kept here brings no licences.
  const worked = await workOutRule(context, rule, {
    instant: context.now(),
    members: { ids, others: 0 },
    products: [],
    likeUserId: askerId,
  });
  if (worked === undefined) return 'peopleNotRead';
  const { preview, moves } = worked;
  return { preview, moves, fingerprint: fingerprintOf(rule, moves) };
}

function fingerprintOf(rule: Rule, { joins, leaves }: Moves): string {
  const parts = [printRule(rule), joins.join(), leaves.join()];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
