import type { Actor } from '../decision.ts';
import type { DirectoryUser, Urgency } from '../directory/types.ts';
import type { RuleFacts } from './decideRule.ts';
import type { RuleContext } from './ruleContext.ts';

/** What a step about a group's rule depends on, read from the directory now. */
export async function readRuleFacts(
  context: RuleContext,
  actor: Pick<Actor, 'userId' | 'name'>,
  groupId: string,
  urgency: Urgency = 'interactive',
): Promise<RuleFacts> {
  const { directory } = context;
  const settings = context.settings();
  const [group, owners, isAdministrator, isKept] = await Promise.all([
    directory.readRuleGroup(groupId, urgency),
    directory.listOwners(groupId, urgency),
    context.isAdministrator(actor.userId),
    context.isKept(groupId),
  ]);
  const writerIds = await readWriters(context, owners, urgency);
  return { now: context.now(), actor, group, owners, settings, writerIds, isAdministrator, isKept };
}

async function readWriters(
  { directory, settings }: RuleContext,
  owners: readonly DirectoryUser[],
  urgency: Urgency,
): Promise<ReadonlySet<string>> {
  const { whoMayWrite } = settings();
  if (typeof whoMayWrite === 'string') return new Set();
  const isWriter = async ({ id }: DirectoryUser): Promise<readonly string[]> => {
    const memberOf = await directory.checkMembership(id, [whoMayWrite.membersOf], urgency);
    return memberOf.size > 0 ? [id] : [];
  };
  return new Set((await Promise.all(owners.map(isWriter))).flat());
}
