import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appId, startTeamsHarness, type TeamsHarness } from '../support/teamsHarness.ts';

let harness: TeamsHarness;

beforeAll(async () => {
  harness = await startTeamsHarness([]);
});

afterAll(() => harness.close());

async function readJson(
  path: string,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(`${harness.baseUrl}/_identity/${path}`, { headers });
  return (await response.json()) as Record<string, unknown>;
}

describe('the identity of the sandbox', () => {
  it('publishes the key that activities are signed with, endorsed for Teams', async () => {
    const metadata = await readJson('v1/.well-known/openidconfiguration');
    const response = await fetch(String(metadata['jwks_uri']));
    const keys = (await response.json()) as JSONWebKeySet;
    expect(keys.keys[0]).toMatchObject({ kty: 'RSA', endorsements: ['msteams'] });
    expect(keys.keys[0]).not.toHaveProperty('d');

    const token = await harness.identity.signActivityToken('http://127.0.0.1/emea/');
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      issuer: 'https://api.botframework.com',
      audience: appId,
    });
    expect(payload['serviceurl']).toBe('http://127.0.0.1/emea/');
  });

  it('gives access tokens to whoever knows the header, for the resource asked for', async () => {
    const answer = await readJson('msi/token?api-version=2019-08-01&resource=https://graph.microsoft.com', {
      'X-IDENTITY-HEADER': harness.identity.identityHeader,
    });
    expect(answer).toMatchObject({ token_type: 'Bearer', resource: 'https://graph.microsoft.com' });
    expect(Number(answer['expires_on'])).toBeGreaterThan(Date.now() / 1000);
    const header = `Bearer ${String(answer['access_token'])}`;
    expect(await harness.identity.verifyAccessToken(header, 'https://graph.microsoft.com/')).toBe(true);
    expect(await harness.identity.verifyAccessToken(header, 'https://api.botframework.com')).toBe(false);
  });

  it('gives no token to somebody who does not know the header', async () => {
    const answer = await readJson('msi/token?resource=https://graph.microsoft.com', {
      'X-IDENTITY-HEADER': 'guess',
    });
    expect(answer).not.toHaveProperty('access_token');
  });

  it('takes neither an activity token nor nonsense for an access token', async () => {
    const activityToken = await harness.identity.signActivityToken('http://127.0.0.1/');
    const { verifyAccessToken } = harness.identity;
    expect(await verifyAccessToken(`Bearer ${activityToken}`, appId)).toBe(false);
    expect(await verifyAccessToken('Bearer x.y.z', 'https://api.botframework.com')).toBe(false);
    expect(await verifyAccessToken('Basic abc', 'https://api.botframework.com')).toBe(false);
    expect(await verifyAccessToken(undefined, 'https://api.botframework.com')).toBe(false);
  });
});
