import { environmentNames, findConflicts, parseEnvironment, type Environment } from './environment.ts';
import { ConfigError } from './errors.ts';

export type Mode = 'tenant' | 'sandbox' | 'playground';

/** botbuilder's own names, always complete: it takes the set as intentional as soon as one is given. */
export interface BotFrameworkEndpoints {
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly OAuthUrl: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly ValidateAuthority: string;
}

export type BotCredential =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'certificate'; readonly thumbprint: string; readonly privateKey: string }
  | { readonly kind: 'managedIdentity' };

/** Usher's registration with the Bot Framework and Entra. */
export interface BotConfig {
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: BotCredential;
  readonly endpoints: BotFrameworkEndpoints;
}

export interface Config {
  /** `tenant` with an app id; without one the sandbox, or the Agents Playground when asked for. */
  readonly mode: Mode;
  readonly isProduction: boolean;
  readonly port: number;
  /** Loopback outside a tenant; undefined means all interfaces. */
  readonly host: '127.0.0.1' | undefined;
  /** Null outside a tenant: the sandbox brings its own, see `sandboxBot`. */
  readonly bot: BotConfig | null;
  readonly graphOrigin: string;
  /** Allowed in addition to Microsoft's, as `host`, `host:port` or `*.domain`. */
  readonly serviceUrlHosts: readonly string[];
  /** From and to which people's files go, in the same form; SharePoint of the public cloud when none is named. */
  readonly fileHosts: readonly string[];
  readonly store: { readonly databaseUrl: string } | { readonly dataDir: string };
  /** Also where the sandbox keeps its tenant and chats, whichever store is used. */
  readonly dataDir: string;
  /** Entra object ids of users or groups, lower case. */
  readonly fallbackApprovers: readonly string[];
  /** Entra object id of the group whose members administer Usher, lower case; null without administrators. */
  readonly adminGroup: string | null;
  /** Entra object id of the group whose members look after licences, lower case; null when nobody does in chat. */
  readonly licenceAdminGroup: string | null;
  /** YAML or JSON file with the administrator's rules; null without any, for which the sandbox brings its own. */
  readonly policyFile: string | null;
  /** Where Microsoft Graph reaches Usher with news of people; null leaves it to the timer. */
  readonly notificationUrl: string | null;
  readonly allowGuests: boolean;
  readonly requestExpiryDays: number;
  readonly logLevel: string;
  /** Null switches `GET /metrics` off. */
  readonly metricsToken: string | null;
}

const publicCloud: BotFrameworkEndpoints = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  ValidateAuthority: 'true',
};

/**
 * Reads the environment. Empty variables count as unset.
 * @throws ConfigError with every problem at once, each with its remedy.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    environmentNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const { env: parsed, problems } = parseEnvironment(given);
  problems.push(...findConflicts(given));
  if (parsed === undefined || problems.length > 0) throw new ConfigError([...new Set(problems)]);
  return freeze(assemble(parsed));
}

/**
 * Points @azure/identity, which reads the environment itself, at another managed identity endpoint. The sandbox
 * brings its own.
 */
export function useIdentityEndpoint(url: string, header: string): void {
  process.env['IDENTITY_ENDPOINT'] = url;
  process.env['IDENTITY_HEADER'] = header;
}

/** The registration of a bot whose channel is simulated: tokens come from a loopback managed identity endpoint. */
export function simulatedBot(ids: { appId: string; tenantId: string; openIdMetadataUrl: string }): BotConfig {
  const endpoints = { ...publicCloud, ToBotFromChannelOpenIdMetadataUrl: ids.openIdMetadataUrl };
  return freeze({
    appId: ids.appId,
    tenantId: ids.tenantId,
    credential: { kind: 'managedIdentity' },
    endpoints,
  });
}

function assemble(env: Environment): Config {
  const mode = env.MicrosoftAppId !== undefined ? 'tenant' : env.PLAYGROUND ? 'playground' : 'sandbox';
  return {
    mode,
    isProduction: env.NODE_ENV === 'production',
    port: env.PORT,
    host: mode === 'tenant' ? undefined : '127.0.0.1',
    bot: assembleBot(env),
    graphOrigin: new URL(env.GRAPH_ORIGIN ?? 'https://graph.microsoft.com').origin,
    serviceUrlHosts: env.SERVICE_URL_HOSTS,
    fileHosts: env.FILE_HOSTS.length === 0 ? ['*.sharepoint.com'] : env.FILE_HOSTS,
    dataDir: env.DATA_DIR ?? '.usher',
    store:
      env.DATABASE_URL === undefined
        ? { dataDir: env.DATA_DIR ?? '.usher' }
        : { databaseUrl: env.DATABASE_URL },
    fallbackApprovers: [...new Set(env.FALLBACK_APPROVERS)],
    adminGroup: env.ADMIN_GROUP ?? null,
    licenceAdminGroup: env.LICENSE_ADMIN_GROUP ?? null,
    policyFile: env.POLICY_FILE ?? null,
    notificationUrl: env.NOTIFICATION_URL ?? null,
    allowGuests: env.ALLOW_GUESTS,
    requestExpiryDays: env.REQUEST_EXPIRY_DAYS,
    logLevel: env.LOG_LEVEL ?? 'info',
    metricsToken: env.METRICS_TOKEN ?? null,
  };
}

function assembleBot(env: Environment): BotConfig | null {
  if (env.MicrosoftAppId === undefined || env.MicrosoftAppTenantId === undefined) return null;
  const names = Object.keys(publicCloud) as (keyof BotFrameworkEndpoints)[];
  const endpoints = Object.fromEntries(names.map((name) => [name, env[name] ?? publicCloud[name]]));
  return {
    appId: env.MicrosoftAppId,
    tenantId: env.MicrosoftAppTenantId,
    credential: chooseCredential(env),
    endpoints: endpoints as unknown as BotFrameworkEndpoints,
  };
}

function chooseCredential(env: Environment): BotCredential {
  if (env.CertificateThumbprint !== undefined && env.CertificatePrivateKey !== undefined) {
    // Many places where variables are typed take one line only, so line ends are written as \n there.
    const privateKey = env.CertificatePrivateKey.replaceAll('\\n', '\n');
    return { kind: 'certificate', thumbprint: env.CertificateThumbprint, privateKey };
  }
  if (env.MicrosoftAppPassword !== undefined) return { kind: 'password', password: env.MicrosoftAppPassword };
  return { kind: 'managedIdentity' };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
