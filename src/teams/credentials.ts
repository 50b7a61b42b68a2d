import {
  CertificateServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { BotConfig } from '../config.ts';
import { DeliveryError } from '../errors.ts';
import { within } from './within.ts';

/** Gets a token of the managed identity for a scope such as `https://api.botframework.com/.default`. */
export type GetToken = (scope: string) => Promise<{ token: string }>;

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;
type WebResource = Parameters<Credentials['signRequest']>[0];

const tokenLimitMs = 10_000;
/** The library keeps the token itself, for hours, but takes its time to find it; a busy second has many sends. */
const tokenReuseMs = 30_000;

/** How the bot proves itself to the connector. Without a token in time, calls fail with a `DeliveryError`. */
export function createCredentialsFactory(
  bot: BotConfig,
  getToken: GetToken,
): ServiceClientCredentialsFactory {
  const factory = chooseFactory(bot, getToken);
  const create = factory.createCredentials.bind(factory);
  factory.createCredentials = async (appId, audience, loginEndpoint, validateAuthority) => {
    const credentials = await create(appId, audience, loginEndpoint, validateAuthority);
    return { signRequest: (request) => signInTime(credentials, request) };
  };
  return factory;
}

function chooseFactory(bot: BotConfig, getToken: GetToken): ServiceClientCredentialsFactory {
  const { appId, tenantId, credential } = bot;
  switch (credential.kind) {
    case 'password':
      return new PasswordServiceClientCredentialFactory(appId, credential.password, tenantId);
    case 'certificate': {
      const { thumbprint, privateKey } = credential;
      return new CertificateServiceClientCredentialsFactory(appId, thumbprint, privateKey, tenantId);
    }
    case 'managedIdentity':
      return new ManagedIdentityCredentialsFactory(appId, getToken);
  }
}

/** Token libraries wait without end, and their errors must not be taken for answers of the connector. */
function signInTime(credentials: Credentials, request: WebResource): Promise<WebResource> {
  const signed = credentials.signRequest(request).catch((cause: unknown) => {
    throw new DeliveryError('unavailable', 'There is no token for the connector.', { cause });
  });
  return within(tokenLimitMs, signed, () => {
    throw new DeliveryError('unavailable', 'The token for the connector takes too long.');
  });
}

/**
 * botbuilder's own goes through DefaultAzureCredential, where a developer's environment or CLI sign-in can win
 * over the identity that was assigned, and keeps tokens in a static map. Here the identity is asked directly.
 */
class ManagedIdentityCredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #getToken: GetToken;
  readonly #recent = new Map<string, { readonly token: string; readonly until: number }>();

  constructor(appId: string, getToken: GetToken) {
    super();
    this.#appId = appId;
    this.#getToken = getToken;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === this.#appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(_appId: string, audience: string): Promise<Credentials> {
    const signRequest: Credentials['signRequest'] = async (request) => {
      request.headers.set('authorization', `Bearer ${await this.#tokenFor(`${audience}/.default`)}`);
      return request;
    };
    return Promise.resolve({ signRequest });
  }

  async #tokenFor(scope: string): Promise<string> {
    const recent = this.#recent.get(scope);
    if (recent !== undefined && performance.now() < recent.until) return recent.token;
    const { token } = await this.#getToken(scope);
    this.#recent.set(scope, { token, until: performance.now() + tokenReuseMs });
    return token;
  }
}
