import {
  AzureAuthorityHosts,
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { signClientAssertion } from './clientAssertion.ts';
import type { GetToken } from './transport/auth.ts';
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

/**
 * Gets tokens for Graph as the application. Rejects with the library's own error. It keeps none, and makes the
 * credential anew for each, because a credential would hand out from its memory the very token Graph has just
 * refused. (A managed identity's token still comes from a memory the library shares, until it is nearly over.)
 */
export function createGraphTokenProvider(
  identity: GraphIdentity,
  options: TokenProviderOptions = {},
): GetToken {
  const isCloud = options.graphOrigin?.startsWith('https://') === true;
  const origin = isCloud ? new URL(options.graphOrigin ?? GRAPH_ORIGIN).origin : GRAPH_ORIGIN;
  const authority = {
    authorityHost: options.authorityHost ?? AUTHORITY_HOSTS[origin] ?? AzureAuthorityHosts.AzurePublicCloud,
    disableInstanceDiscovery: options.authorityHost !== undefined,
  };
  return async (signal) => {
    const credential = credentialFor(identity, authority);
    const token = await credential.getToken(
      `${origin}/.default`,
      signal === undefined ? {} : { abortSignal: signal },
    );
    if (token === null) throw new Error('The identity service gave no token');
    return { token: token.token, expiresOnTimestamp: token.expiresOnTimestamp };
  };
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
