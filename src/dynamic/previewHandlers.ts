import type { Actor } from '../decision.ts';
import { nameOf } from '../groups/decideDesk.ts';
import { resolvePeople } from '../groups/deskPeople.ts';
import { parseRule } from './language/parseRule.ts';
import { findProperty } from './language/properties.ts';
import { readForReader } from './ruleAnswers.ts';
import type { RuleChange } from './ruleChange.ts';
import type { RuleContext } from './ruleContext.ts';
import { readRuleNames } from './ruleNames.ts';
import { refusalView } from './ruleShown.ts';
import type { RuleRefusal, RuleView, WhatIfData } from './ruleViews.ts';
import { withProperty } from './whatIf.ts';
import { readSubjectFor } from './whyHandlers.ts';

const nothingTyped: WhatIfData['typed'] = { person: '', property: 'department', value: '' };

/** The form to try the rule of a preview on one person. */
export async function openWhatIf(context: RuleContext, actor: Actor, changeId: string): Promise<RuleView> {
  return tryRule(context, actor, { changeId, typed: nothingTyped });
}

/** What the rule would say of one person whose property were another. Nothing is written. */
export async function tryRule(
  context: RuleContext,
  actor: Actor,
  { changeId, typed }: { readonly changeId: string; readonly typed: WhatIfData['typed'] },
): Promise<RuleView> {
  const found = await readForReader(context, actor, changeId);
  return 'refusal' in found ? refusalView(found.refusal, null) : tryOnPerson(context, found.change, typed);
}

/** The empty form without a person. */
async function tryOnPerson(
  context: RuleContext,
  change: RuleChange,
  typed: WhatIfData['typed'],
): Promise<RuleView> {
  const shown = async (problem: RuleRefusal | null, tried: WhatIfData['tried'] = null): Promise<RuleView> => {
    const names = await readRuleNames(
      context,
      change.after,
      tried === null ? [] : [tried.before, tried.after],
    );
    return { card: 'ruleWhatIf', data: { change, typed, problem, names, tried } };
  };
  const { rule } = parseRule(change.after?.text ?? '', { kind: 'user' });
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
