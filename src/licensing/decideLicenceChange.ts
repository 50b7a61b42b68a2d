import { accept, refuse, type Decision } from '../decision.ts';
import type { AssignedLicence, LicensedPeople, SubscribedSku } from '../directory/licenceTypes.ts';
import type { DirectoryGroup } from '../directory/types.ts';
import type { LicensingSettings } from '../groups/licensingSettings.ts';
import { isMassChange, type Brake } from '../groups/ruleSettings.ts';
import type { LicenceChange, LicenceChangeRefusal, NamedAdministrator } from './licenceChange.ts';
import { licenceEffect, peopleMoved, planKey } from './licenceEffect.ts';

/** What a change of a group's products depends on, as the directory tells it now. */
export interface LicenceChangeFacts {
  readonly now: Date;
  readonly group: DirectoryGroup | undefined;
  /** What the group gives now. */
  readonly licences: readonly AssignedLicence[];
  readonly members: LicensedPeople;
  /** Null when the products may not be read. */
  readonly skus: readonly SubscribedSku[] | null;
  readonly free: ReadonlyMap<string, number>;
  readonly settings: Pick<LicensingSettings, 'guests'>;
  readonly brake: Brake;
}

/** Works out what a wish would do; nothing happens before somebody confirmed exactly this. */
export function draftChange(
  facts: LicenceChangeFacts,
  input: {
    readonly id: string;
    readonly actor: NamedAdministrator;
    readonly after: readonly AssignedLicence[];
  },
): Decision<LicenceChange, LicenceChangeRefusal> {
  const { group, licences: before, now } = facts;
  const { id, actor, after } = input;
  const refusal = whyNotChange(facts, after);
  if (refusal !== undefined) return refuse(refusal);
  if (group === undefined) return refuse({ code: 'noSuchGroup' });
  const groupName = group.displayName;
  if (isSame(before, after)) return refuse({ code: 'nothingChanges', groupName });
  return accept({
    id,
    groupId: group.id,
    groupName,
    state: 'draft',
    version: 1,
    actor,
    confirmedBy: null,
    before,
    after,
    ...previewOf(facts, group.id, after),
    isAgain: false,
    failure: null,
    createdAt: now,
    askedAt: null,
    finishedAt: null,
  });
}

/**
 * Somebody says yes to a preview. When what it shows is no longer so, the new one is shown and asked about; when it moves
 * many people, somebody else has to say yes as well.
 */
export function confirmChange(
  change: LicenceChange,
  facts: LicenceChangeFacts & { readonly hasOthers: boolean },
  by: NamedAdministrator,
): Decision<LicenceChange, LicenceChangeRefusal> {
  const { groupName, groupId, after } = change;
  if (change.state !== 'draft' && change.state !== 'pending')
    return refuse({ code: 'changeClosed', groupName });
  if (change.state === 'draft' && by.id !== change.actor.id) return refuse({ code: 'changeNotFound' });
  const refusal = whyNotChange(facts, after);
  if (refusal !== undefined) return refuse(refusal);
  const current = previewOf(facts, groupId, after);
  const next = { ...change, version: change.version + 1 };
  if (current.fingerprint !== change.fingerprint)
    return accept({
      ...next,
      ...current,
      before: facts.licences,
      state: 'draft',
      isAgain: true,
      askedAt: null,
      actor: by,
    });
  if (!change.preview.isMassChange) return accept({ ...next, state: 'writing' });
  if (change.state === 'draft') {
    if (!facts.hasOthers) return refuse({ code: 'noSecond', groupName });
    return accept({ ...next, state: 'pending', askedAt: facts.now });
  }
  if (by.id === change.actor.id) return refuse({ code: 'changeClosed', groupName });
  return accept({ ...next, state: 'writing', confirmedBy: by });
}

