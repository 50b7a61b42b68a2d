import type { AssignedLicence, LicensedGroup, SubscribedSku } from '../directory/licenceTypes.ts';
import type { ProductSet } from '../groups/licensingSettings.ts';
import { productName } from './productNames.ts';

/** Who has one part of a set without another. */
export interface SetReport {
  readonly name: string;
  /** Parts by the products that count for them. */
  readonly parts: readonly (readonly string[])[];
  /** True when a part names a product the tenant has not bought. */
  readonly isUnknown: boolean;
  readonly groups: readonly IncompleteGroup[];
  readonly people: number;
  /** People who lack a part, by that part's products, with the seats that are free for them. */
  readonly lacking: readonly {
    readonly products: readonly string[];
    readonly people: number;
    readonly free: number;
  }[];
}

/** A group that gives one part of a set and not another. */
export interface IncompleteGroup {
  readonly groupId: string;
  readonly name: string;
  readonly gives: readonly string[];
  readonly lacks: readonly string[];
  /** The product that would complete it: the bought one with the most free seats. */
  readonly skuId: string;
  readonly free: number;
}

export interface SetFacts {
  readonly skus: readonly SubscribedSku[];
  readonly free: ReadonlyMap<string, number>;
  readonly groups: readonly LicensedGroup[];
  readonly people: readonly { readonly licences: readonly AssignedLicence[] }[];
}

/** Finds groups and people with one part of a set and without another. Pure. */
export function reportOn(set: ProductSet, facts: SetFacts): SetReport {
  const parts = set.parts.map((products) => skuIdsOf(products, facts.skus));
  const nameOf = (skuId: string): string =>
    productName(skuId, facts.skus.find((sku) => sku.skuId === skuId)?.skuPartNumber ?? null);
  const names = (skuIds: readonly string[]): readonly string[] => skuIds.map(nameOf);
  const groups = facts.groups.flatMap((group) => {
    const missing = missingParts(group.licences, parts);
    const [lacks] = missing;
    const best = lacks && bestOf(lacks, facts.free);
    if (lacks === undefined || best === undefined || missing.length === parts.length) return [];
    const gives = group.licences.map(({ skuId }) => skuId).filter((skuId) => parts.flat().includes(skuId));
    const { id: groupId, displayName: name } = group;
    return [{ groupId, name, gives: names(gives), lacks: names(lacks), ...best }];
  });
  const incomplete = facts.people
    .map(({ licences }) => missingParts(licences, parts))
    .filter((missing) => missing.length > 0 && missing.length < parts.length);
  return {
    name: set.name,
    parts: parts.map(names),
    isUnknown: parts.some((skuIds) => skuIds.length === 0),
    groups: groups.sort((a, b) => a.name.localeCompare(b.name, 'en')),
    people: incomplete.length,
    lacking: parts
      .map((part) => ({
        products: names(part),
        people: incomplete.filter((missing) => missing.includes(part)).length,
        free: part.reduce((sum, skuId) => sum + (facts.free.get(skuId) ?? 0), 0),
      }))
      .filter(({ people }) => people > 0),
  };
}

/** The bought products that a part names by part number or id. */
export function skuIdsOf(products: readonly string[], skus: readonly SubscribedSku[]): readonly string[] {
  const wanted = products.map((one) => one.toLowerCase());
  return skus
    .filter(
      (sku) => wanted.includes(sku.skuId.toLowerCase()) || wanted.includes(sku.skuPartNumber.toLowerCase()),
    )
    .map(({ skuId }) => skuId);
}

function missingParts(
  licences: readonly AssignedLicence[],
  parts: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  return parts.filter((part) => !licences.some(({ skuId }) => part.includes(skuId)));
}

function bestOf(
  skuIds: readonly string[],
  free: ReadonlyMap<string, number>,
): { readonly skuId: string; readonly free: number } | undefined {
  return skuIds
    .map((skuId) => ({ skuId, free: free.get(skuId) ?? 0 }))
    .sort((a, b) => b.free - a.free)
    .at(0);
}
