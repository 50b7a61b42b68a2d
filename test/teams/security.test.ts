import { generateKeyPairSync, createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { CryptoKey } from 'jose';
import { createPlaygroundAuthentication } from '../../src/teams/auth.ts';
import { createServiceUrlCheck } from '../../src/teams/serviceUrls.ts';
import { anActivity } from '../support/anActivity.ts';
import { openServer, type OpenServer } from '../support/aServer.ts';
import { channelIssuer, post, secondsFromNow, type TokenChanges } from '../support/botChannel.ts';
import { openTrap, type Trap } from '../support/trap.ts';

let server: OpenServer;
let turns = 0;

beforeAll(async () => {
  server = await openServer(() => {
    turns += 1;
    return Promise.resolve();
  });
});
afterAll(() => server.close());
beforeEach(() => {
  turns = 0;
});

const strangerKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey as unknown as CryptoKey;

test('an activity signed by the channel reaches the bot', async () => {
  expect((await server.channel.signedPost(server.url, anActivity())).status).toBe(200);
  expect(turns).toBe(1);
});

describe('a token that is not from the channel for this bot gets 401 and no turn', () => {
  const badTokens: [string, TokenChanges][] = [
    ['signed with a key the channel does not have', { key: strangerKey }],
    ['naming an unknown key', { header: { kid: 'other' } }],
    ['expired', { claims: { exp: secondsFromNow(-400) } }],
    ['not yet valid', { claims: { nbf: secondsFromNow(400) } }],
    ['without an end', { claims: { exp: undefined as never } }],
    ['for another bot', { claims: { aud: '99999999-9999-4999-8999-999999999999' } }],
    ['from another issuer', { claims: { iss: 'https://issuer.example' } }],
    ['for another service address', { claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } }],
    [
      'as the Bot Framework Emulator makes it',
      {
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          ver: '1.0',
          appid: 'x',
        },
      },
    ],
    ['as a skill makes it', { claims: { ver: '2.0', azp: '33333333-3333-4333-8333-333333333333' } }],
  ];
  test.each(badTokens)('%s', async (_name, changes) => {
    const answer = await server.channel.signedPost(server.url, anActivity(), changes);
    expect(answer).toEqual({ status: 401, body: '' });
    expect(turns).toBe(0);
  });
});

describe('an authorization that is no channel token at all gets 401', () => {
  test.each<[string, (activity: object) => string | undefined]>([
    ['missing', () => undefined],
    ['another scheme', () => 'Basic dXNoZXI6dXNoZXI='],
    ['garbage', () => 'Bearer abc'],
    ['not JSON inside', () => 'Bearer a.b.c'],
    ['no signature, algorithm none', (activity) => `Bearer ${unsigned(activity, 'none')}.`],
    ['an HMAC in place of a signature', (activity) => `Bearer ${withHmac(activity)}`],
  ])('%s', async (_name, authorize) => {
    const activity = anActivity();
    const authorization = authorize(activity);
    const answer = await post(server.url, JSON.stringify(activity), authorization ? { authorization } : {});
    expect(answer).toEqual({ status: 401, body: '' });
    expect(turns).toBe(0);
  });
});

test('a bad token puts nothing on the console', async () => {
  const lines: unknown[] = [];
  const error = jest.spyOn(console, 'error').mockImplementation((...line) => lines.push(line));
  await server.channel.signedPost(server.url, anActivity(), { key: strangerKey });
  await server.channel.signedPost(server.url, anActivity(), { claims: { exp: secondsFromNow(-400) } });
  error.mockRestore();
  expect(lines).toEqual([]);
});

describe('when the service address is foreign', () => {
  let trap: Trap;
  beforeAll(async () => {
    trap = await openTrap();
  });
  afterAll(() => trap.close());

  test('the activity is refused before anything outbound, even the keys, is asked for', async () => {
    const guarded = await openServer(() => Promise.resolve(), { openIdMetadataUrl: `${trap.origin}/keys` });
    const answer = await guarded.channel.signedPost(
      guarded.url,
      anActivity({ serviceUrl: `${trap.origin}/teams/` }),
    );
    expect(answer).toEqual({ status: 403, body: '' });
    expect(trap.calls()).toBe(0);
    await guarded.close();
  });

  test.each([
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://evilbotframework.com/',
    'file:///etc/passwd',
    'not an address',
  ])('%s does not pass for Microsoft', async (serviceUrl) => {
    expect((await server.channel.signedPost(server.url, anActivity({ serviceUrl }))).status).toBe(403);
    expect(turns).toBe(0);
  });
});

test('keys that cannot be had are our trouble, 503, and the sender may try again', async () => {
  const trap = await openTrap(500);
  const cut = await openServer(() => Promise.resolve(), { openIdMetadataUrl: `${trap.origin}/keys` });
  expect(await cut.channel.signedPost(cut.url, anActivity())).toEqual({ status: 503, body: '' });
  expect(trap.calls()).toBeGreaterThan(0);
  await cut.close();
  await trap.close();
});

test('a turn that breaks never shows its error', async () => {
  const broken = await openServer(() => Promise.reject(new Error('secret detail')));
  expect(await broken.channel.signedPost(broken.url, anActivity())).toEqual({ status: 200, body: '' });
  const invoke = anActivity({ name: 'adaptiveCard/action', value: {} });
  expect(await broken.channel.signedPost(broken.url, invoke)).toEqual({ status: 200, body: {} });
  await broken.close();
});

test('only with the playground authentication is an unsigned activity taken', async () => {
  const body = JSON.stringify(anActivity());
  expect((await post(server.url, body)).status).toBe(401);
  const auth = createPlaygroundAuthentication({ isAllowedServiceUrl: createServiceUrlCheck([], true) });
  const playground = await openServer(() => Promise.resolve(), { auth });
  expect((await post(playground.url, body)).status).toBe(200);
  await playground.close();
});

function unsigned(activity: object, alg: string): string {
  const claims = {
    iss: channelIssuer,
    aud: '22222222-2222-4222-8222-222222222222',
    serviceurl: (activity as { serviceUrl: string }).serviceUrl,
    exp: secondsFromNow(600),
  };
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg, kid: 'channel', typ: 'JWT' })}.${encode(claims)}`;
}

function withHmac(activity: object): string {
  const head = unsigned(activity, 'HS256');
  return `${head}.${createHmac('sha256', 'secret').update(head).digest('base64url')}`;
}
