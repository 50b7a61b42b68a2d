import { suggestedFields } from './mirrorFields.ts';
import { suggestValues, type SuggestedValue } from './people.ts';
import type { RuleContext } from './ruleContext.ts';
import { fieldOf } from './ruleForm.ts';

/** Values that people have for a property of the form; none for one without suggestions. */
export async function suggestRuleValues(
  context: Pick<RuleContext, 'db'>,
  property: string,
  beginning: string,
  limit: number,
): Promise<readonly SuggestedValue[]> {
  const field = fieldOf(property);
  if (field === undefined || !suggestedFields.includes(field)) return [];
  return suggestValues(context.db, field, beginning, limit);
}
