import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId, sandboxAppId } from '../../src/sandbox/company.ts';
import { buttonsOf, textOf } from '../support/cardReading.ts';
import type { ActivityParts } from '../support/anActivity.ts';
import { composeAs, indexLoaded, peopleMirrored, type Composing } from '../support/composing.ts';
import type { Person } from '../support/person.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
let ada: Person;
let composing: Composing;
beforeAll(async () => {
  usher = await startUsher();
  ada = usher.person('Ada Lindqvist');
  await ada.say('hi');
  await Promise.all([indexLoaded(usher), peopleMirrored(usher)]);
  composing = composeAs(usher, ada);
});
afterAll(() => usher.close());

const adaId = personId('Ada Lindqvist');
const asGuest = { id: `29:${adaId}`, aadObjectId: adaId, name: 'Ada', userRole: 'guest' };
const twoPeople = '19:one_other@unq.gbl.spaces';

describe('somebody looks for a group in the compose box', () => {
  test('and is offered those with the words typed', async () => {
    expect((await composing.offered('sales em'))[0]).toBe('Sales EMEA');
  });

  test('and before typing those asked for last', async () => {
    await ada.ask('join VPN Users because I travel', /Your request.*VPN Users/su);
    expect((await composing.offered(''))[0]).toBe('VPN Users');
  });

  test('and hears that there is none', async () => {
    expect(await composing.query('xyzzy')).toMatchObject({ type: 'message', text: /xyzzy/u });
  });

  test('and is not offered groups whose members are hidden', async () => {
    expect(await composing.offered('board')).not.toContain('Board');
  });

  test('and hears that it does not work now when nothing answers', async () => {
    const { body } = await composing.send('composeExtension/query', 'nonsense');
    expect(JSON.stringify(body)).toMatch(/cannot be searched right now/u);
  });
});

describe('the card in a shared chat', () => {
  const cardOf = async (name: string): Promise<object> => {
    const { attachments = [] } = await composing.query(name);
    return attachments[0]?.content ?? {};
  };

  test('says what the group is and nothing about anybody', async () => {
    const card = await cardOf('Sales EMEA');
    expect(textOf(card)).toMatch(/Sales EMEA.*Microsoft 365 group/su);
    expect(JSON.stringify(card)).not.toMatch(/Ada Lindqvist|Bob Brown|member of|refresh/u);
    expect(buttonsOf(card)).toEqual([
      { title: 'Request to join', verb: 'requests.openForm', data: { groupId: groupId('Sales EMEA') } },
    ]);
  });

  test.each([
    ['a group chat', {}],
    ['a chat of two people', { conversationId: twoPeople, conversationType: 'personal' as const }],
  ])('leads whoever presses it in %s to their own chat', async (_where, place) => {
    const chiara = usher.person('Jürgen Weiß');
    const [button] = buttonsOf(await cardOf('VPN Users'));
    const before = chiara.messages().length;
    const value = {
      action: { type: 'Action.Execute', verb: button?.verb, data: button?.data },
      trigger: 'manual',
    };
    const more = { ...place, changes: { replyToId: 'somewhere' } };
    const { body } = await composeAs(usher, chiara).send('adaptiveCard/action', value, more);
    expect(JSON.stringify(body)).not.toMatch(/VPN|AdaptiveCard/u);
    expect(JSON.stringify(body)).toMatch(/personal chat/u);
    await chiara.sees(/VPN Users.*Send request|VPN Users/su);
    expect(chiara.messages().length).toBe(before + 1);
  });
});

