import { expect, test } from '@jest/globals';
import { chooseWish, withdrawWish } from '../../src/groups/decideWithdrawal.ts';
import { draftOf } from '../../src/groups/decideCreation.ts';
import type { CreationState, GroupCreation } from '../../src/groups/groupCreation.ts';

const now = new Date('2026-11-20T12:00:00Z');
const ada = { id: 'ada', name: 'Ada' };
function aWish(state: CreationState, typedName = 'Fair'): GroupCreation {
  const wish = {
    kind: 'security',
    typedName,
    name: `GRP-${typedName}`,
    purpose: 'p',
    owners: [],
    members: [],
    joinMode: 'approval',
  } as const;
  return { ...draftOf(wish, ada, { id: `id-${typedName}`, now }), state };
}
const codeOf = (decision: { readonly accepted: boolean }): string =>
  'refusal' in decision ? (decision.refusal as { code: string }).code : 'accepted';

test.each<[CreationState, string, string]>([
  ['pendingApproval', 'ada', 'accepted'],
  ['pendingApproval', 'bob', 'creationNotFound'],
  ['draft', 'ada', 'creationNotFound'],
  ['creating', 'ada', 'noWishWaits'],
  ['created', 'ada', 'noWishWaits'],
  ['denied', 'ada', 'noWishWaits'],
  ['withdrawn', 'ada', 'noWishWaits'],
])('a wish that is %s, withdrawn by %s: %s', (state, userId, code) => {
  expect(codeOf(withdrawWish(aWish(state), { now, userId }))).toBe(code);
});

test('a withdrawn wish is at its end', () => {
  expect(withdrawWish(aWish('pendingApproval'), { now, userId: 'ada' })).toMatchObject({
    change: { state: 'withdrawn', version: 2, finishedAt: now },
  });
});

test('a person means the wish they name, by either of its names, or the only one', () => {
  const fair = aWish('pendingApproval');
  const desk = aWish('pendingApproval', 'Desk');
  expect(chooseWish([fair], '')).toMatchObject({ change: { name: 'GRP-Fair' } });
  expect(chooseWish([fair, desk], ' fair')).toMatchObject({ change: { name: 'GRP-Fair' } });
  expect(chooseWish([fair, desk], 'GRP-Desk')).toMatchObject({ change: { name: 'GRP-Desk' } });
  expect(chooseWish([fair, desk], '')).toMatchObject({ refusal: { code: 'severalWishes' } });
  expect(chooseWish([fair], 'Other')).toMatchObject({ refusal: { code: 'noWishWaits' } });
});
