/**
 * Microsoft's cloud in a process of its own: Graph, sign-in and the Bot Connector, each behind real HTTP. It tells its
 * address when it listens and then answers questions one by one.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sandboxAppId } from '../../src/sandbox/company.ts';
import { createGraphSimulator } from '../../src/sandbox/graph/simulator.ts';
import { createIdentity } from '../../src/sandbox/identity.ts';
import { benchTenantId, bigCompany, groupIdAt } from './bigCompany.ts';
import type { CloudAnswers, CloudAsk, CloudReady, CloudSettings } from './cloudMessages.ts';
import { createLightConnector } from './lightConnector.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as CloudSettings;
const identity = createIdentity({ appId: sandboxAppId, tenantId: benchTenantId });
/** Read by the simulator at each request. The published limits are those of the smallest tenants. */
const published = { resourceUnitsPer10s: 3500, writesPer150s: 3000 };
const limits = settings.unlimited
  ? { resourceUnitsPer10s: Number.MAX_SAFE_INTEGER, writesPer150s: Number.MAX_SAFE_INTEGER }
  : { ...published };
const graph = createGraphSimulator({
  company: bigCompany(settings.size),
  backgroundMs: 0,
  logLength: 0,
  limits,
});
const connector = createLightConnector();
let writesAreDown = false;
let refusedWrites = 0;
let askedAt = 0;
let writtenAt = 0;

const graphAndSignIn = createServer((request, response) => {
  if (!(request.url ?? '').startsWith('/v1.0/')) {
    identity.listener(request, response);
    return;
  }
  askedAt = Date.now();
  const writes = isWrite(request.method ?? '', request.url ?? '');
  if (writes && writesAreDown) {
    refusedWrites += 1;
    request.resume();
    response.writeHead(503, { 'content-type': 'application/json' });
    response.end('{"error":{"code":"serviceNotAvailable","message":"Read only for the moment."}}');
  } else {
    response.on('finish', () => {
      if (writes && response.statusCode < 300) writtenAt = Date.now();
    });
    graph.listener(request, response);
  }
});
const graphUrl = await listen(graphAndSignIn);
const serviceUrl = `${await listen(createServer(connector.listener))}/emea/`;
process.on('message', (ask: CloudAsk) => {
  process.send?.(answer(ask));
});
process.once('disconnect', () => process.exit(0));
const ready: CloudReady = {
  graphUrl,
  serviceUrl,
  identityHeader: identity.identityHeader,
  activityToken: await identity.signActivityToken(serviceUrl),
  appId: sandboxAppId,
  tenantId: benchTenantId,
};
process.send?.(ready);

function answer({ ask }: CloudAsk): CloudAnswers[CloudAsk['ask']] {
  if (ask === 'writesDown') writesAreDown = true;
  else if (ask === 'writesUp') writesAreDown = false;
  else if (ask === 'limitsOn') Object.assign(limits, published);
  return {
    connector: connector.counts(),
    graph: { ...graph.writes },
    refusedWrites,
    askedAt,
    writtenAt,
    memberships: countMemberships(),
    now: Date.now(),
  };
}

function countMemberships(): number {
  let total = 0;
  for (let index = 0; index < settings.size.groups; index++)
    total += graph.membersOf(groupIdAt(index)).length;
  return total;
}

function isWrite(method: string, url: string): boolean {
  return method === 'PATCH' || method === 'DELETE' || url.includes('/members/$ref');
}

async function listen(server: Server): Promise<string> {
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
