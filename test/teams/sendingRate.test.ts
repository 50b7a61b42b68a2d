import { describe, expect, test } from '@jest/globals';
import { createSendingRate, teamsLimits } from '../../src/teams/sendingRate.ts';

/** Takes turns in one conversation as fast as they are given and answers when each may call. */
function turnsOf(count: number, conversationId = 'a:ada', patienceMs = Number.POSITIVE_INFINITY): number[] {
  const rate = createSendingRate(teamsLimits, () => 0);
  return Array.from({ length: count }, () => rate.take(conversationId, patienceMs).waitMs);
}

function busiest(turns: readonly number[], ms: number): number {
  return Math.max(...turns.map((from) => turns.filter((turn) => turn >= from && turn < from + ms).length));
}

describe('a thread', () => {
  test('takes seven messages at once and makes the eighth wait', () => {
    expect(turnsOf(8)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000]);
  });

  test('stays within every published window however much is owed', () => {
    const turns = turnsOf(200);
    expect(busiest(turns, 1_000)).toBeLessThanOrEqual(7);
    expect(busiest(turns, 2_000)).toBeLessThanOrEqual(8);
    expect(busiest(turns, 30_000)).toBeLessThanOrEqual(60);
  });
});

test('a tenant takes 25 messages a second over all its threads', () => {
  const rate = createSendingRate(teamsLimits, () => 0);
  const waits = Array.from({ length: 26 }, (_unused, index) => rate.take(`a:${String(index)}`, 5_000).waitMs);
  expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(25);
  expect(waits.at(-1)).toBe(1_000);
});

test('who is not patient enough takes no turn away from others', () => {
  let now = 0;
  const rate = createSendingRate({ perConversation: [{ count: 1, ms: 1_000 }], perTenant: [] }, () => now);
  expect(rate.take('a:ada', 0)).toEqual({ taken: true, waitMs: 0 });
  expect(rate.take('a:ada', 500)).toEqual({ taken: false, waitMs: 1_000 });
  now = 1_000;
  expect(rate.take('a:ada', 0)).toEqual({ taken: true, waitMs: 0 });
});
