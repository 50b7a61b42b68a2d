import { appendAudit } from '../store/audit.ts';
import { oweCards } from '../store/outbox.ts';
import type { LicensingContext } from './context.ts';
import { newsOf } from './decideTold.ts';
import { mostErrors, readGroupErrors } from './readGroupErrors.ts';
import { ifAllowed } from './readLicences.ts';
import { listTroubledGroupIds, lockToldErrors, saveBegun, saveEnded } from './troubleStore.ts';

/** Job: finds the groups in which somebody could not be given everything; each is looked at by a job of its own. */
export async function sweepErrors(context: LicensingContext): Promise<void> {
  const troubled = await ifAllowed(context.directory.listGroupsWithLicenceErrors());
  if (troubled === undefined) return;
  const known = await listTroubledGroupIds(context.db);
  const groupIds = new Set([...troubled.map(({ id }) => id), ...known]);
  await context.db.transaction().execute((trx) =>
    context.enqueueMissing(
      trx,
      'licensing.checkGroup',
      [...groupIds].map((groupId) => ({ groupId })),
    ),
  );
}

/**
 * Job: compares the errors of one group with those that were told, and tells its owners and the licence administrators
 * what is new. An error that lasts is told once; one that went and came back is told again.
 */
export async function checkGroup(context: LicensingContext, groupId: string): Promise<void> {
  const { directory } = context;
  const group = await directory.getGroup(groupId, 'background');
  const skus = (await ifAllowed(directory.listSubscribedSkus('background'))) ?? [];
  const reading = { skus, limit: mostErrors, urgency: 'background' } as const;
  const found = await ifAllowed(readGroupErrors(directory, groupId, reading));
  if (found === undefined) return;
  const carers = found.errors.length === 0 ? [] : await listCarers(context, groupId);
  await context.db.transaction().execute(async (trx) => {
    const now = context.now();
    const told = await lockToldErrors(trx, groupId);
    const errors = found.errors.map(({ error }) => error);
    const { begun, ended } = newsOf(errors, told);
    const groupName = group?.displayName ?? groupId;
    const named = found.errors.filter(({ error }) => begun.includes(error));
    const rows = named.map(({ error, facts }) => ({ error, facts: { groupName, ...facts } }));
    await saveBegun(trx, groupId, rows, now);
    // Beyond the bound nobody knows whether an error is gone.
    if (found.moreErrors === 0) await saveEnded(trx, groupId, ended, now);
    if (begun.length === 0) return;
    await appendAudit(trx, {
      at: now,
      actor: { kind: 'usher' },
      action: 'licensing.errorsFound',
      subjectKind: 'group',
      subjectId: groupId,
      details: { errors: begun.map(({ userId, skuId, problem }) => ({ userId, skuId, problem })) },
    });
    const cards = carers.map((carer) => ({ ...carer, subjectId: groupId, version: 1 }));
    await oweCards(trx, cards, now);
    await context.enqueue(
      trx,
      'teams.deliver',
      carers.map(({ userId }) => ({ userId })),
    );
  });
}

/** Who hears of errors: the group's owners and those who look after licences, each once. */
async function listCarers(
  { directory, licenceAdminGroup }: LicensingContext,
  groupId: string,
): Promise<readonly { readonly userId: string; readonly view: string }[]> {
  const [owners, administrators] = await Promise.all([
    directory.listOwners(groupId, 'background'),
    licenceAdminGroup === null ? [] : directory.listTransitiveUserIds(licenceAdminGroup, 'background'),
  ]);
  const reachable = owners.filter(({ accountEnabled, userType }) => accountEnabled && userType === 'Member');
  const views = new Map([
    ...reachable.map(({ id }) => [id, 'licensing.newsForOwner'] as const),
    ...administrators.map((id) => [id, 'licensing.news'] as const),
  ]);
  return [...views].map(([userId, view]) => ({ userId, view }));
}
