import type { Actor } from '../decision.ts';
import type { AssignedLicence, SubscribedSku } from '../directory/licenceTypes.ts';
import { appendAudit } from '../store/audit.ts';
import type { LicensingContext } from './context.ts';
import type { GroupProduct, LicenceView, ShownError } from './licenceViews.ts';
import { productName } from './productNames.ts';
import { readGroupErrors, type NamedError } from './readGroupErrors.ts';
import { ifAllowed } from './readLicences.ts';
import { insertRetry, listRetriedUserIds } from './retryStore.ts';
import { readSeatsNow } from './showLicences.ts';

/** So many people with errors stand on a card. */
export const errorsShown = 8;

/** What a group gives and whom it could not give it; for readers whose right the caller has checked. */
export async function showLicenceGroup(
  context: LicensingContext,
  { groupId, mayChange }: { readonly groupId: string; readonly mayChange: boolean },
  retried: string | null = null,
): Promise<LicenceView> {
  const { directory } = context;
  const [group, given, seats] = await Promise.all([
    directory.getGroup(groupId, 'interactive'),
    ifAllowed(directory.readGroupLicences(groupId, 'interactive')),
    readSeatsNow(context, 'interactive'),
  ]);
  if (group === undefined || given === undefined)
    return { card: 'licenceRefusal', data: { refusal: { code: 'noSuchGroup' } } };
  const skus = seats?.skus ?? [];
  const reading = { skus, limit: errorsShown, urgency: 'interactive' } as const;
  const [found, running] = await Promise.all([
    ifAllowed(readGroupErrors(directory, groupId, reading)),
    listRetriedUserIds(context.db, groupId),
  ]);
  return {
    card: 'licenceGroup',
    data: {
      groupId,
      groupName: group.displayName,
      products: given.licences.map((licence) => toProduct(licence, skus, seats?.free)),
      isProcessing: given.processingState !== null && given.processingState !== 'ProcessingComplete',
      errors: (found?.errors ?? []).map((one) => toShown(one, running)),
      moreErrors: found?.moreErrors ?? 0,
      mayChange,
      retried,
    },
  };
}

/** Asks that the service tries again for somebody; its job does, and tells the outcome. */
export async function retryPerson(
  context: LicensingContext,
  actor: Actor,
  { groupId, userId }: { readonly groupId: string; readonly userId: string },
): Promise<LicenceView> {
  const [group, users] = await Promise.all([
    context.directory.getGroup(groupId, 'interactive'),
    context.directory.resolveIds([userId], 'interactive'),
  ]);
  const [user] = users.users;
  if (group === undefined || user === undefined)
    return showLicenceGroup(context, { groupId, mayChange: true });
  const name = user.displayName ?? user.id;
  const retryId = context.newId();
  await context.db.transaction().execute(async (trx) => {
    const now = context.now();
    const facts = { groupName: group.displayName, name, product: '', problem: null };
    const isNew = await insertRetry(trx, { id: retryId, groupId, userId, askedBy: actor.userId, facts }, now);
    if (!isNew) return;
    await appendAudit(trx, {
      at: now,
      actor: { kind: 'user', userId: actor.userId },
      action: 'licensing.retryPerson',
      subjectKind: 'licenceRetry',
      subjectId: retryId,
      details: { groupId, userId },
    });
    await context.enqueue(trx, 'licensing.retryPerson', [{ retryId }]);
  });
  return showLicenceGroup(context, { groupId, mayChange: true }, name);
}

function toProduct(
  { skuId, disabledPlans }: AssignedLicence,
  skus: readonly SubscribedSku[],
  free: ReadonlyMap<string, number> | undefined,
): GroupProduct {
  const sku = skus.find((one) => one.skuId === skuId);
  const plans = sku?.servicePlans ?? [];
  const named = (isOff: boolean): readonly string[] =>
    plans
      .filter(({ servicePlanId }) => disabledPlans.includes(servicePlanId) === isOff)
      .map(({ servicePlanName }) => servicePlanName);
  return {
    skuId,
    name: productName(skuId, sku?.skuPartNumber ?? null),
    plansOn: named(false),
    plansOff: named(true),
    free: free === undefined ? null : (free.get(skuId) ?? 0),
  };
}

function toShown({ error, facts }: NamedError, running: ReadonlySet<string>): ShownError {
  const { userId, problem } = error;
  return { userId, problem, ...facts, isRetrying: running.has(userId) };
}
