/** Patrick looks after licences and reads German; what he reads and presses is in German throughout. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import type { Person } from '../support/person.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const visio = groupId('Visio Users');
let usher: Usher;
let patrick: Person;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-lizenzen-'));
  const file = join(folder, 'policies.json');
  const productSets = [{ name: 'Berichte und Pläne', parts: [['POWER_BI_PRO'], ['VISIOCLIENT']] }];
  await writeFile(file, JSON.stringify({ licensing: { warnBelowPercent: 40, productSets } }));
  const env = { LICENSE_ADMIN_GROUP: groupId('Helpdesk Admins'), POLICY_FILE: file };
  usher = await startUsher({ env });
  patrick = usher.person('Patrick Müller');
  usher.graph.addMember(groupId('Helpdesk Admins'), patrick.id);
  usher.teams.setLocale(patrick.id, 'de-DE');
  await patrick.ask('hallo', /Gruppe/u);
});
afterAll(async () => {
  await usher.close();
  await rm(folder, { recursive: true, force: true });
});

async function strike(kind: 'licensing.sweepErrors' | 'licensing.watchSeats'): Promise<void> {
  const { store, queue } = usher.app;
  await store.db.transaction().execute((trx) => queue.enqueueMany(trx, kind, [{}]));
}

describe('who looks after licences and reads German', () => {
  test('sees the seats, and is warned before they run out', async () => {
    await patrick.ask('lizenzen', /Visio Plan 2.*3 gekauft · 2 belegt · 0 zugesagt · 1 frei · 0 wartend/u);
    await strike('licensing.watchSeats');
    await patrick.sees(/Plätze werden knapp.*Visio Plan 2: Von 3 Plätzen ist noch 1 frei/u);
  });

  test('changes what a group gives, and sees first who loses what', async () => {
    await patrick.ask('lizenzen Visio Users', /Was sie zuweist.*Alle in der Gruppe haben, was sie zuweist/u);
    await patrick.press('Produkte ändern');
    const fill = { 'Produkte, die die Gruppe zuweist': skuIds.powerBiPro };
    const preview = await patrick.press('Vorschau', { fill });
    expect(preview).toMatch(/Power BI Pro: braucht 2 Plätze, frei sind 9/u);
    expect(preview).toMatch(/Dorota Kowalczyk verliert Visio Plan 2/u);
    expect(await patrick.press('Nicht ändern')).toMatch(/Es wurde nichts geändert/u);
  });

  test('hears who goes without, and has it tried again', async () => {
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    usher.graph.addMember(visio, personId('Ada Lindqvist'));
    await strike('licensing.sweepErrors');
    await patrick.sees(/In Visio Users bekommt 1 Person nicht alles.*Für Visio Plan 2 war kein Platz frei/u);
    usher.graph.setSeats(skuIds.visioPlan2, 3);
    await patrick.ask('lizenzen Visio Users', /Wer nicht alles bekommt.*Ada Lindqvist/u);
    expect(await patrick.press('Erneut versuchen')).toMatch(/versucht es für Ada Lindqvist erneut/u);
    await patrick.sees(/Ada Lindqvist hat jetzt alles, was Visio Users zuweist/u);
  });

  test('sees who has only a part of what belongs together', async () => {
    await patrick.ask('lizenzen', /Visio Plan 2/u);
    expect(await patrick.press('Zusammengehörige Produkte')).toMatch(/haben nur einen Teil davon/u);
  });
});

test('everybody reads about their own licences in German', async () => {
  const dorota = usher.person('Dorota Kowalczyk');
  usher.teams.setLocale(dorota.id, 'de-DE');
  await dorota.ask('warum lizenzen', /Visio Plan 2.*Visio Users/u);
});
