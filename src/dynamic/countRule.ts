import type { RuleGroup } from '../directory/ruleTypes.ts';
import { evaluateForAll } from './evaluateForAll.ts';
import { planFetch } from './language/fetchPlan.ts';
import { isRetired } from './language/lint.ts';
import { parseRule } from './language/parseRule.ts';
import type { Rule } from './language/tree.ts';
import { findUsers, readFreshness, type MirroredUser } from './people.ts';
import type { RuleContext } from './ruleContext.ts';
import { noteDifferences, type Difference, type Since } from './ruleDifferenceStore.ts';
import type { DifferingPerson, NoCount, RuleCount } from './ruleViews.ts';
import { MovingPeople } from './workOutPreview.ts';

/** Somebody waits for the answer: the members of a larger group take too long to read. */
const mostCounted = 20_000;
const namedDiffering = 5;

/** How the members of a group compare with its rule now, or why that cannot be told. Null without a rule. */
export async function countRule(
  context: RuleContext,
  { group, rule }: RuleGroup,
  ruleAt: Date | null,
): Promise<RuleCount | NoCount | null> {
  if (rule === null) return null;
  const parsed = parseRule(rule.text);
  if (parsed.rule === null) return 'invalid';
  if (parseRule(rule.text, { kind: 'user' }).rule === null) return 'aboutDevices';
  if (isRetired(parsed.rule) || parsed.diagnostics.some(({ reason }) => reason === 'notEvaluable'))
    return 'notEvaluable';
  const { loaded } = await readFreshness(context.db);
  if (!loaded) return 'peopleNotRead';
  const members = await context.directory.listMemberIds(group.id, mostCounted, 'interactive');
  if (members.more) return 'tooMany';
  const currentMemberIds = new Set(members.ids);
  const instant = context.now();
  const moving = new MovingPeople();
  const options = { currentMemberIds, instant, onPage: moving.add };
  const effect = await evaluateForAll(context, parsed.rule, options);
  if (effect.missingFields.length > 0) return 'peopleNotRead';
  const moves = moving.moves();
  const differences = [
    ...moves.leaves.map((userId) => ({ userId, shouldBeIn: false })),
    ...moves.joins.map((userId) => ({ userId, shouldBeIn: true })),
  ];
  return {
    at: instant,
    peopleAsOf: effect.freshness.asOf,
    matches: effect.joins.count + effect.stays.count,
    members: members.ids.length,
    missing: effect.joins.count,
    surplus: effect.leaves.count,
    undecided: effect.undecidedMembers.count + effect.undecidedOthers.count,
    differing: await nameDiffering(context, group.id, differences, {
      now: instant,
      fields: fieldsRead(parsed.rule),
      ruleAt,
    }),
  };
}

/** Those who are in against the rule come first: they have something they should not have. */
async function nameDiffering(
  context: RuleContext,
  groupId: string,
  differences: readonly Difference[],
  known: Since,
): Promise<readonly DifferingPerson[]> {
  const since = await noteDifferences(context.db, groupId, differences, known);
  const first = differences.slice(0, namedDiffering);
  const users = await findUsers(
    context.db,
    first.map(({ userId }) => userId),
  );
  return first.map(({ userId, shouldBeIn }) => ({
    name: nameOf(users.get(userId)) ?? userId,
    shouldBeIn,
    since: since.get(userId) ?? known.now,
  }));
}

function nameOf(user: MirroredUser | undefined): string | undefined {
  return user?.displayName ?? user?.userPrincipalName ?? undefined;
}

/** What the rule reads of people, as the log of the mirror names it. */
function fieldsRead(rule: Rule): readonly string[] {
  const { select, expand } = planFetch(rule);
  return [...select.filter((name) => name !== 'id'), ...(expand.length > 0 ? ['manager'] : [])];
}
