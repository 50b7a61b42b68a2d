import type { AssignedLicence, LicensedPerson, SubscribedSku } from '../directory/licenceTypes.ts';
import type { LosingPerson, ProductEffect } from '../groups/licenceImpact.ts';
import { problemOf, type LicenceProblem } from './licenceOutcome.ts';
import { findConflicts } from './planConflicts.ts';
import { productName } from './productNames.ts';

/** Something that changes who gets what through one group: its products, its members, or its end. */
export interface LicenceEffectFacts {
  readonly groupId: string;
  readonly before: readonly AssignedLicence[];
  /** None when the group ends. */
  readonly after: readonly AssignedLicence[];
  readonly stays: readonly LicensedPerson[];
  readonly joins: readonly LicensedPerson[];
  readonly leaves: readonly LicensedPerson[];
  /** Null when the products may not be read. */
  readonly skus: readonly SubscribedSku[] | null;
  /** Seats nobody has or was promised, by product. */
  readonly free: ReadonlyMap<string, number>;
}

/** What it does to people's licences. */
export interface LicenceEffect {
  readonly products: readonly ProductEffect[];
  /** People who would get a product and will not, as far as it can be known before. */
  readonly failing: readonly FailingPerson[];
  /** People who will be without a product that nothing else gives them. */
  readonly losing: readonly LosingPerson[];
  readonly guests: readonly string[];
}

export interface FailingPerson {
  readonly userId: string;
  readonly name: string;
  readonly product: string;
  readonly problem: LicenceProblem;
  /** The product it does not go together with. */
  readonly other: string | null;
}

/**
 * Works out what a change of a group does to licences. When one product of a group cannot be given to somebody the
 * service gives them none of its new ones, so that they take no seat. Who stays without for want of seats is not known:
 * the service gives them in an order of its own.
 */
export function licenceEffect(facts: LicenceEffectFacts): LicenceEffect {
  const nameOf = (skuId: string): string =>
    productName(skuId, facts.skus?.find((sku) => sku.skuId === skuId)?.skuPartNumber ?? null);
  const failing = gainersOf(facts).flatMap(({ person, gains }) => failuresOf(person, gains, facts, nameOf));
  const failed = new Set(failing.map(({ userId }) => userId));
  const losing = losersOf(facts)
    .map(({ person, losses }) => ({ ...named(person), products: losses.map(nameOf) }))
    .filter(({ products }) => products.length > 0);
  const skuIds = [...new Set([...facts.after, ...facts.before].map(({ skuId }) => skuId))];
  const remaining = facts.after.length === 0 ? [] : [...facts.stays, ...facts.joins];
  return {
    products: skuIds.map((skuId) => productEffect(skuId, facts, failed, nameOf(skuId))),
    failing,
    losing,
    guests: remaining.filter(({ isGuest }) => isGuest).map((person) => named(person).name),
  };
}

/** How many people lose or gain something: what a brake for mass changes counts. */
export function peopleMoved(facts: LicenceEffectFacts): { readonly joins: number; readonly leaves: number } {
  return {
    joins: gainersOf(facts).filter(({ gains }) => gains.length > 0).length,
    leaves: losersOf(facts).filter(({ losses }) => losses.length > 0).length,
  };
}

function productEffect(
  skuId: string,
  facts: LicenceEffectFacts,
  failed: ReadonlySet<string>,
  name: string,
): ProductEffect {
  const gainers = gainersOf(facts).filter(({ owed }) => owed.some((one) => one.skuId === skuId));
  const taking = gainers.filter(({ person, gains }) => gains.includes(skuId) && !failed.has(person.userId));
  const frees = losersOf(facts).filter(({ losses }) => losses.includes(skuId)).length;
  const known = facts.free.get(skuId);
  const free = facts.skus === null ? null : (known ?? 0);
  const takes = taking.length;
  return {
    skuId,
    name,
    takes,
    holds: gainers.filter(({ gains }) => !gains.includes(skuId)).length,
    frees,
    free,
    short: free === null ? 0 : Math.max(0, takes - free),
    changesPlans: hasOtherPlans(skuId, facts) ? facts.stays.length : 0,
  };
}

interface Gainer {
  readonly person: LicensedPerson;
  /** Products the group begins to give them. */
  readonly owed: readonly AssignedLicence[];
  /** Of these, products they have not got. */
  readonly gains: readonly string[];
}

function gainersOf({ before, after, stays, joins }: LicenceEffectFacts): readonly Gainer[] {
  const added = after.filter(({ skuId }) => !gives(before, skuId));
  const toGainer = (owed: readonly AssignedLicence[]) => (person: LicensedPerson) => ({
    person,
    owed,
    gains: owed.map(({ skuId }) => skuId).filter((skuId) => !gives(person.licences, skuId)),
  });
  return [...stays.map(toGainer(added)), ...joins.map(toGainer(after))];
}

function losersOf({ groupId, before, after, stays, leaves }: LicenceEffectFacts) {
  const removed = before.filter(({ skuId }) => !gives(after, skuId));
  const toLoser = (gone: readonly AssignedLicence[]) => (person: LicensedPerson) => ({
    person,
    losses: gone.map(({ skuId }) => skuId).filter((skuId) => hasOnlyBy(person, skuId, groupId)),
  });
  return [...stays.map(toLoser(removed)), ...leaves.map(toLoser(before))];
}

/** Whether this group is the only way by which the person has the product. */
function hasOnlyBy({ licences, assignments }: LicensedPerson, skuId: string, groupId: string): boolean {
  if (!gives(licences, skuId)) return false;
  const ways = assignments.filter((one) => one.skuId === skuId && problemOf(one) === undefined);
  return ways.some((one) => one.groupId === groupId) && ways.every((one) => one.groupId === groupId);
}

function failuresOf(
  person: LicensedPerson,
  gains: readonly string[],
  { after, skus }: LicenceEffectFacts,
  nameOf: (skuId: string) => string,
): readonly FailingPerson[] {
  const wanted = after.filter(({ skuId }) => gains.includes(skuId));
  return wanted.flatMap((licence): readonly FailingPerson[] => {
    const found = { ...named(person), product: nameOf(licence.skuId) };
    const [conflict] = findConflicts(licence, person.licences, skus ?? []);
    if (conflict !== undefined) return [{ ...found, problem: 'conflict', other: nameOf(conflict) }];
    // What failed for the same product elsewhere fails here too, seats excepted.
    const known = person.assignments
      .filter(({ skuId }) => skuId === licence.skuId)
      .map(problemOf)
      .find((problem) => problem !== undefined && lasting.includes(problem));
    return known === undefined ? [] : [{ ...found, problem: known, other: null }];
  });
}

const lasting: readonly LicenceProblem[] = ['missingPlan', 'forbiddenLocation', 'sameAddress'];

function hasOtherPlans(skuId: string, { before, after }: LicenceEffectFacts): boolean {
  const [old, next] = [before, after].map((list) => list.find((one) => one.skuId === skuId));
  if (old === undefined || next === undefined) return false;
  return planKey(old) !== planKey(next);
}

export function planKey({ disabledPlans }: Pick<AssignedLicence, 'disabledPlans'>): string {
  return [...disabledPlans].sort().join(' ');
}

function gives(licences: readonly AssignedLicence[], skuId: string): boolean {
  return licences.some((one) => one.skuId === skuId);
}

function named({ userId, displayName }: LicensedPerson): { readonly userId: string; readonly name: string } {
  return { userId, name: displayName ?? userId };
}
