/**
 * Samuel looks after licences. The stories go through the real bot over HTTP; the tenant gives and takes licences in the
 * background, some time after each change, and fails as the service does.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import type { SimulatedMessage } from '../../src/sandbox/teams/teamsTypes.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-licences-'));
  const file = join(folder, 'policies.json');
  await writeFile(file, JSON.stringify(policies));
  const env = { LICENSE_ADMIN_GROUP: groupId('Helpdesk Admins'), POLICY_FILE: file };
  usher = await startUsher({ env });
  // Somebody has spoken to Usher before, so that it knows where Teams is.
  await usher.person('Samuel Mensah').say('help');
});
afterEach(async () => {
  await usher.close();
  await rm(folder, { recursive: true, force: true });
});

const policies = {
  membershipRules: { brake: { people: 4 } },
  licensing: {
    warnBelowPercent: 40,
    productSets: [{ name: 'Reports and drawings', parts: [['POWER_BI_PRO'], ['VISIOCLIENT']] }],
  },
};
const visio = groupId('Visio Users');
const dayMs = 24 * 60 * 60 * 1000;

/** Lets the timer strike. */
async function strike(
  kind: 'licensing.sweepErrors' | 'licensing.watchSeats' | 'licensing.expireChanges',
): Promise<void> {
  const { store, queue } = usher.app;
  await store.db.transaction().execute((trx) => queue.enqueueMany(trx, kind, [{}]));
}

function addMany(): void {
  for (const name of ['Ada Lindqvist', 'Lukas Novák'])
    usher.graph.addMember(groupId('VPN Users'), usher.person(name).id);
}

/** The products of a group are chosen on the form, up to the preview. */
async function choose(name: string, group: string, products: string): Promise<string> {
  const person = usher.person(name);
  await person.ask(`licences ${group}`, /What it gives/u);
  await person.press('Change products');
  return person.press('Preview', { fill: { 'Products the group gives': products } });
}

/** Samuel wants a product for many people, and Mateo has to agree. */
async function askMateo() {
  const [samuel, mateo] = [usher.person('Samuel Mensah'), usher.person('Mateo García')];
  usher.graph.addMember(groupId('Helpdesk Admins'), mateo.id);
  addMany();
  expect(await choose('Samuel Mensah', 'VPN Users', skuIds.powerBiPro)).toMatch(
    /second licence administrator/u,
  );
  expect(await samuel.press('Carry out')).toMatch(/other licence administrators were asked/u);
  await mateo.sees(/Samuel Mensah wants to change what this group gives/u);
  return { samuel, mateo };
}

/** Answers how often somebody was told something. */
function timesTold(name: string, words: RegExp): number {
  const { messages } = usher.person(name);
  return messages().filter(({ card }) => words.test(JSON.stringify(card))).length;
}

/** Ada is added beside Usher when every seat is taken. */
function addAdaWithoutSeat(): void {
  usher.graph.setSeats(skuIds.visioPlan2, 2);
  usher.graph.addMember(visio, usher.person('Ada Lindqvist').id);
}

describe('the overview', () => {
  test('shows each product with its seats, in either language', async () => {
    const samuel = usher.person('Samuel Mensah');
    await samuel.ask('licenses', /Visio Plan 2.*3 bought · 2 used · 0 promised · 1 free · 0 waiting/u);
    await samuel.ask('lizenzen', /Power BI Pro.*12 bought · 3 used/u);
  });

  test('tells administrators once when seats run out, and again only after there were some', async () => {
    const samuel = usher.person('Samuel Mensah');
    await strike('licensing.watchSeats');
    await samuel.sees(/Visio Plan 2: 1 of 3 seats is left/u);
    await strike('licensing.watchSeats');
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    await strike('licensing.watchSeats');
    await samuel.sees(/Visio Plan 2: no seat is left of 2/u);
    expect(timesTold('Samuel Mensah', /Seats are running out/u)).toBe(2);
  });

  test('shows somebody who looks after no licences their own', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('licenses', /licen/iu);
    expect(timesTold('Ada Lindqvist', /bought/u)).toBe(0);
  });
});

describe('an error', () => {
  test('is told once to the owner and to who looks after licences, with the next step', async () => {
    addAdaWithoutSeat();
    await strike('licensing.sweepErrors');
    await usher.person('Viktor Lundgren').sees(/Ada Lindqvist.*No seat of Visio Plan 2 was free. Buy seats/u);
    const samuel = usher.person('Samuel Mensah');
    await samuel.sees(/In Visio Users, 1 person does not get everything/u);
    await strike('licensing.sweepErrors');
    await samuel.ask('licences Visio Users', /Who does not get everything.*Ada Lindqvist/u);
    expect(timesTold('Samuel Mensah', /Licences that could not be given/u)).toBe(1);
    expect(usher.person('Viktor Lundgren').buttonsOn(/could not be given/u)).toEqual([]);
  });

  test('is tried again from the card, and the outcome is told', async () => {
    addAdaWithoutSeat();
    const samuel = usher.person('Samuel Mensah');
    await samuel.ask('licences Visio Users', /Ada Lindqvist.*No seat of Visio Plan 2 was free/u);
    expect(await samuel.press('Try again')).toMatch(/asked again for Ada Lindqvist/u);
    await samuel.sees(/tried again for Ada Lindqvist.*No seat of Visio Plan 2/u);
    usher.graph.setSeats(skuIds.visioPlan2, 3);
    await samuel.say('licences Visio Users');
    await samuel.press('Try again');
    await samuel.sees(/Ada Lindqvist now has everything that Visio Users gives/u);
  });
});

