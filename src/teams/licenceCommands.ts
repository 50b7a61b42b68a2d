import { showLicenceGroup } from '../licensing/licenceGroup.ts';
import { showLicences } from '../licensing/showLicences.ts';
import { answerUnknown } from './answerUnknown.ts';
import type { BotParts, Press, View } from './botParts.ts';
import { readLicenceRight } from './licenceVerbs.ts';
import { runRuleCommand } from './ruleCommands.ts';
import type { TextCommand } from './textCommands.ts';
import { withGroup } from './withGroup.ts';

/**
 * The overview of licences, or one group, for those who look after them. Anybody else reads about their own licences; with a
 * group the words mean nothing to them.
 */
export async function runLicences(
  parts: BotParts,
  press: Press,
  { group, text }: Extract<TextCommand, { kind: 'licences' }>,
): Promise<View | undefined> {
  const right = await readLicenceRight(parts, press.actor);
  if (right === null)
    return group === ''
      ? runRuleCommand(parts, press, { kind: 'whyLicences' })
      : answerUnknown(parts, press, text);
  if (group === '') return showLicences(parts.licensing, 0);
  return withGroup(parts, press, group, (groupId) =>
    showLicenceGroup(parts.licensing, { groupId, ...right }),
  );
}
