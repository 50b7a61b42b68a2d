/** What the tenant is ready for: an administrator has it read, reads the report, and tells owners once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { surveyEnds } from '../support/aSurvey.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const admin = 'Samuel Mensah';
const sales = ['Chen Wei', 'Aisha Rahman', 'Lukas Novák', 'Siobhán O’Connor', 'Nguyễn Minh', 'Emily Carter'];
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({
    notInstalled: ['Aisha Rahman'],
    env: { ADMIN_GROUP: groupId('Helpdesk Admins') },
  });
  for (const name of sales) usher.graph.addMember(groupId('Sales EMEA Leads'), personId(name));
  usher.teams.setLocale(personId('Patrick Müller'), 'de-DE');
  usher.graph.addMember(groupId('Helpdesk Admins'), personId('Patrick Müller'));
});
afterAll(() => usher.close());

describe('an administrator', () => {
  test('has the tenant read, and sees what it is ready for', async () => {
    const samuel = usher.person(admin);
    await samuel.ask('readiness', /has not looked at the tenant yet/u);
    await samuel.press('Look at the tenant');
    await surveyEnds(usher.app.store.db);
    const says = await invoked(admin, 'admin.readiness', {});
    expect(says).toMatch(/Self-service: \d+ ready, \d+ ready after something, \d+ not possible\./u);
    expect(says).toMatch(/Groups for self-service: \d+ of \d+ possible ones are ready/u);
    expect(says).toMatch(
      /All its owners are guests, disabled or gone\. \d groups? \(Self-service\): .*Design Guild/u,
    );
    expect(says).toMatch(/Nobody owns it\. 1 group \(Self-service\): Archive Readers Name an owner/u);
  });

  test('sees each group under its class with the reason', async () => {
    expect(await list('selfService', 'readyAfter')).toMatch(/Archive Readers.*no owner.*Nobody owns it/u);
    expect(await list('dynamic', 'ready')).toMatch(/Sales EMEA Leads/u);
    expect(await list('licensing', 'readyAfter')).toMatch(
      /Finance Reports.*1 group inside.*would not count/u,
    );
    expect(await list('licensing', 'ready')).toMatch(/Legacy File Server.*managed on premises/u);
    const impossible = `${await list('selfService', 'notPossible')} ${await list('selfService', 'notPossible', 1)}`;
    for (const words of [
      /Legacy File Server.*Managed on premises: its people are changed in the local directory/u,
      /Helpdesk Admins.*Gives directory roles/u,
      /All Staff Announcements.*managed in Exchange/u,
      /All Sweden.*A rule decides who is in it/u,
    ])
      expect(impossible).toMatch(words);
  });

  test('sees the rule that a group’s people suggest, with what it would change', async () => {
    expect(await invoked(admin, 'admin.listCandidates', { page: 0 })).toMatch(
      /100 % of Sales EMEA Leads share department Sales\. user\.department -eq "Sales" 8 people would stay, 0 come in, 0 go/u,
    );
  });

  test('takes every group away as CSV, part by part', async () => {
    const ids: string[] = [];
    let before: string | undefined;
    do {
      const { card } = await pressAs(
        usher,
        admin,
        'admin.exportReadiness',
        before === undefined ? {} : { before },
      );
      const { body } = card as { body: readonly { id?: string; value?: string }[] };
      const csv = body.find(({ id }) => id === 'csv')?.value ?? '';
      ids.push(
        ...csv
          .split('\r\n')
          .slice(1, -1)
          .map((line) => line.split(',')[0] ?? ''),
      );
      before = /"before":"([0-9a-f-]{36})"/u.exec(JSON.stringify(card))?.[1];
    } while (before !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(`"${groupId('Legacy File Server')}"`);
  });

  test('reads it in German as well', async () => {
    const patrick = usher.person('Patrick Müller');
    await patrick.ask('Bereitschaft', /Wofür dieser Mandant bereit ist.*Selbstbedienung: \d+ bereit/u);
    expect(await patrick.press('Selbstbedienung')).toMatch(
      /Archive Readers.*kein Besitzer.*Niemand besitzt sie/u,
    );
    await patrick.ask('Bereitschaft', /Wofür dieser Mandant/u);
    expect(await patrick.press('Regelvorschläge')).toMatch(
      /100 % von Sales EMEA Leads haben gemeinsam: Abteilung Sales/u,
    );
    await patrick.say('Bereitschaft');
    expect(await patrick.press('An Besitzer')).toMatch(/die Nachricht geht an \d+ Personen/u);
  });

  test('goes on with a survey that somebody began and left', async () => {
    const { db } = usher.app.store;
    const row = {
      id: 'left',
      phase: 'people',
      link: null,
      step: 0,
      people: 0,
      groups: 0,
      sorted: 0,
      missing: [],
    };
    await db
      .insertInto('surveys')
      .values({ ...row, tenant: '{}', started_at: new Date() })
      .execute();
    expect(await invoked(admin, 'admin.readiness', {})).toMatch(/Usher is reading the tenant/u);
    await surveyEnds(db);
    expect(await db.selectFrom('surveys').select('id').execute()).toEqual([{ id: 'left' }]);
  });
});

describe('the owners', () => {
  test('of chosen groups are shown first, and told once, with what they can do', async () => {
    const { db } = usher.app.store;
    const chosen = [groupId('Sales EMEA'), groupId('Sales APAC')].join(',');
    const preview = await invoked(admin, 'admin.previewOwnerNews', { text: 'Sales', chosen });
    expect(preview).toMatch(/2 groups; the message goes to 3 people/u);
    expect(await db.selectFrom('owner_news').selectAll().execute()).toEqual([]);
    expect(await invoked(admin, 'admin.tellOwners', { text: 'Sales', chosen })).toMatch(
      /on its way to 3 people/u,
    );
    const chen = usher.person('Chen Wei');
    await chen.sees(/You can now run Sales APAC and Sales EMEA|You can now run Sales EMEA and Sales APAC/u);
    await usher
      .person('Bob Brown')
      .sees(/You can now run Sales EMEA from Teams.*get a card here and decide/u);
    expect(newsFor('Chen Wei')).toHaveLength(1);
  });

  test('are not told again, whoever presses and however often', async () => {
    const all = { text: 'Sales EMEA', chosen: '' };
    await Promise.all([
      invoked(admin, 'admin.tellOwners', all),
      invoked('Patrick Müller', 'admin.tellOwners', all),
    ]);
    await usher
      .person('Bob Brown')
      .sees(
        /You can now run Sales EMEA and Sales EMEA Leads|You can now run Sales EMEA Leads and Sales EMEA/u,
      );
    expect(newsFor('Bob Brown')).toHaveLength(1);
    const { db } = usher.app.store;
    const bobs = await db
      .selectFrom('owner_news')
      .select('group_id')
      .where('owner_id', '=', personId('Bob Brown'))
      .execute();
    expect(bobs.map((row) => row.group_id).sort()).toEqual(
      [groupId('Sales EMEA'), groupId('Sales EMEA Leads')].sort(),
    );
    expect(await invoked(admin, 'admin.previewOwnerNews', all)).toMatch(/nobody left to tell/u);
  });

  test('read it in their own language', async () => {
    usher.teams.setLocale(personId('Sofia Ångström'), 'de-DE');
    const sofia = usher.person('Sofia Ångström');
    await sofia.say('hilfe');
    await invoked(admin, 'admin.tellOwners', { text: 'Marketing', chosen: '' });
    await sofia.sees(/Sie können .*Marketing.* jetzt in Teams führen.*Möchte jemand beitreten.*Karte/u);
  });

  test('who cannot be reached are named, and are none of those it goes to', async () => {
    const aisha = personId('Aisha Rahman');
    const { db } = usher.app.store;
    await db.deleteFrom('owner_news').where('owner_id', '=', aisha).execute();
    const says = await invoked(admin, 'admin.previewOwnerNews', { text: 'Sales APAC', chosen: '' });
    expect(says).toMatch(/the message goes to 0 people.*Cannot be reached.*Aisha Rahman/u);
  });
});

describe('somebody who is no administrator and asks for the report', () => {
  const verbs = [
    ['admin.readiness', {}],
    ['admin.startSurvey', {}],
    ['admin.listReadiness', { system: 'dynamic', class: 'ready', page: 0 }],
    ['admin.listCandidates', { page: 0 }],
    ['admin.exportReadiness', {}],
    ['admin.previewOwnerNews', { text: '', chosen: '' }],
    ['admin.tellOwners', { text: '', chosen: '' }],
  ] as const;

  test('is answered as if there were no such report', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('readiness', /does not know “readiness”|did not understand “readiness”/u);
    for (const name of ['Ada Lindqvist', 'Viktor Lundgren'])
      for (const [verb, data] of verbs)
        expect(await invoked(name, verb, data)).toMatch(/no longer|too old|not.*work/iu);
  });

  test('presses a button of the report from another tenant under an administrator’s id', async () => {
    await invoked(admin, 'admin.tellOwners', { text: 'nothing is called this', chosen: '' });
    const own = usher.teams.activities.at(-1) ?? {};
    const tenantId = personId('Ada Lindqvist');
    const { body } = await usher.teams.post({
      ...own,
      id: 'another',
      conversation: { ...(own['conversation'] as object), tenantId },
      channelData: { tenant: { id: tenantId } },
    });
    expect(body).toEqual({});
  });

  test('writes something that is no id among the chosen, and does not reach everybody by it', async () => {
    expect(await invoked(admin, 'admin.tellOwners', { text: '', chosen: 'everybody' })).toMatch(
      /no longer|too old|not.*work/iu,
    );
  });
});

async function invoked(name: string, verb: string, data: object): Promise<string> {
  return (await pressAs(usher, name, verb, data)).says;
}

function list(system: string, name: string, page = 0): Promise<string> {
  return invoked(admin, 'admin.listReadiness', { system, class: name, page });
}

/** The cards somebody has that say which groups to run. */
function newsFor(name: string) {
  const cards = usher
    .person(name)
    .messages()
    .map((message) => JSON.stringify(message.card ?? {}));
  return cards.filter((card) => card.includes('You can now run '));
}