/** Nobody wants it any more: its actor took it back, or somebody who was asked said no. */
export function dropChange(
  change: LicenceChange,
  by: NamedAdministrator,
  now: Date,
): Decision<LicenceChange, LicenceChangeRefusal> {
  const { state, groupName, actor, version } = change;
  if (state !== 'draft' && state !== 'pending') return refuse({ code: 'changeClosed', groupName });
  const confirmedBy = by.id === actor.id ? null : by;
  return accept({ ...change, state: 'dropped', version: version + 1, confirmedBy, finishedAt: now });
}

/** The end of a change to which nobody agreed in time; undefined when it does not wait so long. */
export function expireChange(change: LicenceChange, askedBefore: Date, now: Date): LicenceChange | undefined {
  if (change.state !== 'pending' || change.askedAt === null || change.askedAt >= askedBefore)
    return undefined;
  return { ...change, state: 'expired', version: change.version + 1, finishedAt: now };
}

/** What has to be written so that the group gives `after`. */
export function differenceOf(
  before: readonly AssignedLicence[],
  after: readonly AssignedLicence[],
): { readonly add: readonly AssignedLicence[]; readonly removeSkuIds: readonly string[] } {
  const isThere = (licence: AssignedLicence): boolean =>
    before.some((one) => one.skuId === licence.skuId && planKey(one) === planKey(licence));
  return {
    add: after.filter((licence) => !isThere(licence)),
    removeSkuIds: before
      .map(({ skuId }) => skuId)
      .filter((skuId) => !after.some((one) => one.skuId === skuId)),
  };
}

function whyNotChange(
  { group, members, skus, settings, licences }: LicenceChangeFacts,
  after: readonly AssignedLicence[],
): LicenceChangeRefusal | undefined {
  if (group === undefined) return { code: 'noSuchGroup' };
  const groupName = group.displayName;
  const { add } = differenceOf(licences, after);
  if (skus === null) return { code: 'seatsNotReadable' };
  if (add.some(({ skuId }) => !skus.some((sku) => sku.skuId === skuId && sku.isForUsers)))
    return { code: 'unknownProduct' };
  // Source: Microsoft Graph, "group: assignLicense": only these can carry licences.
  if (!group.securityEnabled && after.length > 0) return { code: 'cannotCarryLicences', groupName };
  const guests = members.people.filter(({ isGuest }) => isGuest);
  if (guests.length > 0 && add.length > 0 && settings.guests === 'refuse') {
    const names = guests.map(({ displayName, userId }) => displayName ?? userId);
    return { code: 'guestsInGroup', groupName, guests: names };
  }
  return undefined;
}

function previewOf(
  { licences, members, skus, free, brake }: LicenceChangeFacts,
  groupId: string,
  after: readonly AssignedLicence[],
): Pick<LicenceChange, 'preview' | 'fingerprint'> {
  const { people, more } = members;
  const facts = { groupId, before: licences, after, stays: people, joins: [], leaves: [], skus, free };
  const moved = peopleMoved(facts);
  const effect = licenceEffect(facts);
  const preview = {
    ...effect,
    members: people.length,
    isPartial: more,
    // What was not read may be anybody.
    isMassChange: more || isMassChange({ ...moved, members: people.length }, brake),
  };
  return { preview, fingerprint: fingerprintOf(preview, licences) };
}

/** What somebody agreed to: who gains, loses and fails. How many seats are free beside that changes all the time. */
function fingerprintOf(
  { products, failing, losing, guests, members }: LicenceChange['preview'],
  before: readonly AssignedLicence[],
): string {
  const counts = products.map(({ skuId, takes, frees, short, changesPlans }) =>
    [skuId, takes, frees, short, changesPlans].join('/'),
  );
  const fails = failing.map(({ userId, problem }) => `${userId}/${problem}`).sort();
  const loses = losing.map(({ userId, products: lost }) => `${userId}/${lost.join('+')}`).sort();
  const given = before.map((one) => `${one.skuId}-${planKey(one)}`).sort();
  return [members, guests.length, ...given, ...counts, ...fails, ...loses].join(';');
}

function isSame(before: readonly AssignedLicence[], after: readonly AssignedLicence[]): boolean {
  const { add, removeSkuIds } = differenceOf(before, after);
  return add.length === 0 && removeSkuIds.length === 0;
}
