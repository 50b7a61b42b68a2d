import { createPrivateKey, randomUUID, sign } from 'node:crypto';

export interface AssertionParts {
  readonly clientId: string;
  /** Token endpoint the assertion is for. */
  readonly audience: string;
  /** Fingerprint of the registered certificate in hex, with or without colons: SHA-1, or SHA-256 by its length. */
  readonly thumbprint: string;
  /** PEM, PKCS #1 or #8; a certificate in the same text does no harm. */
  readonly privateKey: string;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
}

const LIFETIME_S = 600;
const SHA1_HEX_LENGTH = 40;

/**
 * Proof of the app's certificate for the token endpoint. Written here because `ClientCertificateCredential` computes
 * the thumbprint from the certificate, while botbuilder's settings carry thumbprint and key only.
 * Source: Microsoft identity platform, "Application authentication certificate credentials".
 */
export function signClientAssertion(parts: AssertionParts): string {
  const hex = parts.thumbprint.replaceAll(/[^0-9a-f]/gi, '');
  const fingerprint = Buffer.from(hex, 'hex').toString('base64url');
  const header = {
    alg: 'RS256',
    typ: 'JWT',
    ...(hex.length === SHA1_HEX_LENGTH ? { x5t: fingerprint } : { 'x5t#S256': fingerprint }),
  };
  const claims = {
    aud: parts.audience,
    iss: parts.clientId,
    sub: parts.clientId,
    jti: randomUUID(),
    nbf: parts.issuedAt,
    exp: parts.issuedAt + LIFETIME_S,
  };
  const content = `${encoded(header)}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(content), createPrivateKey(parts.privateKey));
  return `${content}.${signature.toString('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
