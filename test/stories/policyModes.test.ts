import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { textOf } from '../support/cardReading.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('an open group', () => {
  test('takes in whoever asks at once, the other owners hear of the change and of who came', async () => {
    const bob = usher.person('Bob Brown');
    await bob.ask('policy Sales EMEA open', /Saved.*Anybody who asks is in at once/u);
    await usher.person('Chen Wei').sees(/Bob Brown changed how people join Sales EMEA/u);
    const tom = usher.person('Tom Hughes');
    await tom.ask('join Sales EMEA because I measure campaigns', /nobody had to approve/u);
    await tom.sees(/You are now a member of Sales EMEA/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(tom.id);
    await usher.person('Chen Wei').sees(/New in Sales EMEA.*Tom Hughes/u);
    const grace = usher.person('Grace Kim');
    await grace.say('join Sales EMEA because I want to see');
    await usher.person('Chen Wei').sees(/New in Sales EMEA.*Tom Hughes and Grace Kim/u);
    const digests = bob.messages().filter((one) => /New in Sales EMEA/u.test(textOf(one.card)));
    expect(digests).toHaveLength(1);
  });
});

describe('a closed group', () => {
  test('refuses kindly and says who adds people', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.ask('policy "Brand Assets" closed', /Saved.*Nobody can ask/u);
    const tom = usher.person('Tom Hughes');
    await tom.ask(
      'join Brand Assets because I write',
      /Nobody can ask to join Brand Assets.*write to Sofia Ångström/u,
    );
  });
});

describe('the form', () => {
  test('sets reason, duration and several approvals, and the request obeys', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('policy Engineering', /How people join.*Engineering/u);
    const saved = await nils.press('Save', {
      fill: {
        'Who may join': 'approval',
        'A reason is required': 'false',
        'Longest duration': '30',
        'How many approvals': '2',
      },
      on: /How people join/u,
    });
    expect(saved).toMatch(/Saved.*2 approvals.*30 days/u);
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('join Engineering', /Engineering/u);
    expect(await ada.press('Send request', { fill: { Duration: '90' } })).toMatch(/1 to 30 days/u);
    expect(await ada.press('Send request', { fill: { Duration: '30' } })).toMatch(/0 of 2 approvals/u);
    const marcus = usher.person('Marcus Öberg');
    await marcus.sees(/0 of 2 approvals/u);
    expect(await marcus.press('Approve')).toMatch(/You approved.*1 of 2|1 of 2.*You approved/su);
    await nils.sees(/Ada Lindqvist.*1 of 2 approvals/u);
    expect(usher.graph.membersOf(groupId('Engineering'))).not.toContain(ada.id);
    await nils.press('Approve');
    await ada.sees(/You are now a member of Engineering/u);
  });

  test('a voter who presses twice is counted once, and one denial ends it', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.say('join Engineering because I measure');
    const marcus = usher.person('Marcus Öberg');
    await marcus.sees(/Tom Hughes.*0 of 2/u);
    const card = marcus.messages().at(-1)?.id ?? '';
    const row = await usher.app.store.db
      .selectFrom('join_requests')
      .select('id')
      .where('requester_id', '=', tom.id)
      .where('state', '=', 'pendingApproval')
      .executeTakeFirstOrThrow();
    const press = () =>
      usher.teams.invoke(marcus.id, card, 'requests.approve', {
        requestId: row.id,
        origin: 'card',
        note: '',
      });
    await Promise.all([press(), press(), press()]);
    expect(
      await usher.app.store.db
        .selectFrom('request_votes')
        .selectAll()
        .where('request_id', '=', row.id)
        .execute(),
    ).toHaveLength(1);
    const zofia = usher.person('Zofia Wiśniewska');
    await zofia.sees(/Tom Hughes.*1 of 2/u);
    await zofia.press('Deny', { on: /Tom Hughes/u });
    await zofia.press('Deny request', { fill: { Note: 'Not for now.' } });
    await tom.sees(/denied/u);
    expect(usher.graph.membersOf(groupId('Engineering'))).not.toContain(tom.id);
  });
});
