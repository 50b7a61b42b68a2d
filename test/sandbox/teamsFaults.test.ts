import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPerson, startTeamsHarness, type TeamsHarness } from '../support/teamsHarness.ts';

const ada = aPerson('Ada Lind');
const bob = aPerson('Bob Brown');

let harness: TeamsHarness;

beforeEach(async () => {
  harness = await startTeamsHarness([ada, bob]);
});

afterEach(() => harness.close());

function send(userId: string, signal?: AbortSignal): Promise<Response> {
  const chat = encodeURIComponent(harness.teams.conversationOf(userId));
  const sent = harness.connector.call('POST', `v3/conversations/${chat}/activities`, {
    type: 'message',
    text: 'x',
  });
  if (signal === undefined) return sent;
  return Promise.race([
    sent,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('gave up'));
      });
    }),
  ]);
}

describe('a connector that fails on purpose', () => {
  it('throttles the next calls, with or without saying how long to wait', async () => {
    harness.teams.faults.next(1, { status: 429, retryAfter: 7 });
    harness.teams.faults.next(1, { status: 429 });
    const told = await send(ada.id);
    expect([told.status, told.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await told.json()).toMatchObject({ error: { code: 'Throttled' } });
    const untold = await send(ada.id);
    expect([untold.status, untold.headers.get('retry-after')]).toEqual([429, null]);
    expect((await send(ada.id)).status).toBe(201);
  });

  it('can fail for one person only, with the code asked for', async () => {
    harness.teams.faults.forPerson(bob.id, { status: 403, code: 'BotDisabledByAdmin' });
    expect((await send(ada.id)).status).toBe(201);
    const refused = await send(bob.id);
    expect(await refused.json()).toMatchObject({ error: { code: 'BotDisabledByAdmin' } });
    harness.teams.faults.clear();
    expect((await send(bob.id)).status).toBe(201);
  });

  it.each([404, 412, 500, 502, 503, 504])('answers %i in the form Teams has', async (status) => {
    harness.teams.faults.next(1, { status });
    const response = await send(ada.id);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code: expect.stringMatching(/^[A-Z]/) } });
    expect(harness.teams.messages(ada.id)).toEqual([]);
  });

  it('is down for everybody during an outage', async () => {
    harness.teams.faults.setOutage(true);
    expect((await send(ada.id)).status).toBe(503);
    harness.teams.faults.setOutage(false);
    expect((await send(ada.id)).status).toBe(201);
  });

  it('can lose the answer to a message that arrived', async () => {
    harness.teams.faults.next(1, { drop: 'reset', delivered: true });
    await expect(send(ada.id)).rejects.toThrow();
    expect(harness.teams.messages(ada.id)).toHaveLength(1);
    expect(harness.teams.calls.at(-1)).toMatchObject({ method: 'POST', status: 0, userId: ada.id });
  });

  it('can break the connection before anything happened', async () => {
    harness.teams.faults.next(1, { drop: 'reset' });
    await expect(send(ada.id)).rejects.toThrow();
    expect(harness.teams.messages(ada.id)).toEqual([]);
  });

  it('can keep a caller waiting until the caller gives up', async () => {
    harness.teams.faults.next(1, { drop: 'hang' });
    const patience = new AbortController();
    const waiting = send(ada.id, patience.signal);
    await untilCalled();
    patience.abort();
    await expect(waiting).rejects.toThrow('gave up');
    expect((await send(ada.id)).status).toBe(201);
  });
});

/** The call has been taken in; an answer would have come before the next one is served. */
async function untilCalled(): Promise<void> {
  while (harness.teams.calls.length === 0) await fetch(`${harness.baseUrl}/_sandbox/api/state`);
}
