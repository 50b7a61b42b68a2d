import { mayConfirm, whyNotDirect, type KeptFacts } from './decideKept.ts';
import type { KeptContext } from './keptContext.ts';
import { readFacts } from './keptFacts.ts';
import { countStandings, listStanding } from './keptPeopleStore.ts';
import type { KeptPerson, KeptRule, Standing } from './keptRule.ts';
import { findKept, findTextBefore } from './keptStore.ts';
import type { KeptData, KeptPersonNamed, KeptRefusal, KeptView } from './keptViews.ts';
import { parseRule } from './language/parseRule.ts';
import { findUsers } from './people.ts';
import { readRuleNames } from './ruleNames.ts';

const mostNamed = 10;

/** The card as somebody should see it now; what a refresh asks for. */
export async function keptCardFor(
  context: KeptContext,
  userId: string,
  groupId: string,
): Promise<{ readonly view: KeptView; readonly kept: KeptRule } | undefined> {
  const kept = await findKept(context.db, groupId);
  if (kept === undefined) return undefined;
  const facts = await readFacts(context, { userId, name: '' }, groupId);
  return { view: await keptView(context, facts, kept), kept };
}

/** The card of a kept group for this person. */
export async function keptView(
  context: Pick<KeptContext, 'db' | 'directory'>,
  facts: KeptFacts,
  kept: KeptRule,
  problem: KeptRefusal | null = null,
): Promise<KeptView> {
  const { db } = context;
  const moving: readonly Standing[] = kept.state === 'dryRun' ? ['wouldAdd', 'wouldRemove'] : [];
  const data: KeptData = {
    kept,
    rule: parseRule(kept.text, { kind: 'user' }).rule,
    names: await readRuleNames(context, kept),
    counts: await countStandings(db, kept.groupId),
    moving: moving.length === 0 ? [] : await named(context, await listSome(context, kept, moving)),
    drift: await named(context, await listSome(context, kept, ['stranger', 'missing'])),
    mayDirect: whyNotDirect(facts, null) === undefined,
    mayConfirm: mayConfirm(facts, kept),
    hasBefore: (await findTextBefore(db, kept)) !== undefined,
    mayAdopt: facts.settings.exceptions === 'keep',
    problem,
  };
  return { card: 'kept', data };
}

async function listSome(
  { db }: Pick<KeptContext, 'db'>,
  { groupId }: KeptRule,
  standings: readonly Standing[],
): Promise<readonly KeptPerson[]> {
  const lists = await Promise.all(standings.map((one) => listStanding(db, groupId, [one], mostNamed)));
  return lists.flat();
}

async function named(
  { db }: Pick<KeptContext, 'db'>,
  people: readonly KeptPerson[],
): Promise<readonly KeptPersonNamed[]> {
  const users = await findUsers(
    db,
    people.map(({ userId }) => userId),
  );
  return people.map(({ userId, standing }) => {
    const user = users.get(userId);
    return { userId, standing, name: user?.displayName ?? user?.userPrincipalName ?? userId };
  });
}

export function refusalView(refusal: KeptRefusal): KeptView {
  return { card: 'keptRefusal', data: { refusal } };
}
