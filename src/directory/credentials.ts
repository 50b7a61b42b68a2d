import {
  AzureAuthorityHosts,
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { signClientAssertion } from './clientAssertion.ts';
import type { GetToken, GraphToken } from './transport/auth.ts';
import { GRAPH_ORIGIN } from './url.ts';

/** As whom Usher asks Graph; the three ways botbuilder's settings describe. */
export type GraphIdentity =
  | { readonly kind: 'managedIdentity'; readonly clientId: string }
  | {
      readonly kind: 'clientSecret';
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | {
      readonly kind: 'certificate';
      readonly tenantId: string;
      readonly clientId: string;
      /** Hex, as the portal shows it. */
      readonly thumbprint: string;
      /** PEM with real line ends. */
      readonly privateKey: string;
    };

export interface TokenProviderOptions {
  /** The cloud's Graph when https; anything else means Microsoft's own, whose tokens the sandbox takes as well. */
  readonly graphOrigin?: string;
  /**
   * `https://login.…` of the cloud; by default the one that belongs to the Graph. One that is given is trusted as it
   * is, otherwise the library asks Microsoft's public cloud whether it is genuine.
   */
  readonly authorityHost?: string;
}

interface Authority {
  readonly authorityHost: string;
  readonly disableInstanceDiscovery: boolean;
}

/** One try again inside the library: a wrong moment of the identity service costs less here than a failed turn. */
const RETRIES = { maxRetries: 1 };

/** Source: Microsoft Graph, "National cloud deployments". */
const AUTHORITY_HOSTS: Readonly<Record<string, string>> = {
  'https://graph.microsoft.us': AzureAuthorityHosts.AzureGovernment,
  'https://dod-graph.microsoft.us': AzureAuthorityHosts.AzureGovernment,
  'https://microsoftgraph.chinacloudapi.cn': AzureAuthorityHosts.AzureChina,
};

/** Gets a token for a scope such as `https://api.botframework.com/.default`. */
export type TokenSource = (scope: string, signal?: AbortSignal) => Promise<GraphToken>;

/** Gets tokens for Graph as the application; the directory keeps them. Rejects with the library's own error. */
export function createGraphTokenProvider(
  identity: GraphIdentity,
  options: TokenProviderOptions = {},
): GetToken {
  const origin = cloudOf(options);
  const getToken = createTokenSource(identity, options);
  return (signal) => getToken(`${origin}/.default`, signal);
}

/**
 * Gets tokens for any scope as the application. Keeps none and makes the credential anew for each, because a
 * credential would hand out from its memory the very token a service has just refused. A managed identity's token
 * comes from a memory that all credentials of the process share, until it is nearly over.
 */
export function createTokenSource(identity: GraphIdentity, options: TokenProviderOptions = {}): TokenSource {
  const cloudAuthority = AUTHORITY_HOSTS[cloudOf(options)] ?? AzureAuthorityHosts.AzurePublicCloud;
  const authority = {
    authorityHost: options.authorityHost ?? cloudAuthority,
    disableInstanceDiscovery: options.authorityHost !== undefined,
  };
  return async (scope, signal) => {
    const credential = credentialFor(identity, authority);
    const token = await credential.getToken(scope, signal === undefined ? {} : { abortSignal: signal });
    if (token === null) throw new Error('The identity service gave no token');
    return { token: token.token, expiresOnTimestamp: token.expiresOnTimestamp };
  };
}

function cloudOf({ graphOrigin }: TokenProviderOptions): string {
  return graphOrigin?.startsWith('https://') === true ? new URL(graphOrigin).origin : GRAPH_ORIGIN;
}

function credentialFor(identity: GraphIdentity, authority: Authority): TokenCredential {
  const { clientId } = identity;
  const options = { ...authority, retryOptions: RETRIES };
  if (identity.kind === 'managedIdentity') {
    return new ManagedIdentityCredential({ clientId, retryOptions: RETRIES });
  }
  if (identity.kind === 'clientSecret') {
    return new ClientSecretCredential(identity.tenantId, clientId, identity.clientSecret, options);
  }
  const { tenantId, thumbprint, privateKey } = identity;
  const audience = new URL(`/${tenantId}/oauth2/v2.0/token`, authority.authorityHost).href;
  const assertion = (): Promise<string> =>
    Promise.resolve(
      signClientAssertion({
        clientId,
        audience,
        thumbprint,
        privateKey,
        issuedAt: Math.floor(Date.now() / 1000),
      }),
    );
  return new ClientAssertionCredential(tenantId, clientId, assertion, options);
}
