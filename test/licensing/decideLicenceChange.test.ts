import { describe, expect, test } from '@jest/globals';
import type { LicensedPerson, SubscribedSku } from '../../src/directory/licenceTypes.ts';
import {
  confirmChange,
  differenceOf,
  draftChange,
  dropChange,
  expireChange,
  type LicenceChangeFacts,
} from '../../src/licensing/decideLicenceChange.ts';
import type { LicenceChange } from '../../src/licensing/licenceChange.ts';

const now = new Date('2026-11-27T08:00:00Z');
const samuel = { id: 'samuel', name: 'Samuel Mensah' };
const mona = { id: 'mona', name: 'Mona Okafor' };
const bare = (skuId: string, ...disabledPlans: readonly string[]) => ({ skuId, disabledPlans });
const group = {
  id: 'g1',
  displayName: 'Visio Users',
  description: null,
  groupTypes: [],
  mailEnabled: false,
  securityEnabled: true,
  onPremisesSyncEnabled: null,
  isAssignableToRole: null,
  isManagementRestricted: null,
  visibility: null,
  membershipRule: null,
  isLicensed: false,
};
const sku: SubscribedSku = {
  skuId: 'a',
  skuPartNumber: 'A',
  isForUsers: true,
  status: 'Enabled',
  enabledUnits: 500,
  warningUnits: 0,
  suspendedUnits: 0,
  consumedUnits: 0,
  servicePlans: [],
};

function members(count: number, change: Partial<LicensedPerson> = {}): LicenceChangeFacts['members'] {
  const people = Array.from({ length: count }, (_, at) => ({
    userId: `p${String(at)}`,
    displayName: `Person ${String(at)}`,
    isGuest: false,
    usageLocation: 'SE',
    licences: [],
    assignments: [],
    ...change,
  }));
  return { people, more: false };
}

function facts(change: Partial<LicenceChangeFacts> = {}): LicenceChangeFacts {
  return {
    now,
    group,
    licences: [],
    members: members(3),
    skus: [sku],
    free: new Map([['a', 400]]),
    settings: { guests: 'refuse' },
    brake: { people: 100, percent: 20 },
    ...change,
  };
}

function drafted(change: Partial<LicenceChangeFacts> = {}, after = [bare('a')]): LicenceChange {
  const decision = draftChange(facts(change), { id: 'c1', actor: samuel, after });
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return decision.change;
}

function refusalOf(change: Partial<LicenceChangeFacts>, after = [bare('a')]): string | undefined {
  const decision = draftChange(facts(change), { id: 'c1', actor: samuel, after });
  return decision.accepted ? undefined : decision.refusal.code;
}

describe('a licence administrator who changes what a group gives', () => {
  test('sees what it would do before anything happens', () => {
    expect(drafted()).toMatchObject({
      state: 'draft',
      preview: { products: [{ skuId: 'a', takes: 3, free: 400 }], isMassChange: false },
    });
  });

  test.each([
    ['noSuchGroup', { group: undefined }, undefined],
    ['cannotCarryLicences', { group: { ...group, securityEnabled: false } }, undefined],
    ['guestsInGroup', { members: members(1, { isGuest: true }) }, undefined],
    ['nothingChanges', { licences: [bare('a')] }, undefined],
    ['unknownProduct', {}, [bare('nosuch')]],
    ['unknownProduct', { skus: [{ ...sku, isForUsers: false }] }, undefined],
    ['seatsNotReadable', { skus: null }, undefined],
  ] as const)('hears %s', (code, change, after) => {
    expect(refusalOf(change, after === undefined ? undefined : [...after])).toBe(code);
  });

  test('may give to guests where the policy only warns, and reads who they are', () => {
    const change = drafted({ members: members(1, { isGuest: true }), settings: { guests: 'warn' } });
    expect(change.preview.guests).toEqual(['Person 0']);
  });

  test('may take licences off a group with guests, and off a group that cannot carry any', () => {
    const rest = { licences: [bare('a')], members: members(1, { isGuest: true }) };
    expect(refusalOf(rest, [])).toBeUndefined();
    expect(refusalOf({ ...rest, group: { ...group, securityEnabled: false } }, [])).toBeUndefined();
  });
});

