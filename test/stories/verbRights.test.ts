/**
 * Every verb about policies, new groups, the end of groups and the administrators' corner, pressed by everybody who may
 * not, with the ids that the card of somebody who may would carry. Nothing may come of it: no write to the directory, no
 * row that changed, no entry in the audit. The desk has its own table in deskRights.
 */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { readinessClasses, systems } from '../../src/admin/readiness.ts';
import { adminVerbs } from '../../src/teams/adminVerbs.ts';
import { creationVerbs } from '../../src/teams/creationVerbs.ts';
import { policyVerbs } from '../../src/teams/policyVerbs.ts';
import { readinessVerbs } from '../../src/teams/readinessVerbs.ts';
import { pressAs } from '../support/cardPress.ts';
import { makeDataDir } from '../support/databases.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const group = groupId('Sales EMEA');
const admins = groupId('Helpdesk Admins');
const makers = groupId('Marketing');
const rules = {
  classes: [{ name: 'Sales', match: { name: 'Sales EMEA' }, atMost: { confirmLoosening: true } }],
  creation: {
    whoMayCreate: { membersOf: makers },
    approval: { approverIds: [personId('Olu Adeyemi'), personId('Bob Brown')] },
  },
};

let usher: Usher;
let folder: string;
let ids: Readonly<Record<'changeId' | 'draftId' | 'wishId' | 'deletionId', string>>;
let before: unknown;

beforeAll(async () => {
  folder = await makeDataDir();
  const file = path.join(folder, 'policies.json');
  await writeFile(file, JSON.stringify(rules));
  usher = await startUsher({ env: { POLICY_FILE: file, ADMIN_GROUP: admins } });
  await leaveThingsBehind();
  // Chen had every right, and every card, until now.
  const chen = personId('Chen Wei');
  usher.graph.removeOwner(group, chen);
  usher.graph.removeMember(admins, chen);
  usher.graph.removeMember(makers, chen);
  for (const name of [...strangers.map(([, stranger]) => stranger), 'Bob Brown', 'Samuel Mensah'])
    await pressAs(usher, name, 'groups.home', {});
  before = await everything();
}, 120_000);
afterAll(async () => {
  await usher.close();
  await rm(folder, { recursive: true, force: true });
});

const strangers = [
  ['a member', 'Lukas Novák'],
  ['a former owner', 'Chen Wei'],
  ['an owner of another group', 'Nils Bergström'],
  ['an employee who has nothing to do with it', 'Leila Farahani'],
] as const;

const form = { mode: 'open', reasonRequired: 'false', approvers: '', second: '', incompatible: '' };
const wish = { kind: 'security', name: 'Mine', purpose: 'p', owners: '', members: '', joinMode: 'approval' };
const noJob = { jobId: randomUUID(), page: 0 };

const notSet = /Only owners of Sales EMEA set how people join/u;
const noMaker = /Only some people make groups/u;
const noWish = /This wish is no longer there/u;
const noSay = /You do not decide about new groups now/u;
const notDeleted = /Only its owners can delete Sales EMEA/u;
const noDeletion = /There is nothing here that you could restore/u;
const noVerb = /This card can no longer be used/u;

const table: readonly (readonly [verb: string, data: () => object, answer: RegExp])[] = [
  ['policy.open', () => ({ groupId: group }), notSet],
  ['policy.save', () => ({ groupId: group, ...form }), notSet],
  ['policy.confirm', () => ({ changeId: ids.changeId }), notSet],
  ['policy.showChange', () => ({ changeId: ids.changeId }), notSet],
  ['groups.openCreate', () => ({}), noMaker],
  ['groups.checkCreate', () => wish, noMaker],
  ['groups.reopenCreate', () => ({ creationId: ids.draftId }), noWish],
  ['groups.create', () => ({ creationId: ids.draftId }), noWish],
  ['groups.showCreate', () => ({ creationId: ids.wishId }), noWish],
  ['groups.approveCreate', () => ({ creationId: ids.wishId, note: '' }), noSay],
  ['groups.denyCreate', () => ({ creationId: ids.wishId, note: 'no' }), noSay],
  ['groups.withdrawCreate', () => ({ creationId: ids.wishId }), noWish],
  ['groups.openDelete', () => ({ groupId: group }), notDeleted],
  ['groups.delete', () => ({ groupId: group, name: 'Sales EMEA' }), notDeleted],
  ['groups.showDelete', () => ({ deletionId: ids.deletionId }), noDeletion],
  ['groups.restore', () => ({ deletionId: ids.deletionId }), noDeletion],
  ['admin.home', () => ({}), noVerb],
  ['admin.list', () => ({ section: 'jobs', page: 0 }), noVerb],
  ['admin.retry', () => noJob, noVerb],
  ['admin.retryAll', () => ({}), noVerb],
  ['admin.dismiss', () => noJob, noVerb],
  ['admin.acknowledge', () => ({ noticeId: '1', page: 0 }), noVerb],
  ['admin.searchAudit', () => ({ page: 0 }), noVerb],
  ['admin.exportAudit', () => ({}), noVerb],
  ['admin.sendAudit', () => ({}), noVerb],
  ['admin.showPolicy', () => ({ groupId: group }), noVerb],
  ['admin.readiness', () => ({}), noVerb],
  ['admin.startSurvey', () => ({}), noVerb],
  ['admin.listReadiness', () => ({ system: systems[0], class: readinessClasses[0], page: 0 }), noVerb],
  ['admin.listCandidates', () => ({ page: 0 }), noVerb],
  ['admin.exportReadiness', () => ({}), noVerb],
  ['admin.previewOwnerNews', () => ({ text: '', chosen: group }), noVerb],
  ['admin.tellOwners', () => ({ text: '', chosen: group }), noVerb],
];

