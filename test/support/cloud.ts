import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { company, personId, sandboxAppId, sandboxTenantId, type Company } from '../../src/sandbox/company.ts';
import type { FaultSettings } from '../../src/sandbox/graph/faults.ts';
import { createGraphSimulator, type GraphSimulator } from '../../src/sandbox/graph/simulator.ts';
import { createIdentity, type SandboxIdentity } from '../../src/sandbox/identity.ts';
import { sandboxLinkDomain } from '../../src/sandbox/startSandbox.ts';
import { createTeamsSimulator } from '../../src/sandbox/teams/teamsSimulator.ts';
import type { TeamsSimulator } from '../../src/sandbox/teams/teamsTypes.ts';
import { createPerson, type Person } from './person.ts';

/** Microsoft's cloud for one test: a tenant, a sign-in service and Teams, each behind real HTTP on loopback. */
export interface Cloud {
  readonly graph: GraphSimulator;
  readonly teams: TeamsSimulator;
  readonly identity: SandboxIdentity;
  /** The environment with which the product finds this cloud, as in a tenant. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the simulated Teams posts activities. */
  setBotPort(port: number): void;
  person(name: string): Person;
  close(): Promise<void>;
}

export interface CloudOptions {
  readonly cast?: Company;
  readonly faults?: FaultSettings;
  /** Installed for nobody named here. */
  readonly notInstalled?: readonly string[];
  /** Hears of every call of the product before Graph, the sign-in service or Teams does. */
  readonly onCall?: RequestListener;
}

const ids = { appId: sandboxAppId, tenantId: sandboxTenantId };
/** One for all clouds of a process, because MSAL remembers a managed identity's token for as long. */
const identity = createIdentity(ids);

export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const cast = options.cast ?? company();
  const graph = createGraphSimulator({ company: cast, faults: options.faults ?? {}, backgroundMs: 0 });
  const cloud = createServer((request, response) => {
    options.onCall?.(request, response);
    const isGraph = (request.url ?? '').startsWith('/v1.0/');
    (isGraph ? graph.listener : identity.listener)(request, response);
  });
  const cloudUrl = await listen(cloud);
  let botPort = 0;
  let teamsUrl = '';
  const teams = createTeamsSimulator({
    ...ids,
    people: cast.people,
    defaultSeats: [],
    peopleChat: { title: 'Spring launch', userIds: cast.people.map(({ id }) => id) },
    linkDomains: [sandboxLinkDomain],
    identity,
    baseUrl: () => teamsUrl,
    botEndpoint: () => `http://127.0.0.1:${String(botPort)}/api/messages`,
  });
  const teamsServer = createServer((request, response) => {
    options.onCall?.(request, response);
    teams.listener(request, response);
  });
  teamsUrl = await listen(teamsServer);
  for (const name of options.notInstalled ?? []) await teams.uninstall(personId(name));
  return {
    graph,
    teams,
    identity,
    env: environmentFor(cloudUrl),
    setBotPort: (port) => {
      botPort = port;
    },
    person: (name) => createPerson(teams, personId(name)),
    close: async () => {
      await teams.close();
      await graph.close();
      await Promise.all([closeServer(cloud), closeServer(teamsServer)]);
    },
  };
}

/** The environment with which the product finds this cloud, as in a tenant. */
function environmentFor(cloudUrl: string): Readonly<Record<string, string>> {
  return {
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppId: ids.appId,
    MicrosoftAppTenantId: ids.tenantId,
    ToBotFromChannelOpenIdMetadataUrl: `${cloudUrl}/v1/.well-known/openidconfiguration`,
    IDENTITY_ENDPOINT: `${cloudUrl}/msi/token`,
    IDENTITY_HEADER: identity.identityHeader,
    GRAPH_ORIGIN: cloudUrl,
    SERVICE_URL_HOSTS: '127.0.0.1',
    FILE_HOSTS: '127.0.0.1',
    LOG_LEVEL: 'silent',
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
