import { mayConfirm, whyNotDirect, type KeptFacts } from './decideKept.ts';
import { needsSecond } from './decideRule.ts';
import type { KeptContext } from './keptContext.ts';
import { readFacts } from './keptFacts.ts';
import { countStandings, listStanding } from './keptPeopleStore.ts';
import { previewKeeping, readTyped } from './keptPreview.ts';
import type { KeptPerson, KeptRule, Standing } from './keptRule.ts';
import { findKept, findTextBefore } from './keptStore.ts';
import type { KeptData, KeptPersonNamed, KeptRefusal, KeptView } from './keptViews.ts';
import { parseRule } from './language/parseRule.ts';
import { findUsers } from './people.ts';

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

/** The form with whom its rule would move if it acted now. */
export async function previewView(
  context: KeptContext,
  facts: KeptFacts,
  text: string,
  problem: KeptRefusal | null,
): Promise<KeptView> {
  const typed = readTyped(text);
  if ('refusal' in typed) return formView(facts, text, typed.refusal);
  const groupId = facts.group?.id ?? '';
  const asked = { groupId, rule: typed.rule, askerId: facts.actor.userId };
  const worked = await previewKeeping(context, asked);
  if (worked === 'peopleNotRead') return formView(facts, text, { code: 'peopleNotRead' });
  const { moves: _, ...effect } = worked;
  return {
    card: 'keptPreview',
    data: {
      groupId,
      groupName: facts.group?.displayName ?? '',
      text: typed.text,
      rule: typed.rule,
      effect,
      needsSecond: needsSecond(effect, facts.settings),
      problem,
    },
  };
}

/** The form without a preview: there is no rule yet, or it cannot be judged. */
export function formView(facts: KeptFacts, text: string, problem: KeptRefusal | null): KeptView {
  const { id: groupId = '', displayName: groupName = '' } = facts.group ?? {};
  return {
    card: 'keptPreview',
    data: { groupId, groupName, text, rule: null, effect: null, needsSecond: false, problem },
  };
}

/** The card of a kept group for this person. */
export async function keptView(
  context: KeptContext,
  facts: KeptFacts,
  kept: KeptRule,
  problem: KeptRefusal | null = null,
): Promise<KeptView> {
  const { db } = context;
  const moving: readonly Standing[] = kept.state === 'dryRun' ? ['wouldAdd', 'wouldRemove'] : [];
  const data: KeptData = {
    kept,
    rule: parseRule(kept.text, { kind: 'user' }).rule,
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
  { db }: KeptContext,
  { groupId }: KeptRule,
  standings: readonly Standing[],
): Promise<readonly KeptPerson[]> {
  const lists = await Promise.all(standings.map((one) => listStanding(db, groupId, [one], mostNamed)));
  return lists.flat();
}

async function named(
  { db }: KeptContext,
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