test('no verb of these is left out', () => {
  const verbs = [policyVerbs, creationVerbs, adminVerbs, readinessVerbs].flatMap((some) => Object.keys(some));
  expect(table.map(([verb]) => verb).sort()).toEqual(verbs.sort());
});

describe.each(strangers)('%s', (_who, name) => {
  test.each(table)('presses %s for nothing', async (verb, data, answer) => {
    expect((await pressAs(usher, name, verb, data())).says).toMatch(answer);
    expect(await everything()).toEqual(before);
  });
});

/** Under the id of somebody who may, so that nothing but the tenant or the role is in the way. */
describe.each([
  ['from another tenant', { tenantId: randomUUID() }],
  ['as a guest', { userRole: 'guest' }],
])('a press %s', (_how, { tenantId, userRole }: { tenantId?: string; userRole?: string }) => {
  test.each(table)('is not answered on %s', async (verb, data) => {
    const name = verb.startsWith('admin.') ? 'Samuel Mensah' : 'Bob Brown';
    const own = usher.teams.activities.findLast(
      ({ name: kind, from }) =>
        kind === 'adaptiveCard/action' && (from as { aadObjectId?: string }).aadObjectId === personId(name),
    );
    const foreign = tenantId === undefined ? {} : { tenantId };
    const { body } = await usher.teams.post({
      ...own,
      id: randomUUID(),
      from: { ...(own?.['from'] as object), ...(userRole === undefined ? {} : { userRole }) },
      conversation: { ...(own?.['conversation'] as object), ...foreign },
      ...(tenantId === undefined ? {} : { channelData: { tenant: { id: tenantId } } }),
      value: { action: { type: 'Action.Execute', verb, data: data() }, trigger: 'manual' },
    });
    expect(JSON.stringify(body)).toMatch(/^(""|\{\})$/u);
    expect(await everything()).toEqual(before);
  });
});

test('those who may get somewhere with the same presses', async () => {
  const may = (name: string, verb: string) => {
    const [, data] = table.find(([known]) => known === verb) ?? [];
    return pressAs(usher, name, verb, data?.() ?? {}).then(({ says }) => says);
  };
  expect(await may('Bob Brown', 'policy.open')).toMatch(/How people join/u);
  expect(await may('Bob Brown', 'groups.openDelete')).toMatch(/Delete Sales EMEA/u);
  expect(await may('Tom Hughes', 'groups.openCreate')).toMatch(/New group/u);
  expect(await may('Samuel Mensah', 'admin.showPolicy')).toMatch(/Sales EMEA/u);
  expect(await may('Ada Lindqvist', 'groups.showDelete')).toMatch(/Old Launch is deleted/u);
  expect(await may('Bob Brown', 'groups.approveCreate')).toMatch(/is being made|is there/u);
});

/** A looser policy that waits, a draft and a wish for new groups, and a group that was deleted. */
async function leaveThingsBehind(): Promise<void> {
  const [ada, bob, chen] = ['Ada Lindqvist', 'Bob Brown', 'Chen Wei'].map((name) => usher.person(name));
  if (ada === undefined || bob === undefined || chen === undefined) throw new RangeError('Nobody is there.');
  for (const held of [admins, makers]) usher.graph.addMember(held, chen.id);
  await bob.say('policy Sales EMEA open');
  await chen.sees(/Bob Brown wants to make it easier/u);
  for (const name of ['Trade Fair', 'Spring Plans'])
    await pressAs(usher, 'Ada Lindqvist', 'groups.checkCreate', { ...wish, name });
  const { db } = usher.app.store;
  const drafts = await db.selectFrom('group_creations').select(['id', 'name']).orderBy('name').execute();
  const [wished = '', draft = ''] = [drafts.at(-1)?.id, drafts.at(0)?.id];
  await pressAs(usher, 'Ada Lindqvist', 'groups.create', { creationId: wished });
  await bob.sees(/wants a new group/u);
  const like = company().groups.find(({ id }) => id === group);
  if (like === undefined) throw new RangeError('The company has no Sales EMEA.');
  const old = {
    ...like,
    id: randomUUID(),
    displayName: 'Old Launch',
    mailNickname: 'old',
    ownerIds: [ada.id],
  };
  usher.graph.addGroup(old);
  await pressAs(usher, 'Ada Lindqvist', 'groups.delete', { groupId: old.id, name: 'Old Launch' });
  await ada.sees(/Old Launch is deleted/u);
  const change = await db.selectFrom('policy_changes').select('id').executeTakeFirstOrThrow();
  const deletion = await db.selectFrom('group_deletions').select('id').executeTakeFirstOrThrow();
  ids = { changeId: change.id, draftId: draft, wishId: wished, deletionId: deletion.id };
}

/** All that one of these presses could have changed. */
async function everything(): Promise<unknown> {
  const { db } = usher.app.store;
  const [policies, changes, creations, deletions, audit] = await Promise.all([
    db.selectFrom('group_policies').selectAll().execute(),
    db.selectFrom('policy_changes').select(['id', 'state', 'version']).orderBy('id').execute(),
    db.selectFrom('group_creations').select(['id', 'state', 'version']).orderBy('id').execute(),
    db.selectFrom('group_deletions').select(['id', 'state', 'version']).orderBy('id').execute(),
    db.selectFrom('audit').select(['action', 'actor_id']).orderBy('id').execute(),
  ]);
  const { writeRequests } = usher.graph.writes;
  return { policies, changes, creations, deletions, audit, writeRequests };
}
