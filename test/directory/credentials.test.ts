import { generateKeyPairSync, verify } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { createGraphTokenProvider } from '../../src/directory/credentials.ts';
import { signClientAssertion } from '../../src/directory/clientAssertion.ts';

/*
 * The managed identity of App Service is spoken over plain http and so can be tried whole. The token endpoint of a
 * tenant must be https, so for secret and certificate only the assertion is checked here.
 */

const CLIENT_ID = '11111111-1111-4111-8111-111111111111';
const before = { ...process.env };
let endpoint: Server | undefined;

afterEach(() => {
  endpoint?.close();
  for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before[name];
  }
});

test('a managed identity gets its token from the platform, for Graph and as itself', async () => {
  const asked: { url: URL; secret: unknown }[] = [];
  endpoint = createServer((request, response) => {
    asked.push({
      url: new URL(request.url ?? '', 'http://platform.invalid'),
      secret: request.headers['x-identity-header'],
    });
    const expires_on = String(Math.floor(Date.now() / 1000) + 3_600);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'from-platform', expires_on, token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => endpoint?.listen(0, '127.0.0.1', resolve));
  const { port } = endpoint.address() as AddressInfo;
  process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${String(port)}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'platform-secret';

  const getToken = createGraphTokenProvider({ kind: 'managedIdentity', clientId: CLIENT_ID });
  const { token, expiresOnTimestamp } = await getToken();

  expect(token).toBe('from-platform');
  expect(expiresOnTimestamp).toBeGreaterThan(Date.now());
  expect(asked).toHaveLength(1);
  expect(asked[0]?.secret).toBe('platform-secret');
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
    'api-version': '2019-08-01',
    resource: 'https://graph.microsoft.com',
    client_id: CLIENT_ID,
  });
});

test.each([
  ['AA:BB:CC:DD:EE:FF:00:11:22:33:AA:BB:CC:DD:EE:FF:00:11:22:33', 'x5t'],
  ['ab'.repeat(32), 'x5t#S256'],
])('a certificate is proved with its thumbprint %s and key alone', (thumbprint, header) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const assertion = signClientAssertion({
    clientId: CLIENT_ID,
    audience: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
    thumbprint,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    issuedAt: 1_000,
  });
  const [head = '', claims = '', signature = ''] = assertion.split('.');
  const decode = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  expect(decode(head)).toEqual({
    alg: 'RS256',
    typ: 'JWT',
    [header]: Buffer.from(thumbprint.replaceAll(':', ''), 'hex').toString('base64url'),
  });
  expect(decode(claims)).toMatchObject({ iss: CLIENT_ID, sub: CLIENT_ID, nbf: 1_000, exp: 1_600 });
  const content = Buffer.from(`${head}.${claims}`);
  expect(verify('sha256', content, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
});
