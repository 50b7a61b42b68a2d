import { createVerify } from 'node:crypto';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';

/** What a token from Teams must say to be meant for this bot and this activity. */
export interface ExpectedToken {
  readonly issuer: string;
  readonly appId: string;
  readonly serviceUrl: string;
}

/** Finds a published signing key as PEM; null when the channel has no such key. Throws when it cannot be asked. */
export type FindKey = (keyId: string) => Promise<string | null>;

const clockSkewSeconds = 5 * 60;

/** The SDK's own store of the channel's keys, so that they are fetched and kept once for both. */
export function keysOf(openIdMetadataUrl: string): FindKey {
  const { openIdMetadata } = new JwtTokenExtractor({}, openIdMetadataUrl, ['RS256']);
  return async (keyId) => (await openIdMetadata.getKey(keyId))?.key ?? null;
}

/**
 * Tells why a token is not one of the channel's, or undefined when it is. It stands in front of the SDK's
 * validation, which then repeats it and checks the endorsements: the SDK reports several bad tokens as a server
 * error, prints keys on the console, and takes emulator and skill tokens too. Claims come before the signature,
 * so that strangers cannot make us fetch keys with a token that is not even meant for us.
 */
export async function findTokenFault(
  authorization: string,
  expected: ExpectedToken,
  findKey: FindKey,
): Promise<string | undefined> {
  const token = readToken(authorization);
  if (token === undefined) return 'malformed';
  const { alg, kid } = token.header;
  if (alg !== 'RS256' || typeof kid !== 'string') return 'algorithm';
  const claimsFault = findClaimsFault(token.claims, expected);
  if (claimsFault !== undefined) return claimsFault;
  const key = await findKey(kid);
  if (key === null) return 'unknownKey';
  const isSigned = createVerify('RSA-SHA256').update(token.signed).verify(key, token.signature, 'base64url');
  return isSigned ? undefined : 'signature';
}

/** Teams signs all its activities for an hour with a handful of tokens; more than these are forgotten and checked again. */
const mostRemembered = 1_000;
const rememberedForMs = 60_000;

/**
 * Remembers for a minute which tokens had no fault. Only this check in front is spared: the SDK validates every
 * activity's token in full, its time included.
 */
export function rememberingSound(
  find: typeof findTokenFault,
  now: () => number = Date.now,
): typeof findTokenFault {
  const sound = new Map<string, number>();
  return async (authorization, expected, findKey) => {
    const key = `${expected.serviceUrl} ${authorization}`;
    if ((sound.get(key) ?? 0) > now()) return undefined;
    const fault = await find(authorization, expected, findKey);
    if (fault === undefined) {
      if (sound.size >= mostRemembered) sound.clear();
      sound.set(key, now() + rememberedForMs);
    }
    return fault;
  };
}

interface Token {
  readonly header: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
  readonly signed: string;
  readonly signature: string;
}

function readToken(authorization: string): Token | undefined {
  const [, head = '', body = '', signature = ''] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  const header = decode(head);
  const claims = decode(body);
  if (header === undefined || claims === undefined) return undefined;
  return { header, claims, signed: `${head}.${body}`, signature };
}

function findClaimsFault(claims: Record<string, unknown>, expected: ExpectedToken): string | undefined {
  const now = Date.now() / 1000;
  const { iss, aud, exp, nbf, serviceurl } = claims;
  if (iss !== expected.issuer) return 'issuer';
  if (aud !== expected.appId) return 'audience';
  if (typeof exp !== 'number' || exp + clockSkewSeconds <= now) return 'expired';
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf - clockSkewSeconds > now)) return 'notYetValid';
  return serviceurl === expected.serviceUrl ? undefined : 'serviceUrl';
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