describe('saying yes', () => {
  const confirm = (
    change: LicenceChange,
    by = samuel,
    now_: Partial<LicenceChangeFacts> = {},
    hasOthers = true,
  ) => {
    const decision = confirmChange(change, { ...facts(now_), hasOthers }, by);
    return decision.accepted ? decision.change : decision.refusal.code;
  };

  test('carries out exactly what was shown', () => {
    expect(confirm(drafted())).toMatchObject({ state: 'writing', isAgain: false });
  });

  test('to a preview that is no longer so shows the new one', () => {
    expect(confirm(drafted(), samuel, { members: members(4) })).toMatchObject({
      state: 'draft',
      isAgain: true,
      preview: { products: [{ takes: 4 }] },
    });
  });

  test('does not mind that seats were bought or taken elsewhere while enough are left', () => {
    expect(confirm(drafted(), samuel, { free: new Map([['a', 3]]) })).toMatchObject({ state: 'writing' });
    expect(confirm(drafted(), samuel, { free: new Map([['a', 2]]) })).toMatchObject({ state: 'draft' });
  });

  test('to a change for many people asks a second licence administrator', () => {
    const many = { members: members(120) };
    const pending = confirm(drafted(many), samuel, many);
    if (typeof pending === 'string') throw new Error(pending);
    expect(pending).toMatchObject({ state: 'pending', askedAt: facts().now });
    expect(confirm(drafted(many), samuel, many, false)).toBe('noSecond');
    expect(confirm(pending, samuel, many)).toBe('changeClosed');
    expect(confirm(pending, mona, many)).toMatchObject({ state: 'writing', confirmedBy: mona });
  });

  test('a group too large to be read takes a second person as well', () => {
    expect(drafted({ members: { ...members(3), more: true } }).preview.isMassChange).toBe(true);
  });

  test('to somebody else’s draft is not possible', () => {
    expect(confirm(drafted(), mona)).toBe('changeNotFound');
  });

  test('twice is told', () => {
    expect(confirm({ ...drafted(), state: 'done' })).toBe('changeClosed');
  });

  test('once a guest came in is refused', () => {
    expect(confirm(drafted(), samuel, { members: members(3, { isGuest: true }) })).toBe('guestsInGroup');
  });
});

test('only what differs is written', () => {
  const before = [bare('a'), bare('b', 'p1'), bare('c')];
  const after = [bare('a'), bare('b', 'p2'), bare('d')];
  expect(differenceOf(before, after)).toEqual({ add: [bare('b', 'p2'), bare('d')], removeSkuIds: ['c'] });
});

describe('a change that waits for a second person', () => {
  const asked = new Date('2026-11-02T09:00:00Z');
  const pending: LicenceChange = { ...drafted(), state: 'pending', askedAt: asked };
  const later = new Date('2026-11-20T09:00:00Z');

  test('ends when nobody answered for too long, and not before', () => {
    expect(expireChange(pending, new Date(asked.getTime() + 1), later)).toMatchObject({
      state: 'expired',
      version: pending.version + 1,
      finishedAt: later,
    });
    expect(expireChange(pending, asked, later)).toBeUndefined();
    for (const state of ['draft', 'writing', 'done', 'dropped'] as const)
      expect(expireChange({ ...pending, state }, later, later)).toBeUndefined();
  });

  test('ends with a no, which names who said it unless they wanted it themselves', () => {
    expect(dropChange(pending, mona, later)).toMatchObject({
      change: { state: 'dropped', confirmedBy: mona, finishedAt: later },
    });
    expect(dropChange(pending, samuel, later)).toMatchObject({ change: { confirmedBy: null } });
    expect(dropChange({ ...pending, state: 'writing' }, mona, later)).toMatchObject({
      refusal: { code: 'changeClosed' },
    });
  });
});
