import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/directory/directory.ts';
import { usualFields } from '../../src/dynamic/mirrorFields.ts';
import { createLogger } from '../../src/log.ts';
import { company } from '../../src/sandbox/company.ts';
import { graphContractFile } from '../support/graphContractFile.ts';
import { loadGraphContract } from '../support/graphOpenApi.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const file = graphContractFile('the mirror of the people');
const day = 24 * 60 * 60 * 1000;

(file === undefined ? describe.skip : describe)('following the people of the directory', () => {
  test('keeps to Microsoft’s OpenAPI in every request, and the simulated tenant in every answer', async () => {
    const graph = await startSandboxGraph({ company: manyPeople() });
    try {
      await followPeople(graph);
      const contract = loadGraphContract(file ?? '', { granted: ['User.Read.All'] });
      const { log } = graph.sim;
      const problems = log.flatMap(({ method, url, headers, body, status, answer }) =>
        [
          ...contract.checkRequest(method, url, headers, body),
          ...contract.checkAnswer(method, url, status, answer, body),
        ].map((problem) => `${method} ${url}: ${problem}`),
      );
      expect(problems).toEqual([]);
      const asked = log.map(({ method, url }) => `${method} ${new URL(url).pathname.split('/')[2] ?? ''}`);
      expect([...new Set(asked)]).toEqual([
        'GET users',
        'POST subscriptions',
        'PATCH subscriptions',
        'DELETE subscriptions',
      ]);
    } finally {
      await graph.stop();
    }
  });
});

/** More than a page of the change feed. */
function manyPeople(): ReturnType<typeof company> {
  const fjordlight = company();
  const [first] = fjordlight.people;
  if (first === undefined) throw new Error('nobody works there');
  const more = Array.from({ length: 120 }, (_, at) => ({
    ...first,
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    userPrincipalName: `person${String(at)}@fjordlight.example`,
  }));
  return { ...fjordlight, people: [...fjordlight.people, ...more] };
}

/** Everybody, then what changed, with links that were good and one that is not; and a subscription's whole life. */
async function followPeople(graph: SandboxGraph): Promise<void> {
  const directory = createDirectory({
    getToken: () => Promise.resolve({ token: 'sandbox', expiresOnTimestamp: Date.now() + day }),
    graphOrigin: graph.origin,
    log: createLogger('silent'),
  });
  const fields = [...usualFields, 'assignedPlans'];
  const read = async (link: string | null): Promise<string> => {
    const page = await directory.readUserChanges(link, fields);
    if (page === 'startOver') throw new Error('the link is worth nothing');
    return page.isLast ? page.nextLink : read(page.nextLink);
  };
  const link = await read(null);
  const [ada, bob, chen] = graph.sim.everybody().map(({ id }) => id);
  graph.sim.setUser(ada ?? '', { department: 'R&D #1', managerId: chen ?? null });
  graph.sim.setUser(chen ?? '', { managerId: null });
  graph.sim.deleteUser(bob ?? '');
  const later = await read(link);
  graph.sim.setFaults({ deltaToken: 'expired' });
  expect(await directory.readUserChanges(later, fields)).toBe('startOver');
  graph.sim.setFaults({ deltaToken: 'accepted' });
  await subscribe(directory);
}

async function subscribe(directory: ReturnType<typeof createDirectory>): Promise<void> {
  const address = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://usher').searchParams.get('validationToken');
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(token ?? '');
  });
  await new Promise<void>((resolve) => address.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${String((address.address() as AddressInfo).port)}/api/notifications`;
    const expiresAt = new Date(Date.now() + 7 * day);
    const { id } = await directory.createSubscription({ url, clientState: 'secret', expiresAt });
    expect(await directory.renewSubscription(id, new Date(Date.now() + 14 * day))).toMatchObject({ id });
    await directory.deleteSubscription(id);
    expect(await directory.renewSubscription(id, expiresAt)).toBeUndefined();
    await directory.deleteSubscription(id);
  } finally {
    address.closeAllConnections();
    address.close();
  }
}
