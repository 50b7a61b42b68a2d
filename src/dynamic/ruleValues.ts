import { suggestedFields } from './mirrorFields.ts';
import { suggestValues, type SuggestedValue } from './people.ts';
import type { RuleContext } from './ruleContext.ts';
import { fieldOf } from './ruleForm.ts';

/**
 * Values that people have for a property of the form; none for one without suggestions, and none for somebody who owns
 * no group, as they have no such form.
 */
export async function suggestRuleValues(
  context: Pick<RuleContext, 'db' | 'directory'>,
  askerId: string,
  {
    property,
    beginning,
    limit,
  }: { readonly property: string; readonly beginning: string; readonly limit: number },
): Promise<readonly SuggestedValue[]> {
  const field = fieldOf(property);
  if (field === undefined || !suggestedFields.includes(field)) return [];
  if (!(await ownsAGroup(context, askerId))) return [];
  return suggestValues(context.db, field, beginning, limit);
}

/** The index of the groups answers at every letter; only whom it does not know is looked up in the directory. */
async function ownsAGroup(
  { db, directory }: Pick<RuleContext, 'db' | 'directory'>,
  userId: string,
): Promise<boolean> {
  const known = await db
    .selectFrom('group_index_owners')
    .select('group_id')
    .where('owner_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined || (await directory.listOwnedGroups(userId)).length > 0;
}
