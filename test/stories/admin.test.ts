/** The administrators' corner: what failed, what nobody can decide, and what was done by whom. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { recordNotice } from '../../src/store/notices.ts';
import { pressAs } from '../support/cardPress.ts';
import { jobRows } from '../support/jobRows.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const userId = personId('Tom Hughes');
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({
    notInstalled: ['Aisha Rahman'],
    env: { ADMIN_GROUP: groupId('Helpdesk Admins'), FALLBACK_APPROVERS: personId('Dorota Kowalczyk') },
  });
});
afterAll(() => usher.close());

describe('an administrator', () => {
  test('sees what needs somebody, and tries a failed job again', async () => {
    const samuel = usher.person('Samuel Mensah');
    await bury({ kind: 'teams.deliver', payload: { userId }, attempts: 101, isSettled: false });
    await note('jobFailed', `teams.deliver:${userId}`);
    await samuel.ask('admin', /Search knows [0-9]+ groups.*Rules know 42 people/su);
    expect(await samuel.press('Failed jobs (1)')).toMatch(/teams\.deliver.*Given up after 101 attempts/u);
    expect(samuel.buttonsOn(/Given up after 101/u)).toEqual(['Try again', 'Try all again', 'Administration']);
    const jobId = await buriedId();
    expect(await invoked('Samuel Mensah', 'admin.retry', { jobId, page: 0 })).toMatch(
      /1 job is being tried again.*No job has failed/u,
    );
    expect(await invoked('Samuel Mensah', 'admin.retry', { jobId, page: 0 })).toMatch(
      /somebody else was faster/u,
    );
    expect(await openNotices()).toEqual([]);
    expect(await deedsOf('Samuel Mensah')).toEqual(['admin.retryJob']);
  });

  test('tries all failed jobs again, and takes those off the list that have ended', async () => {
    await bury({ kind: 'teams.deliver', payload: { userId }, isSettled: false });
    await bury({
      kind: 'requests.replaceApprover',
      payload: { requestId: 'gone', userId },
      isSettled: false,
    });
    await bury({ kind: 'requests.removeMembership', payload: { departureId: 'gone' }, isSettled: true });
    expect(await invoked('Samuel Mensah', 'admin.retryAll', {})).toMatch(
      /2 jobs are being tried again.*requests\.removeMembership.*The matter ended/u,
    );
    const jobId = await buriedId();
    expect(await invoked('Samuel Mensah', 'admin.dismiss', { jobId, page: 0 })).toMatch(/off the list/u);
    expect(await jobRows(usher.app.store, 'jobs.dead')).toEqual([]);
  });

  test('acknowledges a notice', async () => {
    await note('cardRejected', 'somebody');
    const samuel = usher.person('Samuel Mensah');
    await samuel.ask('admin', /Administration/u);
    const list = await pressAs(usher, 'Samuel Mensah', 'admin.list', { section: 'notices', page: 0 });
    expect(list.says).toMatch(/cardRejected.*somebody/u);
    const noticeId = /"noticeId":"(\d+)"/u.exec(JSON.stringify(list.card))?.[1];
    expect(await invoked('Samuel Mensah', 'admin.acknowledge', { noticeId, page: 0 })).toMatch(
      /acknowledged.*There are no open notices/u,
    );
    expect(await openNotices()).toEqual([]);
  });

  test('sees groups nobody owns, owners nobody reaches, and requests nobody can decide', async () => {
    const leila = usher.person('Leila Farahani');
    await leila.say('join Archive Readers because of a search');
    await usher.person('Dorota Kowalczyk').sees(/of a search/u);
    const emily = usher.person('Emily Carter');
    await emily.ask('join Sales APAC because I cover the region', /could not reach Aisha Rahman/u);
    const see = (section: string) => invoked('Samuel Mensah', 'admin.list', { section, page: 0 });
    expect(await see('groups')).toMatch(/Archive Readers.*1 request waits/u);
    expect(await see('owners')).toMatch(/Aisha Rahman.*Removed Usher/u);
    expect(await see('requests')).toMatch(/Every waiting request has somebody who can decide/u);
    await sql`update request_approvers set reach = 'unreachable' where user_id = ${personId('Dorota Kowalczyk')}`.execute(
      usher.app.store.db,
    );
    expect(await see('requests')).toMatch(/Archive Readers.*Leila Farahani.*asked on/u);
  });
});

describe('somebody who is no administrator', () => {
  const verbs = [
    ['admin.home', {}],
    ['admin.list', { section: 'jobs', page: 0 }],
    ['admin.retry', { jobId: personId('Ada Lindqvist'), page: 0 }],
    ['admin.retryAll', {}],
    ['admin.dismiss', { jobId: personId('Ada Lindqvist'), page: 0 }],
    ['admin.acknowledge', { noticeId: '1', page: 0 }],
    ['admin.searchAudit', { page: 0 }],
    ['admin.exportAudit', {}],
  ] as const;

  test('is answered as if there were no such command and no such buttons', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('admin', /does not know “admin”|did not understand “admin”/u);
    for (const [verb, data] of verbs) expect(await invoked('Ada Lindqvist', verb, data)).toMatch(unknown);
    expect(await invoked('Ada Lindqvist', 'no.suchVerb', {})).toMatch(unknown);
  });

  test('owns the administrators’ group, and still is none', async () => {
    for (const [verb, data] of verbs) expect(await invoked('Viktor Lundgren', verb, data)).toMatch(unknown);
  });

  test('was one until a moment ago, and can do nothing more', async () => {
    const id = personId('Nils Bergström');
    usher.graph.addMember(groupId('Helpdesk Admins'), id);
    const nils = usher.person('Nils Bergström');
    await nils.ask('admin', /Administration/u);
    usher.graph.removeMember(groupId('Helpdesk Admins'), id);
    const before = await deedsOf('Nils Bergström');
    for (const [verb, data] of verbs) expect(await invoked('Nils Bergström', verb, data)).toMatch(unknown);
    expect(await deedsOf('Nils Bergström')).toEqual(before);
  });

  test('is a guest in the administrators’ group', async () => {
    usher.graph.addMember(groupId('Helpdesk Admins'), personId('Felix Grünwald'));
    const { body } = await usher.teams.sendMessage(personId('Felix Grünwald'), 'admin');
    expect(JSON.stringify(body ?? null)).not.toMatch(/Administration/u);
    const said = JSON.stringify(usher.person('Felix Grünwald').messages());
    expect(said).not.toMatch(/Administration/u);
  });

  test('presses from another tenant under an administrator’s id', async () => {
    await invoked('Samuel Mensah', 'admin.retryAll', {});
    const before = await deedsOf('Samuel Mensah');
    await bury({ kind: 'teams.deliver', payload: { userId }, isSettled: false });
    const own = usher.teams.activities.at(-1) ?? {};
    const tenantId = personId('Ada Lindqvist');
    const foreign = { ...(own['conversation'] as object), tenantId };
    const { body } = await usher.teams.post({
      ...own,
      id: 'another',
      conversation: foreign,
      channelData: { tenant: { id: tenantId } },
    });
    expect(body).toEqual({});
    expect(await deedsOf('Samuel Mensah')).toEqual(before);
    expect(await jobRows(usher.app.store, 'jobs.dead')).toHaveLength(1);
  });
});

/** What the card says to this person after the press. */
async function invoked(name: string, verb: string, data: object): Promise<string> {
  return (await pressAs(usher, name, verb, data)).says;
}

const unknown = /This card can no longer be used/u;

function bury(data: object) {
  const job = JSON.stringify({ attempts: 1, ...data });
  return sql`insert into pgboss.job (name, data) values ('jobs.dead', ${job}::jsonb)`.execute(
    usher.app.store.db,
  );
}

async function buriedId(): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from pgboss.job where name = 'jobs.dead' and state = 'created'`.execute(usher.app.store.db);
  return rows[0]?.id ?? '';
}

function note(code: string, subjectId: string) {
  return recordNotice(usher.app.store.db, { code, subjectId, details: {}, at: new Date() });
}

async function openNotices(): Promise<readonly string[]> {
  const { db } = usher.app.store;
  const open = db.selectFrom('operator_notices').where('acknowledged_at', 'is', null);
  return (await open.select('code').execute()).map((row) => row.code);
}

/** What this person did as an administrator, in order. */
async function deedsOf(name: string): Promise<readonly string[]> {
  const { db } = usher.app.store;
  const rows = await db
    .selectFrom('audit')
    .select('action')
    .where('actor_id', '=', personId(name))
    .where('action', 'like', 'admin.%')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.action);
}