describe('changing what a group gives', () => {
  test('shows who loses what, and happens on a yes', async () => {
    const samuel = usher.person('Samuel Mensah');
    const shown = await choose('Samuel Mensah', 'Visio Users', skuIds.powerBiPro);
    expect(shown).toMatch(/Power BI Pro: takes 2 seats, and 9 are free/u);
    expect(shown).toMatch(/Dorota Kowalczyk loses Visio Plan 2/u);
    await samuel.press('Carry out');
    await samuel.sees(/Done. The service now gives and takes/u);
    await samuel.ask(
      'licences Visio Users',
      /What it gives.*Power BI Pro \(7 free\).*Everybody in the group has what it gives/u,
    );
  });

  test('shows the new preview when somebody came in meanwhile', async () => {
    const samuel = usher.person('Samuel Mensah');
    await choose('Samuel Mensah', 'Visio Users', `${skuIds.visioPlan2},${skuIds.powerBiPro}`);
    usher.graph.addMember(visio, usher.person('Ada Lindqvist').id);
    expect(await samuel.press('Carry out')).toMatch(/Something changed since.*takes 3 seats/u);
  });

  test('takes a second person when many are concerned', async () => {
    const { samuel, mateo } = await askMateo();
    await mateo.press('Agree');
    await samuel.sees(/Done.*Mateo García agreed/u);
  });

  test('is not asked about where nobody else looks after licences', async () => {
    addMany();
    await choose('Samuel Mensah', 'VPN Users', skuIds.powerBiPro);
    expect(await usher.person('Samuel Mensah').press('Carry out')).toMatch(
      /there is none.*have somebody added/iu,
    );
    expect(usher.graph.licencesOf(groupId('VPN Users'))).toEqual([]);
  });

  test('ends with the no of the second person, and whoever wanted it hears of it', async () => {
    const { samuel, mateo } = await askMateo();
    const asked = samuel.messages().at(-1)?.id;
    expect(await mateo.press('Do not change', { on: /wants to change/u })).toMatch(/Nothing was changed/u);
    await samuel.sees(/Nothing was changed.*Mateo García did not agree/u);
    const isNews = ({ id, card }: SimulatedMessage) =>
      id !== asked && /did not agree/u.test(JSON.stringify(card));
    await usher.teams.waitFor(samuel.id, isNews, 20_000);
    expect(usher.graph.licencesOf(groupId('VPN Users'))).toEqual([]);
  });

  test('ends when the second person never answers, and the group is free for another', async () => {
    const { samuel, mateo } = await askMateo();
    usher.pass(13 * dayMs);
    await strike('licensing.expireChanges');
    await samuel.sees(/other licence administrators were asked/u);
    usher.pass(2 * dayMs);
    await strike('licensing.expireChanges');
    await samuel.sees(/Nobody agreed in time, so nothing was changed/u);
    await mateo.sees(/Nobody agreed in time/u);
    expect(mateo.buttonsOn(/Nobody agreed in time/u)).not.toContain('Agree');
    expect(usher.graph.licencesOf(groupId('VPN Users'))).toEqual([]);
    await choose('Samuel Mensah', 'VPN Users', skuIds.powerBiPro);
    expect(await samuel.press('Carry out', { on: /takes \d+ seats/u })).toMatch(/were asked/u);
  });

  test('is not for somebody who looks after no licences, whatever card they forge', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('help', /Find a group/u);
    const card = ada.messages().at(-1)?.id ?? '';
    const forged = {
      groupId: visio,
      userId: ada.id,
      skuId: skuIds.powerBiPro,
      changeId: visio,
      products: '',
    };
    for (const verb of ['showGroup', 'overview', 'sets', 'retryPerson', 'openChange', 'previewChange']) {
      const answer = await usher.teams.invoke(ada.id, card, `licensing.${verb}`, forged);
      expect(JSON.stringify(answer.body)).not.toMatch(/Visio Plan 2|bought/u);
    }
    for (const verb of ['prepareProduct', 'confirmChange', 'dropChange']) {
      const answer = await usher.teams.invoke(ada.id, card, `licensing.${verb}`, forged);
      expect(JSON.stringify(answer.body)).not.toMatch(/Change of licences|no such change/u);
    }
  });
});

test('a group that gives one part of a set can give the other with one tap', async () => {
  const samuel = usher.person('Samuel Mensah');
  await samuel.ask('licenses', /Visio Plan 2/u);
  const report = await samuel.press('Products that belong together');
  expect(report).toMatch(/5 people have only a part of it/u);
  expect(report).toMatch(/Visio Users.*Gives Visio Plan 2, but not Power BI Pro/u);
  expect(await samuel.press('Prepare')).toMatch(/Change of licences/u);
});
