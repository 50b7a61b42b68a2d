import { resolvePeople } from '../groups/deskPeople.ts';
import { refusalView } from '../dynamic/ruleShown.ts';
import { showLicences, showWhy } from '../dynamic/whyHandlers.ts';
import type { BotParts, Press, View } from './botParts.ts';
import { isMyself, type RuleCommand } from './ruleGrammar.ts';
import { showRuleOf } from './showRuleOf.ts';
import { withGroup, withOneOfMine, withOwnedGroup } from './withGroup.ts';

/** Names of people and groups have few words; more are not tried. */
const mostWords = 12;

/** Carries out what somebody typed about rules. */
export async function runRuleCommand(
  parts: BotParts,
  press: Press,
  command: RuleCommand,
): Promise<View | undefined> {
  const { rules } = parts;
  const { actor } = press;
  if (command.kind === 'whyLicences') return showLicences(rules, actor);
  const { group: groupText } = command;
  if (command.kind === 'rule') {
    const go = (groupId: string): Promise<View> => showRuleOf(parts, actor, { groupId, groupText });
    return groupText === '' ? withOwnedGroup(parts, press, go) : withGroup(parts, press, groupText, go);
  }
  if (groupText === '')
    return withOneOfMine(parts, press, (groupId) => showWhy(rules, actor, wish(groupId, groupText, null)));
  const split = command.person === undefined ? await splitPerson(parts, groupText) : undefined;
  const named = split?.person ?? command.person ?? null;
  const person = named === null || isMyself(named) ? null : named;
  const group = split?.group ?? groupText;
  if (person === null)
    return withGroup(parts, press, group, (groupId) => showWhy(rules, actor, wish(groupId, group, null)));
  const userId = await findPerson(parts, person);
  if (userId === undefined) return refusalView({ code: 'personNotFound', text: person }, null);
  return withGroup(parts, press, group, (groupId) => showWhy(rules, actor, wish(groupId, group, userId)));
}

function wish(groupId: string, groupText: string, userId: string | null): Parameters<typeof showWhy>[2] {
  return { groupId, groupText, userId, wantedToJoin: false };
}

/**
 * "Ada Lindqvist Sales EMEA" without a word between: the group is the longest end of the text that is the name of one.
 * Undefined when the whole text is a group, or no end of it is.
 */
async function splitPerson(
  { rules }: BotParts,
  text: string,
): Promise<{ readonly person: string; readonly group: string } | undefined> {
  const words = text.split(/\s+/u);
  if (words.length < 2 || words.length > mostWords) return undefined;
  const ends = words.map((_, at) => words.slice(at).join(' '));
  const found = await Promise.all(ends.map((end) => rules.directory.findGroupsByName(end)));
  const at = found.findIndex((groups) => groups.length > 0);
  return at < 1 ? undefined : { person: words.slice(0, at).join(' '), group: ends[at] ?? '' };
}

async function findPerson({ rules }: BotParts, text: string): Promise<string | undefined> {
  const meant = await resolvePeople(rules.directory, { typed: text, pickedIds: [] });
  return meant?.people.length === 1 ? meant.people[0]?.id : undefined;
}
