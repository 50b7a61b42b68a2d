import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('asking with the form', () => {
  test('the form asks for a reason, keeps what was typed, and becomes the status card', async () => {
    const emily = usher.person('Emily Carter');
    await emily.ask('join Sales APAC', /Sales APAC/u);
    const complaint = await emily.press('Send request', { fill: { Reason: '  ' } });
    expect(complaint).toMatch(/owners decide by your reason/u);
    const status = await emily.press('Send request', {
      fill: { Reason: 'I cover for Aisha', Duration: '30' },
    });
    expect(status).toMatch(/Waiting for 2 owners.*30 days/u);
    await usher.person('Aisha Rahman').sees(/I cover for Aisha.*30 days/u);
    expect(
      emily.messages().filter((message) => /Sales APAC/u.test(JSON.stringify(message.card))),
    ).toHaveLength(1);
  });
});

describe('denying', () => {
  test('a denial needs a note, and the requester reads it', async () => {
    const tom = usher.person('Tom Hughes');
    const sofia = usher.person('Sofia Ångström');
    await tom.say('join Brand Assets because I measure the campaigns');
    await sofia.sees(/Tom Hughes/u);
    await sofia.press('Deny');
    expect(await sofia.press('Deny request', { fill: { Note: ' ' } })).toMatch(/should know why/u);
    const done = await sofia.press('Deny request', { fill: { Note: 'Please use the read-only library.' } });
    expect(done).toMatch(/[Dd]enied/u);
    await tom.sees(/read-only library/u);
    expect(usher.graph.membersOf(groupId('Brand Assets'))).not.toContain(tom.id);
  });
});

describe('a press that comes too late', () => {
  test('says who decided, kindly, and changes nothing', async () => {
    const ravi = usher.person('Mei Tanaka');
    const viktor = usher.person('Viktor Lundgren');
    const samuel = usher.person('Samuel Mensah');
    await ravi.say('join VPN Users because I travel to suppliers');
    await samuel.sees(/suppliers/u);
    await viktor.sees(/suppliers/u);
    const late = samuel.messages().at(-1);
    await viktor.press('Approve', { on: /suppliers/u });
    await ravi.sees(/verified/u);
    const requestId = JSON.stringify(late?.card).match(/"requestId":"([^"]+)"/u)?.[1] ?? '';
    const answer = await usher.teams.invoke(samuel.id, late?.id ?? '', 'requests.approve', {
      requestId,
      note: '',
    });
    const text = JSON.stringify(answer.body);
    expect(text).toMatch(/Viktor Lundgren/u);
    expect(text).toMatch(/already settled/u);
  });

  test('on a list says who decided, and leads back to the list', async () => {
    const camila = usher.person('Camila Araújo');
    const viktor = usher.person('Viktor Lundgren');
    const samuel = usher.person('Samuel Mensah');
    await camila.say('join VPN Users because of the trade fair');
    await viktor.sees(/trade fair/u);
    // His own card of the request comes by a job of its own; once it is there, the list is the newest that names it.
    await samuel.sees(/trade fair/u);
    await samuel.ask('approvals', /Approvals.*trade fair/su);
    await viktor.press('Approve', { on: /trade fair/u });
    const late = await samuel.press('Approve', { on: /trade fair.*Asked:/su });
    expect(late).toMatch(
      /already settled.*Approved by Viktor Lundgren|Approved by Viktor Lundgren.*already settled/su,
    );
    expect(samuel.buttonsOn(/Approved by Viktor Lundgren/u)).toContain('Back');
  });

  test('is answered from what Usher knows although the directory is down', async () => {
    const hana = usher.person('Hana Kovářová');
    const viktor = usher.person('Viktor Lundgren');
    await hana.say('join VPN Users because of on-call duty');
    await viktor.sees(/on-call duty/u);
    const card = viktor.messages().at(-1);
    await viktor.press('Approve', { on: /on-call duty/u });
    usher.graph.setFaults({ outage: 'unavailable' });
    const requestId = JSON.stringify(card?.card).match(/"requestId":"([^"]+)"/u)?.[1] ?? '';
    const again = await usher.teams.invoke(viktor.id, card?.id ?? '', 'requests.approve', { requestId });
    expect(JSON.stringify(again.body)).toMatch(/already settled/u);
    usher.graph.setFaults({ outage: 'none' });
    await hana.sees(/verified/u);
  });
});

