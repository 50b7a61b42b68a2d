import { readFileSync } from 'node:fs';
import { AuthenticationConstants } from 'botframework-connector';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { environmentNames } from '../src/environment.ts';
import { ConfigError } from '../src/errors.ts';

const appId = '22222222-2222-4222-8222-222222222222';
const tenantId = '11111111-1111-4111-8111-111111111111';
const inTenant = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: 'secret' };

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('a newcomer', () => {
  test('who sets nothing gets the sandbox, on loopback, with an embedded store', () => {
    expect(readConfig({})).toEqual({
      mode: 'sandbox',
      isProduction: false,
      port: 3978,
      policyFile: null,
      notificationUrl: null,
      host: '127.0.0.1',
      bot: null,
      graphOrigin: 'https://graph.microsoft.com',
      serviceUrlHosts: [],
      fileHosts: ['*.sharepoint.com'],
      store: { dataDir: '.usher' },
      dataDir: '.usher',
      fallbackApprovers: [],
      adminGroup: null,
      licenceAdminGroup: null,
      allowGuests: false,
      requestExpiryDays: 14,
      logLevel: 'info',
      metricsToken: null,
    });
  });

  test('who leaves variables empty gets the same as without them', () => {
    expect(readConfig({ PORT: '', MicrosoftAppId: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  test('cannot change the configuration afterwards', () => {
    const config = readConfig(inTenant);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.bot?.endpoints)).toBe(true);
  });

  test('with a credential but no app id is not sent to the sandbox by mistake', () => {
    expect(problemsOf({ MicrosoftAppPassword: 'secret' })).toEqual([
      'MicrosoftAppPassword is set without MicrosoftAppId. Set the app id too, or remove MicrosoftAppPassword to start the sandbox.',
    ]);
  });
});

describe('an operator', () => {
  test('with a password runs a SingleTenant bot on all interfaces', () => {
    const { mode, host, bot } = readConfig({ ...inTenant, MicrosoftAppType: 'singletenant' });
    expect({ mode, host }).toEqual({ mode: 'tenant', host: undefined });
    expect(bot).toMatchObject({ appId, tenantId, credential: { kind: 'password', password: 'secret' } });
  });

  test('with a certificate may write its line ends as \\n', () => {
    const { MicrosoftAppPassword: _unused, ...ids } = inTenant;
    const env = { ...ids, CertificateThumbprint: 'AB12', CertificatePrivateKey: 'BEGIN\\nkey\\nEND' };
    const credential = { kind: 'certificate', thumbprint: 'AB12', privateKey: 'BEGIN\nkey\nEND' };
    expect(readConfig(env).bot?.credential).toEqual(credential);
  });

  test('with a managed identity needs no secret, however the type is capitalised', () => {
    const env = {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: 'UserAssignedMsi',
    };
    expect(readConfig(env).bot?.credential).toEqual({ kind: 'managedIdentity' });
  });

  test('who sets one of the endpoint names keeps the public cloud for the others', () => {
    const metadata = 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration';
    const endpoints = readConfig({ ...inTenant, ToBotFromChannelOpenIdMetadataUrl: metadata }).bot?.endpoints;
    const { ToChannelFromBotLoginUrl, ToChannelFromBotOAuthScope, OAuthUrl } = AuthenticationConstants;
    const { ToBotFromChannelTokenIssuer, ToBotFromEmulatorOpenIdMetadataUrl } = AuthenticationConstants;
    expect(endpoints).toEqual({
      ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer,
      OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl,
      ValidateAuthority: 'true',
    });
  });

  test('lists people and hosts with commas, spaces or both', () => {
    const other = '33333333-3333-4333-8333-33333333333A';
    const env = {
      FALLBACK_APPROVERS: `${appId}, ${other} ${appId}`,
      SERVICE_URL_HOSTS: 'Bots.example.com,*.bots.example',
    };
    expect(readConfig(env)).toMatchObject({
      fallbackApprovers: [appId, other.toLowerCase()],
      serviceUrlHosts: ['bots.example.com', '*.bots.example'],
    });
  });

  test('is told every problem at once, each with what to do', () => {
    const problems = problemsOf({
      PORT: 'http',
      MicrosoftAppId: 'usher',
      MicrosoftAppType: 'MultiTenant',
      CertificateThumbprint: 'AB12',
      GRAPH_ORIGIN: 'https://graph.microsoft.us/v1.0',
      SERVICE_URL_HOSTS: 'https://bots.example.com/',
      DATABASE_URL: 'mysql://localhost',
      FALLBACK_APPROVERS: 'bob',
      ALLOW_GUESTS: 'perhaps',
      REQUEST_EXPIRY_DAYS: '0',
      LOG_LEVEL: 'chatty',
      METRICS_TOKEN: 'short',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'MicrosoftAppType',
      'MicrosoftAppId',
      'GRAPH_ORIGIN',
      'SERVICE_URL_HOSTS',
      'DATABASE_URL',
      'FALLBACK_APPROVERS',
      'ALLOW_GUESTS',
      'REQUEST_EXPIRY_DAYS',
      'LOG_LEVEL',
      'METRICS_TOKEN',
      'MicrosoftAppTenantId',
      'CertificateThumbprint',
    ]);
    for (const problem of problems) expect(problem).toMatch(/\.$/);
  });

  test('with a managed identity and a password is told that they do not go together', () => {
    expect(problemsOf({ ...inTenant, MicrosoftAppType: 'UserAssignedMSI' })).toEqual([
      'MicrosoftAppPassword does not go with a managed identity. Remove it, or set MicrosoftAppType=SingleTenant.',
    ]);
  });

  test('never sees a secret repeated in a problem', () => {
    const problems = problemsOf({
      ...inTenant,
      MicrosoftAppPassword: 'hunter2hunter2',
      MicrosoftAppTenantId: 'x',
      METRICS_TOKEN: 'tops3cret',
    });
    expect(problems.join()).not.toMatch(/hunter2|tops3cret/);
  });
});

describe('in production', () => {
  const NODE_ENV = 'production';

  test('the sandbox is refused', () => {
    expect(problemsOf({ NODE_ENV })).toEqual([
      'MicrosoftAppId is missing. NODE_ENV=production refuses the sandbox and the playground: set the id of your Azure Bot.',
    ]);
  });

  test('the playground is refused, with an app id and without', () => {
    expect(problemsOf({ NODE_ENV, PLAYGROUND: '1' })).toHaveLength(1);
    expect(problemsOf({ NODE_ENV, PLAYGROUND: '1', ...inTenant })).toHaveLength(1);
  });

  test('plain http is refused even on loopback, except for the platform identity', () => {
    const plain = { GRAPH_ORIGIN: 'http://127.0.0.1:4000', IDENTITY_ENDPOINT: 'http://127.0.0.1:4001/msi' };
    expect(problemsOf({ NODE_ENV, ...inTenant, ...plain })).toEqual([
      'GRAPH_ORIGIN is plain http, which NODE_ENV=production refuses. Use https.',
    ]);
  });
});

test('plain http is for loopback only', () => {
  expect(readConfig({ GRAPH_ORIGIN: 'http://127.0.0.1:4000' }).graphOrigin).toBe('http://127.0.0.1:4000');
  expect(problemsOf({ GRAPH_ORIGIN: 'http://graph.example.com' })).toHaveLength(1);
});

test('the playground accepts unsigned activities only on loopback and only without an app id', () => {
  expect(readConfig({ PLAYGROUND: '1' })).toMatchObject({ mode: 'playground', host: '127.0.0.1', bot: null });
  expect(problemsOf({ PLAYGROUND: '1', ...inTenant })).toHaveLength(1);
  expect(problemsOf({ PLAYGROUND: 'no', ...inTenant })).toEqual([]);
});

describe('.env.sample', () => {
  const sample = readFileSync(new URL('../.env.sample', import.meta.url), 'utf8');
  const entries = [...sample.matchAll(/^#?([A-Za-z_]+)=(.*)$/gm)].map(
    ([, name, value]) => [name, value] as const,
  );

  test('documents every variable that is read, and no other', () => {
    expect(entries.map(([name]) => name).sort()).toEqual([...environmentNames].sort());
  });

  test('starts the sandbox as it is', () => {
    const active = Object.fromEntries(
      [...sample.matchAll(/^([A-Za-z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(readConfig(active)).toEqual(readConfig({}));
  });

  test('gives examples that are accepted', () => {
    const filled = Object.fromEntries(entries.filter(([, value]) => value !== ''));
    expect(problemsOf(filled)).toEqual([]);
  });
});
