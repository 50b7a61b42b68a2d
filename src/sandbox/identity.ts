import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';

const CHANNEL_ISSUER = 'https://api.botframework.com';
const TOKEN_SECONDS = 3600;

export interface SandboxIdentityOptions {
  readonly appId: string;
  readonly tenantId: string;
}

export interface SandboxIdentity {
  /** Metadata, keys and the managed identity endpoint; each is found by the end of its path, under any prefix. */
  readonly listener: RequestListener;
  /** What `X-IDENTITY-HEADER` must say at the managed identity endpoint (give it as IDENTITY_HEADER). */
  readonly identityHeader: string;
  /** A token as the channel puts on an activity: for this bot, valid an hour, bound to the activity's serviceUrl. */
  signActivityToken(serviceUrl: string): Promise<string>;
  /** True when the header bears an access token this identity gave out for the audience (trailing slash ignored). */
  verifyAccessToken(authorizationHeader: string | undefined, audience: string): Promise<boolean>;
}

interface Keys {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK & { endorsements: string[] };
}

/**
 * Stands in for Microsoft's sign-in: one RSA key made at start signs both what Teams sends to the bot and the
 * tokens the bot fetches through the App Service managed identity protocol (api-version 2019-08-01).
 */
export function createIdentity({ appId, tenantId }: SandboxIdentityOptions): SandboxIdentity {
  const identityHeader = randomUUID();
  const keys = createKeys();
  const issuer = `https://sts.windows.net/${tenantId}/`;
  const giveToken = async (audience: string): Promise<string> =>
    await sign(await keys, { issuer, audience: withoutSlash(audience), appid: appId, tid: tenantId });
  return {
    identityHeader,
    listener: (request, response) => {
      answer({ keys, identityHeader, giveToken }, request)
        .then(({ status, body }) => {
          sendJson(response, status, body);
        })
        .catch(() => response.destroy());
    },
    signActivityToken: async (serviceUrl) =>
      await sign(await keys, { issuer: CHANNEL_ISSUER, audience: appId, serviceurl: serviceUrl }),
    async verifyAccessToken(authorizationHeader, audience) {
      const token = /^Bearer (\S+)$/i.exec(authorizationHeader ?? '')?.[1];
      if (token === undefined) return false;
      const { publicKey } = await keys;
      const options = { issuer, audience: withoutSlash(audience), algorithms: ['RS256'] };
      return await jwtVerify(token, publicKey, options).then(
        () => true,
        () => false,
      );
    },
  };
}

interface AnswerParts {
  readonly keys: Promise<Keys>;
  readonly identityHeader: string;
  readonly giveToken: (audience: string) => Promise<string>;
}

async function answer(
  { keys, identityHeader, giveToken }: AnswerParts,
  request: IncomingMessage,
): Promise<{ status: number; body: object }> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const asked = request.method === 'GET' ? url.pathname : '';
  if (asked.endsWith('/v1/.well-known/openidconfiguration')) return { status: 200, body: metadata(url) };
  if (asked.endsWith('/v1/.well-known/keys')) return { status: 200, body: { keys: [(await keys).jwk] } };
  if (!asked.endsWith('/msi/token')) return { status: 404, body: { message: 'There is nothing here.' } };
  const resource = url.searchParams.get('resource') ?? '';
  if (request.headers['x-identity-header'] !== identityHeader || resource === '') {
    return { status: 400, body: { message: 'The identity header or the resource is missing or wrong.' } };
  }
  const expiresOn = String(Math.floor(Date.now() / 1000) + TOKEN_SECONDS);
  const token = await giveToken(resource);
  return {
    status: 200,
    body: { access_token: token, expires_on: expiresOn, resource, token_type: 'Bearer' },
  };
}

async function sign(keys: Keys, { issuer, audience, ...claims }: Record<string, string>): Promise<string> {
  return await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.jwk.kid ?? '' })
    .setIssuer(issuer ?? '')
    .setAudience(audience ?? '')
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(`${String(TOKEN_SECONDS)}s`)
    .sign(keys.privateKey);
}

async function createKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  // Without the endorsement botbuilder refuses activities whose channelId is msteams.
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid: randomUUID(),
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams'],
  };
  return { privateKey, publicKey, jwk };
}

function metadata(url: URL): object {
  return {
    issuer: CHANNEL_ISSUER,
    jwks_uri: new URL(url.pathname.replace(/openidconfiguration$/, 'keys'), url).href,
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function withoutSlash(audience: string): string {
  return audience.replace(/\/+$/, '');
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}
