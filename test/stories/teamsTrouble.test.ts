/** Teams is away, asks for patience, or takes a message and does not say so. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startUsher, type Usher } from '../support/usher.ts';
import { jobRowsWhen } from '../support/jobRows.ts';
import { passWith, readNotices } from '../support/usherTime.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const hour = 60 * 60 * 1000;

describe('Teams goes away', () => {
  test('everybody is told once when it is back, in the order in which it happened', async () => {
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    const chen = usher.person('Chen Wei');
    await ada.say('join Sales EMEA because of the spring campaign');
    await bob.sees(/spring campaign/u);
    await chen.sees(/spring campaign/u);
    await ada.sees(/Waiting for 2 owners/u);
    const before = ada.messages().length;
    usher.teams.faults.setOutage(true);
    await bob.press('Approve', { on: /spring campaign/u });
    await owedWhen((copies) =>
      copies.some(({ view, attempts }) => view === 'requests.status' && attempts > 1),
    );
    expect(ada.messages()).toHaveLength(before);
    const since = usher.teams.calls.length;
    usher.teams.faults.setOutage(false);
    await passWith(usher, hour, 'teams.deliver');
    await ada.sees(/You are now a member/u);
    await chen.sees(/Bob Brown/u);
    await owedWhen((copies) => copies.length === 0);
    const calls = usher.teams.calls.slice(since).filter((call) => call.userId === ada.id);
    // Whatever happened meanwhile is one edit of the card, and then the one message.
    expect(calls.map((call) => call.method)).toEqual(['PUT', 'POST']);
    expect(ada.messages()).toHaveLength(before + 1);
    expect(chen.buttonsOn(/spring campaign/u)).toEqual([]);
  });

  test('a message that arrived without an answer is there twice at most, and both tell the truth', async () => {
    const emily = usher.person('Emily Carter');
    const samuel = usher.person('Samuel Mensah');
    usher.teams.faults.forPerson(samuel.id, { status: 504, delivered: true });
    await emily.say('join VPN Users because I visit customers');
    await owedWhen((copies) => copies.some(({ attempts }) => attempts === 1));
    usher.teams.faults.clear();
    await passWith(usher, hour, 'teams.deliver');
    await owedWhen((copies) => copies.length === 0);
    expect(about(samuel, /I visit customers/u).length).toBeLessThanOrEqual(2);
    await samuel.press('Approve', { on: /I visit customers/u });
    await emily.sees(/verified/u);
    const [first] = about(samuel, /I visit customers/u);
    const late = JSON.stringify(first?.card).match(/"requestId":"([^"]+)"/u)?.[1] ?? '';
    const answer = await usher.teams.invoke(samuel.id, first?.id ?? '', 'requests.approve', {
      requestId: late,
      note: '',
    });
    expect(JSON.stringify(answer.body)).toMatch(/settled|Approved/u);
  });
});

describe('Teams asks for patience', () => {
  test('nothing is sent to that person before the time it named', async () => {
    const tom = usher.person('Tom Hughes');
    usher.teams.faults.forPerson(tom.id, { status: 429, retryAfter: 300 });
    await tom.say('join VPN Users because I travel');
    const [copy] = await owedWhen((copies) =>
      copies.some(({ user_id, not_before }) => user_id === tom.id && not_before !== null),
    );
    const waitMs = (copy?.not_before?.getTime() ?? 0) - (copy?.created_at.getTime() ?? 0);
    expect(waitMs).toBeGreaterThan(250_000);
    const [job] = await jobRowsWhen(usher.app.store, 'teams.deliver', (rows) =>
      rows.some((row) => row.data['userId'] === tom.id && row.wait > 250),
    );
    expect(job?.state).toBe('created');
    usher.teams.faults.clear();
    await passWith(usher, 5 * 60 * 1000, 'teams.deliver');
    await tom.sees(/Waiting for 2 owners/u);
  });
});

describe('Teams refuses a card', () => {
  test('the operator hears of it, and what comes later is not held up', async () => {
    const hana = usher.person('Hana Kovářová');
    await hana.say('help');
    await owedWhen((copies) => copies.length === 0);
    usher.teams.faults.forPerson(hana.id, { status: 400 });
    await hana.say('join VPN Users because of on-call duty');
    await owedWhen((copies) => copies.every(({ user_id }) => user_id !== hana.id));
    usher.teams.faults.clear();
    expect(await readNotices(usher)).toEqual(['cardRejected']);
    await usher.person('Samuel Mensah').sees(/on-call duty/u);
    await usher.person('Samuel Mensah').press('Approve', { on: /on-call duty/u });
    await hana.sees(/You are now a member/u);
  });
});

type Owed = Awaited<ReturnType<typeof readOwed>>;

function readOwed() {
  return usher.app.store.db
    .selectFrom('card_copies')
    .selectAll()
    .where('state', '=', 'open')
    .whereRef('shown_version', '<', 'wanted_version')
    .orderBy('id')
    .execute();
}

/** Looks until what is owed fits; the test's own time limit ends a wait in vain. */
async function owedWhen(fits: (copies: Owed) => boolean): Promise<Owed> {
  for (;;) {
    const copies = await readOwed();
    if (fits(copies)) return copies;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function about(person: ReturnType<Usher['person']>, words: RegExp) {
  return person.messages().filter((message) => words.test(JSON.stringify(message.card)));
}
