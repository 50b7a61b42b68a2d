import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { createGraphSimulator } from '../../src/sandbox/graph/simulator.ts';
import { startSandboxGraph } from '../support/sandboxGraph.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-graph-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const salesEmea = groupId('Sales EMEA');
const ada = personId('Ada Lindqvist');

test('a write that was answered is on disk, and a new simulator knows it', async () => {
  const stateFile = join(folder, 'deep', 'tenant.json');
  const graph = await startSandboxGraph({ stateFile });
  const ids = company()
    .people.slice(20, 40)
    .map((person) => person.id);
  const replies = await Promise.all(
    ids.map((id) =>
      graph.call('POST', `/groups/${salesEmea}/members/$ref`, {
        body: { '@odata.id': `https://graph.microsoft.com/v1.0/users/${id}` },
      }),
    ),
  );
  expect(replies.map((reply) => reply.status)).toEqual(ids.map(() => 204));
  const reopened = createGraphSimulator({ company: company(), stateFile });
  expect(reopened.membersOf(salesEmea)).toEqual(expect.arrayContaining(ids));
  expect(readdirSync(join(folder, 'deep'))).toEqual(['tenant.json']);
  expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toHaveProperty('format', 1);
  await graph.stop();
});

test('changes made beside HTTP are kept too, and a reset goes back to the first day', async () => {
  const stateFile = join(folder, 'tenant.json');
  const sim = createGraphSimulator({ company: company(), stateFile });
  sim.setUser(ada, { accountEnabled: false });
  sim.addOwner(salesEmea, ada);
  await sim.close();
  const reopened = createGraphSimulator({ company: company(), stateFile });
  expect(reopened.ownersOf(salesEmea)).toContain(ada);
  reopened.reset();
  expect(reopened.ownersOf(salesEmea)).not.toContain(ada);
  await reopened.close();
});

test('a delta link from before a restart still works', async () => {
  const stateFile = join(folder, 'tenant.json');
  const first = await startSandboxGraph({ stateFile });
  const link = (await first.get('/groups/delta?$select=members&$deltatoken=latest')).body['@odata.deltaLink'];
  first.sim.addMember(salesEmea, ada);
  await first.stop();
  const second = await startSandboxGraph({ stateFile });
  expect((await second.get(link)).body.value).toEqual([
    { id: salesEmea, 'members@delta': [{ '@odata.type': '#microsoft.graph.user', id: ada }] },
  ]);
  await second.stop();
});
