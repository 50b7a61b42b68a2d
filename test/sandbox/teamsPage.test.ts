import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TeamsSimulatorOptions } from '../../src/sandbox/teams/teamsTypes.ts';
import { aPerson, startTeamsHarness, type TeamsHarness } from '../support/teamsHarness.ts';

const ada = aPerson('Ada Lind');
const bob = aPerson('Bob Brown', { accountEnabled: false });
const chen = aPerson('Chen Wei');
const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
const asMessage = {
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
};

let harness: TeamsHarness;
let faults: Record<string, unknown>;
let resets: number;
let changed: Record<string, unknown>;

beforeEach(async () => {
  faults = { throttling: false };
  resets = 0;
  changed = {};
  const options: Partial<TeamsSimulatorOptions> = {
    notInstalled: [chen.id],
    onReset: () => {
      resets += 1;
    },
    tenantControls: {
      getFaults: () => faults,
      setFaults: (change) => {
        faults = { ...faults, ...change };
      },
      getGroups: () => [
        {
          id: 'g1',
          name: 'Sales',
          kind: 'Security',
          owners: [{ id: bob.id, name: 'Bob Brown' }],
          members: [],
        },
      ],
      getAttributes: () => [],
      setAttributes: (userId, change) => {
        changed = { userId, ...change };
        return userId === ada.id;
      },
    },
  };
  harness = await startTeamsHarness([ada, bob, chen], ({ name }) => answers[String(name)], options);
});

afterEach(() => harness.close());

const answers: Record<string, object> = {
  'adaptiveCard/action': {
    statusCode: 500,
    type: 'application/vnd.microsoft.error',
    value: { code: 'x', message: 'y' },
  },
  'application/search': {
    statusCode: 200,
    value: { results: [{ title: 'Sales', value: 'g1' }, { title: 7 }] },
  },
};

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`${harness.baseUrl}/_sandbox/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function read(path: string): Promise<Record<string, unknown>> {
  return (await (await fetch(`${harness.baseUrl}/_sandbox/api/${path}`)).json()) as Record<string, unknown>;
}

/** fetch does not let a caller choose the Host. */
function statusWith(headers: Record<string, string>, path = '/'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${harness.baseUrl}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the page', () => {
  it.each([
    ['/', 'text/html'],
    ['/_sandbox/web/app.js', 'text/javascript'],
    ['/_sandbox/web/page.css', 'text/css'],
    ['/_sandbox/web/teams/microsoft-teams-dark.json', 'application/json'],
    ['/_sandbox/lib/adaptivecards.js', 'text/javascript'],
    ['/_sandbox/lib/markdown-it.js', 'text/javascript'],
  ])('serves %s', async (path, type) => {
    const response = await fetch(`${harness.baseUrl}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('serves nothing from outside its folder', async () => {
    for (const path of [
      '/_sandbox/web/../identity.ts',
      '/_sandbox/web/%2e%2e/people.ts',
      '/_sandbox/web/a.txt',
    ]) {
      expect(await statusWith({}, path)).toBe(404);
    }
  });

  it('is not shown under a foreign name or to the script of another site', async () => {
    expect(await statusWith({ host: 'localhost:3978' })).toBe(200);
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example' }, '/_sandbox/api/state')).toBe(403);
    expect(await statusWith({ 'sec-fetch-site': 'cross-site' }, '/_sandbox/events')).toBe(403);
    expect(await statusWith({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200);
  });

  it('takes no form of another site for a command', async () => {
    const path = `people/${ada.id}/messages`;
    expect((await post(path, { text: 'join' }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(path, { text: 'join' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect(harness.received).toEqual([]);
  });
});

describe('a person at the page', () => {
  it('finds everybody with how the bot stands with them', async () => {
    const { people, seats, resetsAll } = await read('state');
    expect(people).toMatchObject([
      {
        displayName: 'Ada Lind',
        install: 'installed',
        locale: 'en-GB',
        memberId: harness.teams.memberIdOf(ada.id),
      },
      { displayName: 'Bob Brown', install: 'notInstalled' },
      { displayName: 'Chen Wei', install: 'notInstalled' },
    ]);
    expect(seats).toEqual([ada.id, bob.id, chen.id]);
    expect(resetsAll).toBe(true);
  });

  it('sends what they type, in the language they chose', async () => {
    await post(`people/${ada.id}/settings`, { locale: 'de-DE' });
    await post(`people/${ada.id}/messages`, { text: ' hilfe ' });
    expect(harness.received.at(-1)?.activity).toMatchObject({
      type: 'message',
      text: 'hilfe',
      locale: 'de-DE',
    });
  });

  it('reads Teams’ own words when a button fails', async () => {
    const messageId = await harness.connector.say(harness.teams.conversationOf(ada.id), asMessage);
    const response = await post(`people/${ada.id}/invoke`, { messageId, verb: 'x', data: {} });
    expect(await response.json()).toEqual({
      outcome: 'error',
      text: 'Something went wrong. Please try again.',
    });
  });

  it('gets only well-formed options while typing into a card', async () => {
    const response = await post(`people/${ada.id}/search`, { dataset: 'groups', text: 'sa' });
    expect(await response.json()).toEqual({ choices: [{ title: 'Sales', value: 'g1' }] });
  });

  it('cannot press buttons on messages of others or on none', async () => {
    const messageId = await harness.connector.say(harness.teams.conversationOf(ada.id), asMessage);
    expect((await post(`people/${chen.id}/invoke`, { messageId, verb: 'x' })).status).toBe(400);
    expect((await post(`people/${ada.id}/submit`, { messageId: '1' })).status).toBe(400);
    expect((await post('people/nobody/messages', { text: 'x' })).status).toBe(404);
  });

  it('adds the bot, but not with a disabled account', async () => {
    await post(`people/${chen.id}/settings`, { install: 'installed' });
    await post(`people/${bob.id}/settings`, { install: 'installed' });
    const { people } = await read('state');
    expect((people as { install: string }[]).map(({ install }) => install)).toEqual([
      'installed',
      'notInstalled',
      'installed',
    ]);
  });

  it('sees messages as they come', async () => {
    const page = await fetch(`${harness.baseUrl}/_sandbox/events`);
    const feed = page.body?.pipeThrough(new TextDecoderStream()).getReader();
    await harness.connector.say(harness.teams.conversationOf(ada.id), { text: 'live' });
    let seen = '';
    while (!seen.includes('"text":"live"')) seen += (await feed?.read())?.value ?? '';
    expect(seen).toContain('"isNew":true');
    await feed?.cancel();
  });

  it('changes what rules go by, of people who are there', async () => {
    const change = { department: 'Sales', accountEnabled: false };
    expect((await post(`attributes/${ada.id}`, change)).status).toBe(200);
    expect(changed).toEqual({ userId: ada.id, ...change });
    expect((await post('attributes/nobody', change)).status).toBe(400);
  });

  it('switches troubles on and off and looks into the groups', async () => {
    await post('faults', { teams: { outage: true }, graph: { throttling: true } });
    expect(await read('tenant')).toMatchObject({
      groups: [{ name: 'Sales', owners: [{ name: 'Bob Brown' }] }],
      faults: { teams: { outage: true }, graph: { throttling: true } },
    });
    expect(harness.teams.faults.outage).toBe(true);
  });

  it('starts over with empty chats', async () => {
    await harness.connector.say(harness.teams.conversationOf(ada.id), { text: 'old' });
    await post('reset', {});
    expect(harness.teams.messages(ada.id)).toEqual([]);
    expect(resets).toBe(1);
  });
});