describe('“Request a group” in the compose box', () => {
  const ask = (data: object, who = composing) =>
    who.send('composeExtension/submitAction', { commandId: 'requestGroup', data });

  test('opens a dialog with typeahead and a field for clients without it', async () => {
    const { body } = await composing.send('composeExtension/fetchTask', { commandId: 'requestGroup' });
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(JSON.stringify(body)).toMatch(/Data\.Query.*Or type its name/u);
  });

  test('asks for the group chosen', async () => {
    const reason = 'I work on the fair';
    const { body } = await ask({ picked: groupId('Sales EMEA'), reason });
    expect(body).toMatchObject({ task: { type: 'message' } });
    await ada.sees(/Your request.*Sales EMEA.*fair/su);
    await usher.person('Bob Brown').sees(/Ada Lindqvist asks.*Sales EMEA/su);
  });

  test('asks for the group typed', async () => {
    await ask({ text: 'R&D #1', reason: 'research' });
    await ada.sees(/Your request.*R&D #1/su);
  });

  test.each([
    ['nothing', {}, /choose a group/u],
    ['a name that several groups have', { text: 'Project Aurora' }, /No one group/u],
    ['a hidden group', { picked: groupId('Board') }, /No one group/u],
    ['a group that does not exist', { picked: '00000000-0000-4000-8000-00000000dead' }, /No one group/u],
  ])('comes back with a sentence for %s', async (_what, data, sentence) => {
    const { body } = await ask({ ...data, reason: 'please' });
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(JSON.stringify(body)).toMatch(sentence);
  });

  test('goes on with the form in the own chat when a reason is missing', async () => {
    const emily = usher.person('Emily Carter');
    await emily.say('hi');
    await ask({ text: 'Sales EMEA', reason: '' }, composeAs(usher, emily));
    await emily.sees(/Sales EMEA.*Please say/su);
  });

  test('says why not, and writes nothing', async () => {
    const bob = usher.person('Bob Brown');
    const { body } = await ask({ text: 'Sales EMEA', reason: 'more' }, composeAs(usher, bob));
    expect(JSON.stringify(body)).toMatch(/already a member/u);
  });
});

describe('a link to a group', () => {
  const unfold = async (url: string): Promise<string> =>
    JSON.stringify((await composing.send('composeExtension/queryLink', { url })).body);
  const chat = 'https://teams.microsoft.com/l/chat/0/0?users=28%3Ausher&message=join%20';

  test.each([
    `https://groups.contoso.example/groups/${groupId('Sales EMEA')}`,
    `${chat}${groupId('Sales EMEA')}`,
  ])('unfolds to its card: %s', async (url) => {
    expect(await unfold(url)).toMatch(/Sales EMEA/u);
  });

  test('stays a link when the group is hidden, unknown, or no group of ours', async () => {
    const nothing = JSON.stringify({
      composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] },
    });
    expect(await unfold(`https://groups.contoso.example/groups/${groupId('Board')}`)).toBe(nothing);
    expect(await unfold('https://x.example/groups/00000000-0000-4000-8000-00000000dead')).toBe(nothing);
    expect(await unfold('https://contoso.example/elsewhere')).toBe(nothing);
    expect(await unfold('no link')).toBe(nothing);
  });
});

test.each<[string, ActivityParts]>([
  ['somebody of another tenant', { tenantId: '99999999-9999-4999-8999-999999999999' }],
  ['somebody whom Teams calls a guest', { changes: { from: asGuest } }],
])('%s gets nothing from any of it', async (_who, who) => {
  for (const name of [
    'application/search',
    'composeExtension/query',
    'composeExtension/fetchTask',
    'composeExtension/submitAction',
    'composeExtension/queryLink',
  ]) {
    const value = { queryText: 'sales', dataset: 'groups', data: { text: 'VPN Users', reason: 'x' } };
    const { status, body } = await composing.send(name, value, who);
    expect([status, body ?? {}]).toEqual([200, {}]);
  }
});

test('a guest whom only the directory knows is offered nothing, and asks in vain', async () => {
  const felix = composeAs(usher, usher.person('Felix Grünwald'));
  expect(await felix.offered('sales')).toEqual([]);
  expect(await felix.offered('')).toEqual([]);
  const link = { url: `https://groups.contoso.example/groups/${groupId('Sales EMEA')}` };
  const { body: unfolded } = await felix.send('composeExtension/queryLink', link);
  expect(JSON.stringify(unfolded)).toContain('"attachments":[]');
  const wish = { commandId: 'requestGroup', data: { text: 'VPN Users', reason: 'photographs' } };
  const { body: answer } = await felix.send('composeExtension/submitAction', wish);
  expect(JSON.stringify(answer)).toMatch(/guest/iu);
  const asked = await usher.app.store.db
    .selectFrom('join_requests')
    .select('id')
    .where('requester_id', '=', personId('Felix Grünwald'))
    .execute();
  expect(asked).toEqual([]);
});

test('a link to a group opens the chat with Usher, whether the group exists or not', async () => {
  const at = (path: string) =>
    fetch(`http://127.0.0.1:${String(usher.app.port)}${path}`, { redirect: 'manual' });
  for (const id of [groupId('Sales EMEA'), '00000000-0000-4000-8000-00000000dead']) {
    const response = await at(`/groups/${id}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(
      `https://teams.microsoft.com/l/chat/0/0?users=28%3A${sandboxAppId}&message=join%20${id}`,
    );
  }
  expect((await at('/groups/nonsense')).status).toBe(404);
});
