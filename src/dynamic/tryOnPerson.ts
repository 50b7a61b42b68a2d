import { resolvePeople } from '../groups/deskPeople.ts';
import { nameOf } from '../groups/decideDesk.ts';
import { parseRule } from './language/parseRule.ts';
import { findProperty } from './language/properties.ts';
import type { RuleContext } from './ruleContext.ts';
import type { RuleRefusal, RuleView, TriedRule, WhatIfData } from './ruleViews.ts';
import { withProperty } from './whatIf.ts';
import { readSubjectFor } from './whyHandlers.ts';

/** What is on the form before anything is typed. */
export const nothingTyped: WhatIfData['typed'] = { person: '', property: 'department', value: '' };

/** What a rule would say of one person whose property were another; the empty form without a person. Nothing is written. */
export async function tryOnPerson(
  context: Pick<RuleContext, 'directory' | 'now'>,
  tried: TriedRule,
  typed: WhatIfData['typed'],
): Promise<RuleView> {
  const shown = (problem: RuleRefusal | null, result: WhatIfData['tried'] = null): RuleView => ({
    card: 'ruleWhatIf',
    data: { rule: tried, typed, problem, tried: result },
  });
  const { rule } = parseRule(tried.text, { kind: 'user' });
  if (rule === null) return shown({ code: 'noPreview' });
  if (typed.person.trim() === '') return shown(null);
  const property = findProperty('user', typed.property);
  const meant = await resolvePeople(context.directory, { typed: typed.person, pickedIds: [] });
  const person = meant?.people.length === 1 ? meant.people[0] : undefined;
  const fields = property === undefined ? [] : [property.within ?? property.field];
  const subject = person && (await readSubjectFor(context, rule, person.id, fields));
  if (person === undefined || subject === undefined || property === undefined)
    return shown({ code: 'personNotFound', text: typed.person });
  const after = withProperty(subject, typed.property, typed.value);
  return shown(null, { personName: nameOf(person), before: subject, after, at: context.now() });
}
