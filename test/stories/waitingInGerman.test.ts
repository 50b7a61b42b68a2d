import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({ env: { LICENSE_ADMIN_GROUP: groupId('Helpdesk Admins') } });
});
afterAll(() => usher.close());

describe('people who read German', () => {
  test('wait for a seat, change places and come in, in their language', async () => {
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    const [viktor, samuel, tom, lukas] = [
      usher.person('Viktor Lundgren'),
      usher.person('Samuel Mensah'),
      usher.person('Tom Hughes'),
      usher.person('Lukas Novák'),
    ];
    // Whom Usher writes to first it knows by what they wrote before.
    for (const person of [viktor, samuel, tom, lukas]) {
      usher.teams.setLocale(person.id, 'de-DE');
      await person.ask('hallo', /Gruppe/u);
    }
    for (const [person, name] of [
      [tom, 'Tom Hughes'],
      [lukas, 'Lukas Novák'],
    ] as const) {
      await person.say('beitreten Visio Users weil ich Grundrisse zeichne');
      await viktor.sees(new RegExp(`${name}.*Kein Platz von Visio Plan 2 ist`, 'u'));
      await viktor.press('Auf die Warteliste genehmigen', { on: new RegExp(name, 'u') });
    }
    await tom.sees(/Sie sind Nummer 1 auf der Liste/u);
    await lukas.sees(/Sie sind Nummer 2 auf der Liste/u);
    await samuel.ask('Warteliste Visio', /1\. Tom Hughes.*2\. Lukas Novák/u);
    await samuel.press('Höher');
    await lukas.sees(/Sie sind Nummer 1 auf der Liste/u);
    usher.graph.setSeats(skuIds.visioPlan2, 3);
    const { store, queue } = usher.app;
    await store.db.transaction().execute((trx) => queue.enqueueMany(trx, 'requests.offerSeats', [{}]));
    await lukas.sees(/Ihre Lizenz für Visio Plan 2 ist aktiv/u);
    await tom.sees(/Sie sind Nummer 1 auf der Liste/u);
  });
});
