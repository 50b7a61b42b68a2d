import type { Actor } from '../decision.ts';
import type { RuleGroup } from '../directory/ruleTypes.ts';
import type { DirectoryUser } from '../directory/types.ts';
import { whyIneligible } from '../groups/eligibility.ts';
import { knownGroup } from '../groups/knownGroups.ts';
import { listAdded } from '../groups/membershipChangeStore.ts';
import { placeIn, whyNotTell } from './decideWhy.ts';
import { planFetch } from './language/fetchPlan.ts';
import { parseRule } from './language/parseRule.ts';
import type { DirectoryObject } from './language/readProperty.ts';
import type { Rule } from './language/tree.ts';
import type { RuleContext } from './ruleContext.ts';
import { readRuleNames } from './ruleNames.ts';
import { readRuleOf } from './ruleOfGroup.ts';
import { refusalView } from './ruleShown.ts';
import type { RuleView } from './ruleViews.ts';
import type { ExplainedRule, WhyData } from './whyViews.ts';
import { readProducts } from './workOutPreview.ts';
import { nameOf } from '../groups/decideDesk.ts';

export interface WhyWish {
  readonly groupId: string;
  readonly groupText: string | null;
  /** Null for the reader. */
  readonly userId: string | null;
  /** True when they asked to join, and the answer is why that is not possible. */
  readonly wantedToJoin: boolean;
}

/** Why somebody is in a group, or is not, and what would change it. */
export async function showWhy(context: RuleContext, actor: Actor, wish: WhyWish): Promise<RuleView> {
  const { directory } = context;
  const userId = wish.userId ?? actor.userId;
  const isViewer = userId === actor.userId;
  const [group, owners, person, memberships, place] = await Promise.all([
    directory.readRuleGroup(wish.groupId, 'interactive'),
    directory.listOwners(wish.groupId, 'interactive'),
    directory.getUser(userId, 'interactive'),
    directory.listMemberships(userId),
    isViewer ? undefined : directory.readPersonPlace(userId),
  ]);
  if (person === undefined) return refusalView({ code: 'personNotFound', text: wish.userId ?? '' }, null);
  const isNested = memberships.nested.some(({ id }) => id === wish.groupId);
  const inside = isNested ? await directory.listGroupsInside(wish.groupId) : [];
  const placed = placeIn(wish.groupId, memberships, inside);
  const facts = { askerId: actor.userId, person, group, owners, managerId: place?.managerId ?? null };
  const refusal = whyNotTell({ ...facts, membership: placed.membership }, wish.groupText);
  if (group === undefined || refusal !== undefined)
    return refusalView(refusal ?? { code: 'groupNotFound', text: wish.groupText }, null);
  const known = await knownGroup(context, group.group);
  const isOffered = known !== undefined && whyIneligible(known) === undefined;
  const mayAsk = isViewer && placed.membership === 'none' && isOffered;
  const asked = { isViewer, wantedToJoin: wish.wantedToJoin, mayAsk };
  return { card: 'why', data: { ...(await answer(context, group, person)), ...placed, ...asked } };
}

/** Which group gives the reader which product. */
export async function showLicences(context: RuleContext, actor: Actor): Promise<RuleView> {
  const { directory } = context;
  const people = await directory.readUserLicences([actor.userId], 'interactive');
  const held = people.get(actor.userId)?.assignments ?? [];
  const groupIds = [...new Set(held.flatMap(({ groupId }) => groupId ?? []))];
  const [products, { groups }] = await Promise.all([
    readProducts(
      directory,
      held.map(({ skuId }) => skuId),
    ),
    groupIds.length === 0 ? { groups: [] } : directory.resolveIds(groupIds, 'interactive'),
  ]);
  const names = new Map(groups.map(({ id, displayName }) => [id, displayName]));
  const items = held.map(({ skuId, groupId, state, error }, at) => ({
    product: products[at] ?? { skuId, partNumber: null },
    groupName: groupId === null ? null : (names.get(groupId) ?? groupId),
    isActive: state === 'Active' || state === 'ActiveWithError',
    error,
  }));
  return { card: 'whyLicences', data: { items } };
}

/** What the rule reads of somebody now, from the directory itself; undefined when they are gone. */
export async function readSubjectFor(
  context: Pick<RuleContext, 'directory'>,
  rule: Rule,
  userId: string,
  more: readonly string[] = [],
): Promise<DirectoryObject | undefined> {
  const plan = planFetch(rule);
  // Who can change a property depends on where the account comes from.
  const select = [...new Set([...plan.select, 'onPremisesSyncEnabled', ...more])];
  return context.directory.readSubject(userId, { select, expand: plan.expand });
}

type Answer = Pick<WhyData, 'groupId' | 'groupName' | 'personName' | 'added' | 'rule' | 'products'>;

async function answer(context: RuleContext, ruleGroup: RuleGroup, person: DirectoryUser): Promise<Answer> {
  const { group, skuIds } = ruleGroup;
  const [added, joined, products, explained] = await Promise.all([
    listAdded(context.db, group.id, [person.id]),
    context.listJoined(group.id, [person.id]),
    readProducts(context.directory, skuIds),
    explainFor(context, ruleGroup, person.id),
  ]);
  const known = [added.get(person.id), joined.get(person.id)].filter((one) => one !== undefined);
  const newest = known.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  return {
    groupId: group.id,
    groupName: group.displayName,
    personName: nameOf(person),
    added: newest ?? null,
    rule: explained,
    products,
  };
}

async function explainFor(
  context: RuleContext,
  group: RuleGroup,
  userId: string,
): Promise<ExplainedRule | null> {
  const deciding = await readRuleOf(context.db, group, userId);
  if (deciding === null) return null;
  const { rule } = parseRule(deciding.text, { kind: 'user' });
  const subject = rule === null ? undefined : await readSubjectFor(context, rule, userId);
  const names = await readRuleNames(context, deciding, [subject ?? null]);
  return { ...deciding, subject: subject ?? null, names, at: context.now() };
}
