import type { CardCopy } from '../store/outbox.ts';
import { listLevels } from './careStore.ts';
import { changeCard, outcomeCard } from './commitLicenceChange.ts';
import type { LicensingContext } from './context.ts';
import { findLicenceChange } from './licenceChangeStore.ts';
import { changeView } from './licenceChangeHandlers.ts';
import { errorsShown } from './licenceGroup.ts';
import type { LicenceView } from './licenceViews.ts';
import { productName } from './productNames.ts';
import { mostErrors } from './readGroupErrors.ts';
import { findRetry } from './retryStore.ts';
import { listOpenErrors } from './troubleStore.ts';

interface OwedLicenceView {
  readonly view: LicenceView;
  readonly version: number;
  readonly isFinal: boolean;
}

type Load = (
  context: Pick<LicensingContext, 'db' | 'licenceAdminGroup'>,
  copy: CardCopy,
) => Promise<OwedLicenceView | undefined>;

/** How each card about licences is made from what the store says now; undefined when it is no longer owed. */
export const owedLicenceCards: Readonly<Record<string, Load>> = {
  'licensing.news': newsFor(true),
  'licensing.newsForOwner': newsFor(false),
  'licensing.retry': async ({ db }, { subject_id, wanted_version: version }) => {
    const retry = await findRetry(db, subject_id);
    if (retry === undefined) return undefined;
    const { groupId, state, facts } = retry;
    return { view: { card: 'licenceRetry', data: { groupId, state, ...facts } }, version, isFinal: true };
  },
  'licensing.warning': async ({ db }, { subject_id, wanted_version: version }) => {
    const scarce = (await listLevels(db)).filter(({ warningId }) => warningId === subject_id);
    if (scarce.length === 0) return undefined;
    const products = scarce.map(({ skuId, skuPartNumber, free, bought, level }) => ({
      name: productName(skuId, skuPartNumber),
      free,
      bought,
      level,
    }));
    return { view: { card: 'licenceWarning', data: { products } }, version, isFinal: true };
  },
  [changeCard]: loadChange,
  [outcomeCard]: loadChange,
};

async function loadChange(
  { db }: Parameters<Load>[0],
  { subject_id, user_id, activity_id }: CardCopy,
): Promise<OwedLicenceView | undefined> {
  const change = await findLicenceChange(db, subject_id);
  // Somebody answered before this card could be sent: nothing is left to ask.
  const isAsked = change?.actor.id !== user_id;
  if (change === undefined || (isAsked && activity_id === null && change.state !== 'pending'))
    return undefined;
  const isFinal = change.finishedAt !== null;
  return { view: changeView(change, user_id), version: change.version, isFinal };
}

/** Owners cannot do anything in the card of licences; those who look after them can. */
function newsFor(mayLook: boolean): Load {
  return async ({ db }, { subject_id: groupId, wanted_version: version }) => {
    const errors = await listOpenErrors(db, groupId, mostErrors);
    const [first] = errors;
    // Everything was solved before the message could be sent.
    if (first === undefined) return undefined;
    const shown = errors.slice(0, errorsShown).map((error) => ({ ...error, isRetrying: false }));
    const moreErrors = errors.length - shown.length;
    const data = { groupId, groupName: first.groupName, errors: shown, moreErrors, mayLook };
    return { view: { card: 'licenceNews', data }, version, isFinal: true };
  };
}
