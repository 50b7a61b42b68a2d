import type { Actor } from '../decision.ts';
import type { AssignedLicence, SubscribedSku } from '../directory/licenceTypes.ts';
import { commitLicenceChange, listOtherAdministrators } from './commitLicenceChange.ts';
import type { LicensingContext } from './context.ts';
import { confirmChange, differenceOf, draftChange, dropChange } from './decideLicenceChange.ts';
import type { LicenceChange, LicenceChangeRefusal } from './licenceChange.ts';
import {
  findLicenceChange,
  insertLicenceChange,
  isOtherOpen,
  lockLicenceChange,
  updateLicenceChange,
} from './licenceChangeStore.ts';
import type { LicenceView } from './licenceViews.ts';
import { productName } from './productNames.ts';
import { chosenLicences, readChangeFacts } from './readChangeFacts.ts';

export interface ChosenProducts {
  readonly groupId: string;
  /** Null when nothing was chosen yet: what the group gives now. */
  readonly skuIds: readonly string[] | null;
  /** `skuId/servicePlanId`; null when the plans were not on the form. */
  readonly plansOff: readonly string[] | null;
}

/** The form for the products and plans of a group; for licence administrators, whose right the caller has checked. */
export async function openLicenceEditor(
  context: LicensingContext,
  chosen: ChosenProducts,
  problem: LicenceChangeRefusal | null = null,
): Promise<LicenceView> {
  const { group, licences, skus, free } = await readChangeFacts(context, chosen.groupId);
  if (group === undefined) return refusalView({ code: 'noSuchGroup' });
  if (skus === null) return refusalView({ code: 'seatsNotReadable' });
  if (!group.securityEnabled && licences.length === 0)
    return refusalView({ code: 'cannotCarryLicences', groupName: group.displayName });
  const wanted = chosenLicences(
    chosen.skuIds ?? licences.map(({ skuId }) => skuId),
    chosen.plansOff,
    licences,
  );
  return {
    card: 'licenceEditor',
    data: {
      groupId: group.id,
      groupName: group.displayName,
      products: skus
        .filter(({ isForUsers }) => isForUsers)
        .map((sku) => ({ skuId: sku.skuId, name: nameOf(sku), free: free.get(sku.skuId) ?? 0 }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
      chosen: wanted.map(({ skuId }) => skuId),
      plans: wanted.flatMap(({ skuId }) => plansOf(skus.find((sku) => sku.skuId === skuId))),
      plansOff: wanted.flatMap(({ skuId, disabledPlans }) => disabledPlans.map((plan) => `${skuId}/${plan}`)),
      problem,
    },
  };
}

/** Shows what the chosen products would do, and asks. */
export async function previewLicenceChange(
  context: LicensingContext,
  actor: Actor,
  chosen: ChosenProducts,
): Promise<LicenceView> {
  const facts = await readChangeFacts(context, chosen.groupId);
  const after = chosenLicences(chosen.skuIds ?? [], chosen.plansOff, facts.licences);
  return draft(context, actor, facts, after, chosen);
}

/** The preview of one more product for a group, as a report proposes it. */
export async function previewOneMore(
  context: LicensingContext,
  actor: Actor,
  { groupId, skuId }: { readonly groupId: string; readonly skuId: string },
): Promise<LicenceView> {
  const facts = await readChangeFacts(context, groupId);
  const others = facts.licences.filter((one) => one.skuId !== skuId);
  const after = [...others, { skuId, disabledPlans: [] }];
  const skuIds = after.map((one) => one.skuId);
  return draft(context, actor, facts, after, { groupId, skuIds, plansOff: null });
}

/** Somebody says yes to a preview: their own, or as the second person to one that moves many people. */
export async function confirmLicenceChange(
  context: LicensingContext,
  actor: Actor,
  changeId: string,
): Promise<LicenceView> {
  const seen = await findLicenceChange(context.db, changeId);
  if (seen === undefined) return refusalView({ code: 'changeNotFound' });
  const facts = await readChangeFacts(context, seen.groupId);
  const others = await listOtherAdministrators(context, actor.userId);
  return context.db.transaction().execute(async (trx) => {
    const current = await lockLicenceChange(trx, changeId);
    if (current === undefined) return refusalView({ code: 'changeNotFound' });
    const { groupName } = current;
    if (await isOtherOpen(trx, current))
      return changeView(current, actor.userId, { code: 'otherChangeOpen', groupName });
    const by = { id: actor.userId, name: actor.name };
    const now = context.now();
    const decision = confirmChange(current, { ...facts, hasOthers: others.length > 0, now }, by);
    if (!decision.accepted) return changeView(current, actor.userId, decision.refusal);
    await updateLicenceChange(trx, decision.change);
    const action = decision.change.state === 'draft' ? 'licensing.previewChange' : 'licensing.confirmChange';
    await commitLicenceChange(trx, context, decision.change, {
      action,
      by: { kind: 'user', userId: actor.userId },
      others,
    });
    return changeView(decision.change, actor.userId);
  });
}

/** Nothing happens; whoever was asked to agree sees it. */
export async function dropLicenceChange(
  context: LicensingContext,
  actor: Actor,
  changeId: string,
): Promise<LicenceView> {
  return context.db.transaction().execute(async (trx) => {
    const current = await lockLicenceChange(trx, changeId);
    if (current === undefined) return refusalView({ code: 'changeNotFound' });
    const decision = dropChange(current, { id: actor.userId, name: actor.name }, context.now());
    if (!decision.accepted) return changeView(current, actor.userId, decision.refusal);
    const { change } = decision;
    await updateLicenceChange(trx, change);
    const by = { kind: 'user', userId: actor.userId } as const;
    await commitLicenceChange(trx, context, change, { action: 'licensing.dropChange', by, others: [] });
    return changeView(change, actor.userId);
  });
}

export function changeView(
  change: LicenceChange,
  viewerId: string,
  problem: LicenceChangeRefusal | null = null,
): LicenceView {
  const { before, after, state, preview, actor } = change;
  const { add, removeSkuIds } = differenceOf(before, after);
  const nameIn = (skuId: string): string =>
    preview.products.find((one) => one.skuId === skuId)?.name ?? productName(skuId);
  const isOld = ({ skuId }: AssignedLicence): boolean => before.some((one) => one.skuId === skuId);
  const isActor = actor.id === viewerId;
  return {
    card: 'licenceChange',
    data: {
      change,
      products: {
        added: add.filter((one) => !isOld(one)).map(({ skuId }) => nameIn(skuId)),
        removed: removeSkuIds.map(nameIn),
        changed: add.filter(isOld).map(({ skuId }) => nameIn(skuId)),
      },
      mayConfirm: (state === 'draft' && isActor) || (state === 'pending' && !isActor),
      isWaitingForOther: state === 'pending' && isActor,
      problem,
    },
  };
}

export function refusalView(refusal: LicenceChangeRefusal): LicenceView {
  return { card: 'licenceRefusal', data: { refusal } };
}

async function draft(
  context: LicensingContext,
  actor: Actor,
  facts: Awaited<ReturnType<typeof readChangeFacts>>,
  after: readonly AssignedLicence[],
  chosen: ChosenProducts,
): Promise<LicenceView> {
  const by = { id: actor.userId, name: actor.name };
  const decision = draftChange(facts, { id: context.newId(), actor: by, after });
  if (!decision.accepted) {
    const { refusal } = decision;
    return facts.group === undefined ? refusalView(refusal) : openLicenceEditor(context, chosen, refusal);
  }
  await context.db.transaction().execute((trx) => insertLicenceChange(trx, decision.change));
  return changeView(decision.change, actor.userId);
}

function nameOf({ skuId, skuPartNumber }: SubscribedSku): string {
  return productName(skuId, skuPartNumber);
}

function plansOf(sku: SubscribedSku | undefined) {
  if (sku === undefined) return [];
  return sku.servicePlans.map(({ servicePlanId, servicePlanName }) => ({
    key: `${sku.skuId}/${servicePlanId}`,
    product: nameOf(sku),
    name: servicePlanName,
  }));
}
