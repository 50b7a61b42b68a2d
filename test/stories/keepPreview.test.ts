/** From the wish that Usher keeps a group by a rule to the preview of it, before anything begins. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { peopleRead, startDryRun } from '../support/keeping.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
  await peopleRead(usher);
}, 120_000);
afterAll(() => usher.close());

test('an owner comes from the group’s rule to the form for one that Usher keeps, with conditions to fill in', async () => {
  const olu = usher.person('Olu Adeyemi');
  await olu.ask('rule Finance Reports', /No rule: owners let people in/u);
  const form = await olu.press('Let Usher keep it by a rule', { on: /No rule: owners let people in/u });
  expect(form).toMatch(/Finance Reports.*Usher keeps the group by it/su);
  const fill = { 'Property 1': 'city', 'Value 1': 'Oslo' };
  await olu.press('Preview the conditions', { on: /Usher keeps the group by it/u, fill });
  const preview = /Usher keeps Finance Reports by a rule.*city is Oslo.*Join: \d/isu;
  await olu.sees(preview);
  const again = await olu.press('Change it', { on: preview });
  expect(again).toMatch(/Usher keeps the group by it/u);
  await olu.press('Preview the conditions', { on: /Usher keeps the group by it/u });
  await olu.sees(preview);
  expect(await olu.press('Cancel', { on: preview })).toMatch(/Nothing has changed/u);
});

describe('the preview of a rule that Usher would keep', () => {
  const rule = 'user.department -eq "Finance"';
  const preview = /Finance Reports.*Join: \d/su;

  test('can be tried on somebody as if one property were another', async () => {
    const olu = usher.person('Olu Adeyemi');
    await olu.ask(`keep Finance Reports by ${rule}`, preview);
    await olu.press('What if', { on: preview });
    const fill = { Person: 'Åsa Nyström', Property: 'department', 'Value to try': 'Finance' };
    expect(await olu.press('Try it', { fill, on: /as if one property were another/u })).toMatch(
      /Åsa Nyström would not be in.*Åsa Nyström would be in/u,
    );
    expect(await olu.press('Back to the preview')).toMatch(preview);
  });

  test('names everybody who would move in a file', async () => {
    const olu = usher.person('Olu Adeyemi');
    expect(await olu.press('Everybody as a file', { on: preview })).toMatch(/newest message/u);
    const asked = await usher.teams.waitFor(olu.id, ({ file }) => file?.kind === 'consent', 20_000);
    await usher.teams.answerConsent(olu.id, asked.id, 'accept');
    const { file } = await usher.teams.waitFor(olu.id, ({ file: one }) => one?.kind === 'info', 20_000);
    const url = file?.kind === 'info' ? file.contentUrl : '';
    const csv = new TextDecoder().decode(usher.teams.findFile(url)?.content);
    const known = csv.trim().split('\r\n').slice(1);
    expect(known.length).toBeGreaterThan(0);
    expect(known.every((line) => /^"(?:joins|leaves)",/u.test(line))).toBe(true);
    const shown = await olu.sees(preview);
    const counts = [...shown.matchAll(/(?:Join|Leave): (\d+)/gu)].map(([, count]) => Number(count));
    expect(known).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
    expect(await olu.press('Cancel', { on: preview })).toMatch(/Nothing has changed/u);
  });
});

test('a form with no condition filled in says so, and one with a condition is worked out', async () => {
  const olu = usher.person('Olu Adeyemi');
  const data = { groupId: groupId('Finance Reports'), keeper: 'usher', origin: 'rows', text: '' };
  const { says } = await pressAs(usher, 'Olu Adeyemi', 'dynamic.draftRule', data);
  expect(says).toMatch(/There is no condition yet/u);
  const filled = { ...data, property1: 'department', operator1: 'eq', value1: 'People' };
  await pressAs(usher, 'Olu Adeyemi', 'dynamic.draftRule', filled);
  const preview = /Usher keeps Finance Reports by a rule.*Department is People.*Join: \d/su;
  await olu.sees(preview);
  expect(await olu.press('Cancel', { on: preview })).toMatch(/Nothing has changed/u);
});

test('a yes to a preview that is no longer true shows what is true now, and begins nothing', async () => {
  const olu = usher.person('Olu Adeyemi');
  await olu.say('halte Finance Reports nach user.department -eq "Legal"');
  const preview = /Finance Reports.*Department is Legal.*Join: \d/su;
  await olu.sees(preview);
  usher.graph.setUser(personId('Tom Hughes'), { department: 'Legal' });
  await peopleRead(usher);
  await olu.press('Start a dry run', { on: preview });
  await olu.sees(/Finance Reports.*nothing was saved.*Join: \d/su);
  const finance = groupId('Finance Reports');
  const kept = usher.app.store.db.selectFrom('kept_rules').select('state').where('group_id', '=', finance);
  expect(await kept.execute()).toEqual([]);
}, 60_000);

describe('two owners who want Usher to keep one group', () => {
  const group = 'VPN Users';
  const [its, sales] = ['user.department -eq "IT"', 'user.department -eq "Sales"'];
  const preview = /Usher keeps VPN Users by a rule.*Join: \d/su;
  const starts = () =>
    usher.app.store.db
      .selectFrom('audit')
      .select(['actor_id', 'details'])
      .where('action', '=', 'dynamic.startKept')
      .where('subject_id', '=', groupId(group))
      .execute();

  test('by the same rule begin one dry run, and both get its card', async () => {
    const [viktor, samuel] = [usher.person('Viktor Lundgren'), usher.person('Samuel Mensah')];
    await samuel.ask(`keep ${group} by ${its}`, preview);
    await startDryRun(viktor, group, its);
    await samuel.press('Start a dry run', { on: preview });
    await samuel.sees(/This is a dry run.*Version 1 of Viktor Lundgren/su);
    await samuel.sees(/The dry run has begun/u);
    expect(await starts()).toHaveLength(1);
  });

  test('by different rules see what the other began before theirs takes its place', async () => {
    const [viktor, samuel] = [usher.person('Viktor Lundgren'), usher.person('Samuel Mensah')];
    await samuel.say(`keep ${group} by user.city -eq "Oslo"`);
    const oslo = /city is Oslo.*Join: \d/isu;
    await samuel.sees(oslo);
    await startDryRun(viktor, group, sales);
    await samuel.press('Start a dry run', { on: oslo });
    await samuel.sees(/nothing was saved.*city is Oslo.*Until now user.department -eq "Sales"/isu);
    const begun = await starts();
    expect(begun.map(({ details }) => JSON.stringify(details))).toHaveLength(2);
    expect(begun[1]?.details).toMatchObject({ before: { text: its }, after: { text: sales } });
  });
});
