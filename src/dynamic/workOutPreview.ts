import { createHash } from 'node:crypto';
import type { MembershipRule, RuleGroup } from '../directory/ruleTypes.ts';
import type { Directory } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import {
  evaluateForAll,
  type AffectedPeople,
  type PeopleContext,
  type RuleEffect,
} from './evaluateForAll.ts';
import type { EffectPage } from './evaluatePage.ts';
import type { Example } from './examples.ts';
import { planFetch } from './language/fetchPlan.ts';
import { parseRule } from './language/parseRule.ts';
import type { Rule } from './language/tree.ts';
import {
  examplesShown,
  namedPeople,
  nobody,
  type MovedPeople,
  type Product,
  type RuleChange,
  type RuleExample,
  type RulePreview,
} from './ruleChange.ts';
import type { Moves } from './ruleChangeStore.ts';
import type { RuleContext } from './ruleContext.ts';
import { readRuleNames } from './ruleNames.ts';

export interface WorkedOut {
  readonly preview: RulePreview;
  readonly moves: Moves;
  readonly fingerprint: string;
}

/** More members than any group has; a bound all the same. */
export const mostMembers = 1_000_000;

/**
 * What a change would do to everybody, from the people as Usher knows them and the members as the directory has them
 * now. Undefined while the people are still being read, or a property that the rule speaks of is.
 */
export async function workOutPreview(
  context: RuleContext,
  change: RuleChange,
  { group, skuIds }: RuleGroup,
): Promise<WorkedOut | undefined> {
  const instant = context.now();
  const members = await readMembers(context, change);
  const products = await readProducts(context.directory, skuIds);
  const rule = change.after === null ? null : parseRule(change.after.text, { kind: 'user' }).rule;
  if (rule === null) return nobodyMoves(change, { at: instant, stays: members.ids.length, products });
  const likeUserId = change.actor.id;
  const worked = await workOutRule(context, rule, { instant, members, products, likeUserId });
  if (worked === undefined) return undefined;
  const licences = skuIds.length === 0 ? null : await context.readMoveImpact(group.id, worked.moves);
  const { matching, nearMisses } = worked.preview;
  const subjects = [...matching, ...nearMisses].map(({ subject }) => subject);
  const names = await readRuleNames(context, change.after, subjects);
  return {
    preview: { ...worked.preview, licences, names },
    moves: worked.moves,
    fingerprint: fingerprintOf(change, worked.moves),
  };
}

/** Devices and groups among the members are left alone where Usher keeps the group. */
async function readMembers({ directory }: RuleContext, { groupId, kind }: RuleChange) {
  const { ids, others } = await directory.listMemberIds(groupId, mostMembers, 'background');
  return { ids, others: kind === 'keep' ? 0 : others };
}

/** The same for a rule alone; `members.others` are devices and groups that would be removed. */
export async function workOutRule(
  context: PeopleContext,
  rule: Rule,
  known: {
    readonly instant: Date;
    readonly members: { readonly ids: readonly string[]; readonly others: number };
    readonly products: readonly Product[];
    readonly likeUserId: string;
  },
): Promise<Omit<WorkedOut, 'fingerprint'> | undefined> {
  const { instant, members, products, likeUserId } = known;
  const moving = new MovingPeople();
  const effect = await evaluateForAll(context, rule, {
    currentMemberIds: new Set(members.ids),
    instant,
    named: namedPeople,
    examples: { count: examplesShown, likeUserId },
    onPage: moving.add,
  });
  if (!effect.freshness.loaded || effect.missingFields.length > 0) return undefined;
  const preview: RulePreview = {
    at: instant,
    peopleAsOf: effect.freshness.asOf,
    joins: toMoved(effect.joins),
    leaves: toMoved(effect.leaves),
    stays: effect.stays.count,
    undecided: effect.undecidedMembers.count + effect.undecidedOthers.count,
    strangers: members.others,
    products,
    ...examplesOf(rule, effect),
  };
  return { preview, moves: moving.moves() };
}

/** Gathers everybody who moves from the pages of an evaluation. */
export class MovingPeople {
  readonly #joins: string[] = [];
  readonly #leaves: string[] = [];

  readonly add = (page: EffectPage): void => {
    for (const { id } of page.joins) this.#joins.push(id);
    for (const { id } of page.leaves) this.#leaves.push(id);
  };

  /** In the order of their ids. */
  moves(): Moves {
    return { joins: this.#joins.toSorted(), leaves: this.#leaves.toSorted() };
  }
}

/** Equal for the same rules before and after with the same people moving, and for nothing else. */
function fingerprintOf(
  { before, after }: { before: unknown; after: MembershipRule | null },
  moves: Moves,
): string {
  const { joins, leaves } = moves;
  return createHash('sha256')
    .update(JSON.stringify([before, after, joins, leaves]))
    .digest('hex');
}

function nobodyMoves(
  change: RuleChange,
  known: { readonly at: Date; readonly stays: number; readonly products: readonly Product[] },
): WorkedOut {
  const moves = { joins: [], leaves: [] };
  const preview: RulePreview = {
    ...known,
    peopleAsOf: null,
    joins: nobody,
    leaves: nobody,
    undecided: 0,
    strangers: 0,
    matching: [],
    nearMisses: [],
  };
  return { preview, moves, fingerprint: fingerprintOf(change, moves) };
}

function toMoved({ count, guests, disabled, first }: AffectedPeople): MovedPeople {
  return {
    count,
    guests,
    disabled,
    names: first.map((user) => user.displayName ?? user.userPrincipalName ?? user.id),
  };
}

/** Kept with just what the rule reads of them, so that the reason can be worded in any language later. */
function examplesOf(rule: Rule, { examples }: RuleEffect): Pick<RulePreview, 'matching' | 'nearMisses'> {
  const fields = [...planFetch(rule).select, 'onPremisesSyncEnabled', 'manager'];
  const toExample = ({ user }: Example): RuleExample => ({
    userId: user.id,
    name: user.displayName ?? user.userPrincipalName ?? user.id,
    subject: Object.fromEntries(Object.entries(user.object).filter(([name]) => fields.includes(name))),
  });
  return {
    matching: examples.matching.map(toExample),
    nearMisses: examples.nearMisses.map(toExample),
  };
}

/** Part numbers only help to read: without the permission the products are counted. */
export async function readProducts(
  directory: Directory,
  skuIds: readonly string[],
): Promise<readonly Product[]> {
  if (skuIds.length === 0) return [];
  const names = await readPartNumbers(directory);
  return skuIds.map((skuId) => ({ skuId, partNumber: names.get(skuId) ?? null }));
}

async function readPartNumbers(directory: Directory): Promise<ReadonlyMap<string, string>> {
  try {
    const skus = await directory.listSubscribedSkus('interactive');
    return new Map(skus.map(({ skuId, skuPartNumber }) => [skuId, skuPartNumber]));
  } catch (error) {
    if (error instanceof DirectoryError && (error.reason === 'forbidden' || error.reason === 'rejected'))
      return new Map();
    throw error;
  }
}
