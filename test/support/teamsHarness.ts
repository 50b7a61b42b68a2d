import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIdentity, type SandboxIdentity } from '../../src/sandbox/identity.ts';
import { createTeamsSimulator } from '../../src/sandbox/teams/teamsSimulator.ts';
import type {
  Activity,
  TeamsPerson,
  TeamsSimulator,
  TeamsSimulatorOptions,
} from '../../src/sandbox/teams/teamsTypes.ts';

export const appId = 'b2d94c61-0e7a-4f38-9c15-7a86f3e0d24b';
export const tenantId = '6f1c2a7e-58d3-4b90-8f64-2d1b9e7c3a05';

/** What the bot answers to an activity: an invoke's body, or nothing. */
export type Bot = (
  activity: Activity,
  connector: BotConnector,
) => Promise<object | undefined> | object | undefined;

/** The connector as a bot uses it, with a token from the sandbox's managed identity. */
export interface BotConnector {
  call(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  /** Sends a message into a chat; resolves with its id. */
  say(chatId: string, activity: object): Promise<string>;
  edit(chatId: string, messageId: string, activity: object): Promise<Response>;
}

export interface TeamsHarness {
  readonly teams: TeamsSimulator;
  readonly identity: SandboxIdentity;
  readonly baseUrl: string;
  readonly connector: BotConnector;
  /** Activities the bot got, with the Authorization header each came with. */
  readonly received: { readonly activity: Activity; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

/** People and a bot on one free loopback port: the simulator, the identity and the bot's endpoint. */
export async function startTeamsHarness(
  people: readonly TeamsPerson[],
  bot: Bot = () => undefined,
  more: Partial<TeamsSimulatorOptions> = {},
): Promise<TeamsHarness> {
  const identity = createIdentity({ appId, tenantId });
  const received: TeamsHarness['received'] = [];
  const server = createServer();
  const baseUrl = await listen(server, Number(new URL(more.baseUrl?.() ?? 'http://127.0.0.1:0').port || 0));
  const teams = createTeamsSimulator({
    people,
    defaultSeats: people.slice(0, 3).map((person) => person.id),
    identity,
    tenantId,
    appId,
    botEndpoint: () => `${baseUrl}/api/messages`,
    ...more,
    baseUrl: () => baseUrl,
  });
  const connector = createBotConnector(baseUrl, identity, teams.connectorUrl());

  async function answerAsBot(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const activity = JSON.parse(await readText(request)) as Activity;
    received.push({ activity, authorization: request.headers.authorization });
    const body = await bot(activity, connector);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  }

  server.on('request', (request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith('/_identity/')) identity.listener(request, response);
    else if (teams.isTeamsPath(url)) teams.listener(request, response);
    else answerAsBot(request, response).catch(breakOff(response));
  });

  return {
    teams,
    identity,
    baseUrl,
    connector,
    received,
    close: async () => {
      await teams.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function aPerson(displayName: string, changes: Partial<TeamsPerson> = {}): TeamsPerson {
  const [first = 'x'] = displayName.toLowerCase().split(' ');
  const digits = Buffer.from(first).toString('hex').padEnd(12, '0').slice(0, 12);
  return {
    id: `00000000-0000-4000-8000-${digits}`,
    displayName,
    jobTitle: 'Specialist',
    department: 'Marketing',
    userPrincipalName: `${first}@contoso.example`,
    userType: 'Member',
    accountEnabled: true,
    ...changes,
  };
}

function createBotConnector(baseUrl: string, identity: SandboxIdentity, serviceUrl: string): BotConnector {
  const call: BotConnector['call'] = async (method, path, body, headers) => {
    const resource = encodeURIComponent('https://api.botframework.com');
    const answer = await fetch(`${baseUrl}/_identity/msi/token?api-version=2019-08-01&resource=${resource}`, {
      headers: { 'X-IDENTITY-HEADER': identity.identityHeader },
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return await fetch(`${serviceUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
  return {
    call,
    say: async (chatId, activity) => {
      const path = `v3/conversations/${encodeURIComponent(chatId)}/activities`;
      const response = await call('POST', path, { type: 'message', ...activity });
      return ((await response.json()) as { id: string }).id;
    },
    edit: (chatId, messageId, activity) =>
      call('PUT', `v3/conversations/${encodeURIComponent(chatId)}/activities/${messageId}`, {
        type: 'message',
        ...activity,
      }),
  };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Not chained: restify, once loaded anywhere in the process, makes writeHead answer nothing. */
function breakOff(response: ServerResponse): () => void {
  return () => {
    response.writeHead(500);
    response.end();
  };
}
