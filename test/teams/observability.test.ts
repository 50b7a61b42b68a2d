import { describe, expect, test } from '@jest/globals';
import { describeBug } from '../../src/teams/describeBug.ts';
import { createMetrics } from '../../src/teams/metrics.ts';

describe('the log of a bug', () => {
  test('keeps where it happened and drops what a person or a service said', () => {
    const bug = Object.assign(new Error('Ada wrote: please'), { request: { headers: 'Bearer token' } });
    const described = JSON.stringify(describeBug(bug));
    expect(described).toContain('observability.test');
    expect(described).not.toMatch(/Ada wrote|Bearer/);
  });

  test('keeps the messages of the language itself', () => {
    expect(describeBug(new TypeError('x is not a function'))).toMatchObject({
      message: 'x is not a function',
    });
    expect(describeBug('thrown text')).toEqual({ error: 'string', frames: [] });
  });
});

test('an operator reads turns, calls, deliveries and what is watched', async () => {
  const metrics = createMetrics();
  metrics.turn('requests.approve', 'accepted', 120);
  metrics.graphCall('addMembers', 'done', 300);
  metrics.delivery('send', 'blocked', 80);
  metrics.watch('usher_jobs_waiting', 'Jobs that wait, by kind.', () =>
    Promise.resolve(new Map([['teams.deliver', 4]])),
  );
  const { text, contentType } = await metrics.render();
  expect(contentType).toContain('text/plain');
  expect(text).toContain('usher_turn_seconds_count{command="requests.approve",outcome="accepted"} 1');
  expect(text).toContain('usher_graph_call_seconds_sum{operation="addMembers",outcome="done"} 0.3');
  expect(text).toContain('usher_delivery_seconds_count{operation="send",outcome="blocked"} 1');
  expect(text).toContain('usher_jobs_waiting{kind="teams.deliver"} 4');
});