describe('a stranger', () => {
  test('who forges the card of an owner learns nothing and changes nothing', async () => {
    const zofia = usher.person('Zofia Wiśniewska');
    await zofia.ask('join Finance Reports because of the budget', /Your request/u);
    const status = JSON.stringify(zofia.messages().at(-1)?.card);
    const requestId = /"requestId":"([^"]+)"/u.exec(status)?.[1] ?? '';
    for (const who of ['Patrick Müller', 'Zofia Wiśniewska']) {
      const person = usher.person(who);
      await person.ask('help', /Find a group/u);
      const card = person.messages().at(-1)?.id ?? '';
      const answer = await usher.teams.invoke(person.id, card, 'requests.approve', { requestId, note: '' });
      expect(JSON.stringify(answer.body)).toMatch(/You do not decide|Nobody decides their own/u);
    }
    expect(usher.graph.membersOf(groupId('Finance Reports'))).not.toContain(zofia.id);
  });
});

describe('withdrawing', () => {
  test('the owners’ cards say so and offer nothing more', async () => {
    const leila = usher.person('Leila Farahani');
    const fatima = usher.person('Fatima El Amrani');
    await leila.say('join Finance Leads because of salaries');
    await fatima.sees(/salaries/u);
    expect(await leila.press('Withdraw')).toMatch(/withdr/iu);
    await fatima.sees(/withdr/iu);
    expect(fatima.buttonsOn(/salaries/u)).not.toContain('Approve');
  });
});

describe('lists', () => {
  test('approvals shows what waits, oldest first, and can be decided from there', async () => {
    const nils = usher.person('Nils Bergström');
    for (const name of ['Chiara Rossi', 'Patrick Müller']) {
      await usher.person(name).say(`join R&D #1 because ${name} visits`);
      await nils.sees(new RegExp(`${name} visits`, 'u'));
    }
    const list = await nils.ask('approvals', /Chiara Rossi visits.*Patrick Müller visits/su);
    expect(list).toMatch(/Approve|R&D #1/u);
    const after = await nils.press('Approve', { on: /Chiara Rossi visits.*Patrick Müller visits/su });
    expect(after).toMatch(/Chiara Rossi/u);
    expect(after).toMatch(/Patrick Müller visits/u);
    await usher.person('Chiara Rossi').sees(/verified/u);
  });

  test('my requests shows open and ended ones with their state', async () => {
    const chiara = usher.person('Chiara Rossi');
    await chiara.ask('my  Requests', /My requests.*R&D #1/u);
  });
});

describe('what was typed is not lost', () => {
  test('a duration that cannot be leads to the form, with the reason in it', async () => {
    const juergen = usher.person('Jürgen Weiß');
    await juergen.ask(
      'join Finance Reports because of the brochure for 99999 days',
      /The duration can be 1 to 3650 days/u,
    );
    expect(JSON.stringify(juergen.messages().at(-1)?.card)).toMatch(/of the brochure/u);
  });

  test('a note begun on the request is still there when the owner turns to denying', async () => {
    const aisha = usher.person('Aisha Rahman');
    await usher.person('Siobhán O’Connor').say('join Sales APAC because of a handover');
    await aisha.sees(/handover/u);
    await aisha.press('Deny', { fill: { Note: 'Not before January' }, on: /handover/u });
    expect(JSON.stringify(aisha.messages().at(-1)?.card)).toMatch(/Not before January/u);
  });
});
