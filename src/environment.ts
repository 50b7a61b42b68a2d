import { z } from 'zod';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const appTypes = ['singletenant', 'userassignedmsi'];

const text = z.string().optional();
const guid = z
  .guid('is not an id of the form 00000000-0000-0000-0000-000000000000. Copy it from the Azure portal.')
  .toLowerCase();
const address = z
  .string()
  .refine(isSafeAddress, 'is not an https address. Plain http is for loopback only.')
  .optional();
const hostName = z
  .string()
  .toLowerCase()
  .regex(
    /^(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/,
    'is not a list of host names. Write names such as bots.example.com or *.example.com, with commas between.',
  );

const environment = z.object({
  NODE_ENV: text,
  PORT: wholeNumber(0, 65_535, 3978),
  PLAYGROUND: yesOrNo(false),
  MicrosoftAppType: oneOf(
    appTypes,
    'is neither SingleTenant nor UserAssignedMSI. Azure no longer creates MultiTenant bots; choose one of the two.',
  ),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: guid.optional(),
  CertificateThumbprint: text,
  CertificatePrivateKey: text,
  ToChannelFromBotLoginUrl: address,
  ToChannelFromBotOAuthScope: text,
  ToBotFromChannelTokenIssuer: text,
  OAuthUrl: address,
  ToBotFromChannelOpenIdMetadataUrl: address,
  ToBotFromEmulatorOpenIdMetadataUrl: address,
  ValidateAuthority: oneOf(['true', 'false'], 'is neither true nor false.'),
  IDENTITY_ENDPOINT: text,
  IDENTITY_HEADER: text,
  GRAPH_ORIGIN: address.refine(
    isOrigin,
    'is more than an origin. Write scheme and host only, such as https://graph.microsoft.us.',
  ),
  SERVICE_URL_HOSTS: listOf(hostName),
  FILE_HOSTS: listOf(hostName),
  NOTIFICATION_URL: address,
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'is not a PostgreSQL address. Start it with postgres://, or remove it for the embedded store.',
    )
    .optional(),
  DATA_DIR: text,
  FALLBACK_APPROVERS: listOf(guid),
  ADMIN_GROUP: guid.optional(),
  LICENSE_ADMIN_GROUP: guid.optional(),
  POLICY_FILE: text,
  ALLOW_GUESTS: yesOrNo(false),
  REQUEST_EXPIRY_DAYS: wholeNumber(1, 365, 14),
  LOG_LEVEL: oneOf(logLevels, `is not a level. Write one of ${logLevels.join(', ')}.`),
  METRICS_TOKEN: z.string().min(16, 'is shorter than 16 characters. Use a long random value.').optional(),
});

export type Environment = z.output<typeof environment>;
export type Given = Readonly<Record<string, string>>;

/** Every variable Usher reads; `.env.sample` documents each. */
export const environmentNames: readonly string[] = Object.keys(environment.shape);

/**
 * Parses the variables, without looking at how they go together.
 * The problems name the variable and the remedy; `env` is there when there are none.
 */
export function parseEnvironment(given: Given): { env?: Environment; problems: string[] } {
  const { data, error } = environment.safeParse(given);
  const problems = (error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`);
  return data === undefined ? { problems } : { env: data, problems };
}

/** What only several variables together tell. Works on the text, so that it speaks up beside a field's own problem. */
export function findConflicts(given: Given): string[] {
  const isProduction = given['NODE_ENV'] === 'production';
  const problems =
    given['MicrosoftAppId'] === undefined ? findStrayCredentials(given) : findRegistrationProblems(given);
  if (isProduction && given['MicrosoftAppId'] === undefined) {
    problems.push(
      'MicrosoftAppId is missing. NODE_ENV=production refuses the sandbox and the playground: set the id of your Azure Bot.',
    );
  }
  for (const [name, value] of Object.entries(given)) {
    if (isProduction && value.toLowerCase().startsWith('http://') && name !== 'IDENTITY_ENDPOINT') {
      problems.push(`${name} is plain http, which NODE_ENV=production refuses. Use https.`);
    }
  }
  return problems;
}

function findStrayCredentials(given: Given): string[] {
  const names = [
    'MicrosoftAppType',
    'MicrosoftAppPassword',
    'MicrosoftAppTenantId',
    'CertificateThumbprint',
    'CertificatePrivateKey',
  ];
  return names
    .filter((name) => given[name] !== undefined)
    .map(
      (name) =>
        `${name} is set without MicrosoftAppId. Set the app id too, or remove ${name} to start the sandbox.`,
    );
}

function findRegistrationProblems(given: Given): string[] {
  const problems: string[] = [];
  const secrets = ['MicrosoftAppPassword', 'CertificateThumbprint', 'CertificatePrivateKey'].filter(
    (name) => given[name] !== undefined,
  );
  if (environment.shape.PLAYGROUND.safeParse(given['PLAYGROUND']).data === true) {
    problems.push(
      'PLAYGROUND accepts unsigned activities and cannot go with MicrosoftAppId. Remove one of the two.',
    );
  }
  if (given['MicrosoftAppTenantId'] === undefined) {
    problems.push('MicrosoftAppTenantId is missing. Set the id of the tenant whose people may use Usher.');
  }
  if (given['MicrosoftAppType']?.toLowerCase() === 'userassignedmsi') {
    problems.push(
      ...secrets.map(
        (name) =>
          `${name} does not go with a managed identity. Remove it, or set MicrosoftAppType=SingleTenant.`,
      ),
    );
  } else if (secrets.length === 0) {
    problems.push(
      'MicrosoftAppPassword is missing. Set it, or a certificate, or MicrosoftAppType=UserAssignedMSI for a managed identity.',
    );
  } else if (secrets.includes('CertificateThumbprint') !== secrets.includes('CertificatePrivateKey')) {
    problems.push('CertificateThumbprint and CertificatePrivateKey belong together. Set both or neither.');
  }
  return problems;
}

function isSafeAddress(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.includes(url.hostname)))
  );
}

function isOrigin(value: string | undefined): boolean {
  const url = value === undefined ? null : URL.parse(value);
  return url === null || (url.pathname === '/' && url.search === '' && url.username === '');
}

function oneOf(words: readonly string[], problem: string) {
  return z
    .string()
    .toLowerCase()
    .refine((word) => words.includes(word), problem)
    .optional();
}

function yesOrNo(fallback: boolean) {
  return oneOf(
    ['yes', 'true', '1', 'no', 'false', '0'],
    'is neither yes nor no. Write one of them.',
  ).transform((word) => (word === undefined ? fallback : ['yes', 'true', '1'].includes(word)));
}

function listOf(item: z.ZodType<string, string>) {
  return z
    .string()
    .default('')
    .transform((value) => value.split(/[\s,;]+/).filter(Boolean))
    .pipe(z.array(item));
}

function wholeNumber(minimum: number, maximum: number, fallback: number) {
  const problem = `is not a whole number from ${String(minimum)} to ${String(maximum)}.`;
  return z
    .string()
    .regex(/^\d+$/, problem)
    .default(String(fallback))
    .transform(Number)
    .pipe(z.number().min(minimum, problem).max(maximum, problem));
}
