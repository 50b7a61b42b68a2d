import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';

export const channelIssuer = 'https://api.botframework.com';

export interface TokenChanges {
  readonly claims?: JWTPayload;
  readonly header?: Partial<JWTHeaderParameters>;
  /** Signs with another key than the published one. */
  readonly key?: CryptoKey;
}

export interface Answer {
  readonly status: number;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
}

/**
 * The Bot Connector as far as signing goes: it publishes its key on loopback and signs activities with it, so
 * that the product's own validation runs unchanged. The SDK keeps keys per URL for a day in a static map, so
 * every channel gets a port of its own.
 */
export interface BotChannel {
  readonly openIdMetadataUrl: string;
  /** A token as Teams would send it for this activity, with the changes a test wants. */
  sign(activity: object, changes?: TokenChanges): Promise<string>;
  /** Posts the activity with a token made for it. */
  signedPost(url: string, activity: object, changes?: TokenChanges): Promise<Answer>;
  close(): Promise<void>;
}

/** Opens a channel whose tokens are meant for the bot with this app id. */
export async function openBotChannel(appId: string): Promise<BotChannel> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: 'channel', use: 'sig', endorsements: ['msteams'] };
  const { server, origin } = await publishKey(key);
  const sign = (activity: object, { claims, header, key: otherKey }: TokenChanges = {}): Promise<string> =>
    new SignJWT({
      serviceurl: (activity as { serviceUrl?: string }).serviceUrl,
      iss: channelIssuer,
      aud: appId,
      nbf: secondsFromNow(-60),
      exp: secondsFromNow(3600),
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'channel', typ: 'JWT', ...header })
      .sign(otherKey ?? privateKey);
  return {
    openIdMetadataUrl: `${origin}/v1/.well-known/openidconfiguration`,
    sign,
    signedPost: async (url, activity, changes) =>
      post(url, JSON.stringify(activity), { authorization: `Bearer ${await sign(activity, changes)}` }),
    close: () => closeServer(server),
  };
}

/** Posts a body as JSON unless the headers say otherwise. */
export async function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
}

export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function publishKey(key: object): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const document = request.url?.endsWith('/keys')
      ? { keys: [key] }
      : {
          issuer: channelIssuer,
          jwks_uri: `${origin}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { server, origin };
}
