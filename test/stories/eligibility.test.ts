import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('what nobody can ask for is explained before anything happens', () => {
  test.each([
    ['All Staff Announcements', /mailing list/u],
    ['Facilities Stockholm', /Exchange/u],
    ['Helpdesk Admins', /administrator rights/u],
    ['Executive Devices', /chosen administrators/u],
    ['Board', /members are hidden/u],
    ['All Sweden', /rule decides/u],
  ])('%s', async (group, reason) => {
    const chen = usher.person('Nguyễn Minh');
    expect(
      await chen.ask(
        `join ${group} because I would like to`,
        new RegExp(`Nobody can ask to join ${group}`, 'u'),
      ),
    ).toMatch(reason);
    expect(usher.graph.writes.writeRequests).toBe(0);
  });

  test('a synced group', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('join Legacy File Server because of old drawings', /own servers/u);
  });

  test('somebody who is a member already is told so', async () => {
    const bob = usher.person('Lukas Novák');
    await bob.ask('join Sales EMEA because I sell', /already a member of Sales EMEA/u);
  });

  test('a second request for the same group shows the first', async () => {
    const grace = usher.person('Grace Kim');
    await grace.ask('join VPN Users because I am on call', /Waiting for 2 owners/u);
    await grace.ask('join VPN Users because I really am on call', /already asked for VPN Users/u);
  });

  test('somebody whose account is disabled is refused', async () => {
    const mateo = usher.person('Mateo García');
    usher.graph.setUser(mateo.id, { accountEnabled: false });
    await mateo.ask('join VPN Users because I try', /account is disabled/u);
    usher.graph.setUser(mateo.id, { accountEnabled: true });
  });

  test('a guest is refused, and no owner hears of it', async () => {
    const guest = personId('Felix Grünwald');
    await usher.teams.sendMessage(guest, 'join VPN Users because of photographs');
    await usher.person('Felix Grünwald').sees(/[Gg]uest/u);
    const asked = usher
      .person('Samuel Mensah')
      .messages()
      .map((message) => JSON.stringify(message.card));
    expect(asked.some((card) => card.includes('photographs'))).toBe(false);
  });
});

describe('who stands in', () => {
  test('a group without owners is decided by the configured stand-in, who is told why', async () => {
    const own = await startUsher({ env: { FALLBACK_APPROVERS: personId('Dorota Kowalczyk') } });
    try {
      const tom = own.person('Tom Hughes');
      await tom.say('join Archive Readers because of the company history');
      await own.person('Dorota Kowalczyk').sees(/Tom Hughes.*stand in/su);
      await own.person('Dorota Kowalczyk').press('Approve');
      await tom.sees(/verified/u);
    } finally {
      await own.close();
    }
  });

  test.each([
    ['without owners', 'Archive Readers'],
    ['whose only owner is disabled', 'Design Guild'],
    ['whose only owner is a guest', 'Partner Portal'],
  ])('without a stand-in, a request for a group %s is answered at once', async (_kind, group) => {
    const olu = usher.person('Olu Adeyemi');
    await olu.ask(`join ${group} because I need it`, new RegExp(`Nobody can decide about ${group}`, 'u'));
  });

  test('the sole owner who is not a member cannot approve themselves in', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.ask('join Visio Users because I draw', /Nobody can decide about Visio Users/u);
  });
});
