import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { company, defaultSeats, groupId, personId, sandboxAppId, sandboxTenantId } from './company.ts';
import { createGraphSimulator } from './graph/simulator.ts';
import { keptRules, type KeptRuleSeed } from './groups.ts';
import { createIdentity } from './identity.ts';
import { ownersChoices, type OwnersChoice } from './ownersChoices.ts';
import { createTeamsSimulator } from './teams/teamsSimulator.ts';
import { tenantControlsOf } from './tenantControls.ts';

export interface SandboxOptions {
  /** Port of the product: its page and its connector are served there. Asked late, because 0 lets the system choose. */
  readonly port: () => number;
  /** Folder for the state of the simulated tenant and the chats. */
  readonly dataDir: string;
  /** Runs when somebody starts the sandbox over, after tenant and chats are as on the first day. */
  readonly onReset: () => Promise<void>;
}

export interface Sandbox {
  readonly appId: string;
  readonly tenantId: string;
  /** Loopback origin that answers for https://graph.microsoft.com. */
  readonly graphOrigin: string;
  readonly openIdMetadataUrl: string;
  readonly identityEndpoint: { readonly url: string; readonly header: string };
  /** Page, its data and the connector; to be mounted beside the bot's own paths. */
  readonly listener: RequestListener;
  readonly connectorUrl: () => string;
  readonly fallbackApprovers: readonly string[];
  readonly adminGroup: string;
  readonly keptRules: readonly KeptRuleSeed[];
  /** Those who look after licences. */
  readonly licenceAdminGroup: string;
  /** What the company's administrator laid down, in the words of POLICY_FILE. */
  readonly policyFile: string;
  readonly ownersChoices: readonly OwnersChoice[];
  close(): Promise<void>;
}

/** Links to groups that are pasted into a chat unfold when they lead here, as with the domain of a real app package. */
export const sandboxLinkDomain = 'usher.fjordlight.example';

/** Used where POLICY_FILE names no other. */
export const sandboxPolicyFile = fileURLToPath(new URL('policies.yaml', import.meta.url));
const laidDown = {
  fallbackApprovers: [personId('Dorota Kowalczyk')],
  adminGroup: groupId('Helpdesk Admins'),
  licenceAdminGroup: groupId('Helpdesk Admins'),
  keptRules: keptRules(),
  policyFile: sandboxPolicyFile,
  ownersChoices,
};

/** Starts everything Usher needs of Microsoft's cloud on loopback: a directory, a sign-in service, and Teams. */
export async function startSandbox({ port, dataDir, onReset }: SandboxOptions): Promise<Sandbox> {
  await mkdir(dataDir, { recursive: true });
  const ids = { appId: sandboxAppId, tenantId: sandboxTenantId };
  const cast = company();
  const identity = createIdentity(ids);
  const graph = createGraphSimulator({ company: cast, stateFile: path.join(dataDir, 'sandbox-tenant.json') });
  const baseUrl = (): string => `http://127.0.0.1:${String(port())}`;
  const teams = createTeamsSimulator({
    ...ids,
    people: cast.people,
    defaultSeats: [defaultSeats.employee, ...defaultSeats.owners],
    identity,
    baseUrl,
    botEndpoint: () => `${baseUrl()}/api/messages`,
    stateFile: path.join(dataDir, 'sandbox-teams.json'),
    linkDomains: [sandboxLinkDomain],
    notInstalled: [personId('Zofia Wiśniewska')],
    tenantControls: tenantControlsOf(graph, cast),
    onReset: async () => {
      graph.reset();
      await onReset();
    },
  });
  const cloud = createServer((request, response) => {
    const isGraph = (request.url ?? '').startsWith('/v1.0/');
    (isGraph ? graph.listener : identity.listener)(request, response);
  });
  const cloudOrigin = await listenOnLoopback(cloud);
  return {
    ...ids,
    graphOrigin: cloudOrigin,
    openIdMetadataUrl: `${cloudOrigin}/v1/.well-known/openidconfiguration`,
    identityEndpoint: { url: `${cloudOrigin}/msi/token`, header: identity.identityHeader },
    listener: teams.listener,
    connectorUrl: () => teams.connectorUrl(),
    ...laidDown,
    close: async () => {
      await teams.close();
      await graph.close();
      cloud.closeAllConnections();
      await closed(cloud);
    },
  };
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

async function listenOnLoopback(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
