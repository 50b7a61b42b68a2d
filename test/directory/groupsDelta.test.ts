import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/directory/directory.ts';
import type { Directory, GroupChange, GroupChanges } from '../../src/directory/types.ts';
import { createLogger } from '../../src/log.ts';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
let directory: Directory;
beforeAll(async () => {
  graph = await startSandboxGraph();
  directory = createDirectory({
    getToken: () => Promise.resolve({ token: 'sandbox', expiresOnTimestamp: Date.now() + 3_600_000 }),
    graphOrigin: graph.origin,
    log: createLogger('silent'),
  });
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const salesEmea = groupId('Sales EMEA');
const ada = personId('Ada Lindqvist');

describe('the stream of changes among groups', () => {
  test('begins with every group, its properties and its owners', async () => {
    const page = pageOf(await directory.readGroupChanges(null));
    expect(page.isLast).toBe(true);
    const change = page.changes.find((one) => one.groupId === salesEmea);
    expect(change).toMatchObject({
      kind: 'changed',
      properties: { displayName: 'Sales EMEA', groupTypes: ['Unified'], isLicensed: false },
    });
    expect(change?.kind === 'changed' && change.ownersAdded).toEqual(
      expect.arrayContaining([personId('Bob Brown'), personId('Chen Wei')]),
    );
  });

  test('goes on through all pages of a large directory', async () => {
    for (let at = 0; at < 130; at += 1) await createGroup(`Club ${String(at)}`);
    const seen: GroupChange[] = [];
    let page = pageOf(await directory.readGroupChanges(null));
    let pages = 1;
    while (!page.isLast) {
      seen.push(...page.changes);
      page = pageOf(await directory.readGroupChanges(page.nextLink));
      pages += 1;
    }
    expect(pages).toBeGreaterThan(1);
    expect(seen.length + page.changes.length).toBe(company().groups.length + 130);
  });

  test('then tells what is new, what changed and what is gone', async () => {
    const { nextLink } = pageOf(await directory.readGroupChanges(null));
    const made = await createGroup('Chess');
    await graph.call('POST', `/groups/${salesEmea}/owners/$ref`, {
      body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${ada}` },
    });
    const gone = groupId('VPN Users');
    await graph.call('DELETE', `/groups/${gone}`);
    const { changes } = pageOf(await directory.readGroupChanges(nextLink));
    expect(changes.find((one) => one.groupId === made)).toMatchObject({
      properties: { displayName: 'Chess' },
    });
    expect(changes.find((one) => one.groupId === salesEmea)).toMatchObject({ ownersAdded: [ada] });
    expect(changes.find((one) => one.groupId === gone)).toEqual({ groupId: gone, kind: 'removed' });
  });

  test.each(['resync', 'expired'] as const)('starts over when Graph answers %s to a link', async (fault) => {
    const { nextLink } = pageOf(await directory.readGroupChanges(null));
    graph.sim.setFaults({ deltaToken: fault });
    expect(await directory.readGroupChanges(nextLink)).toBe('startOver');
  });

  test('follows no link that leads away from Graph', async () => {
    await expect(
      directory.readGroupChanges('https://elsewhere.example/v1.0/groups/delta'),
    ).rejects.toMatchObject({
      reason: 'rejected',
    });
  });
});

test('where somebody stands is their department and their manager', async () => {
  const place = await directory.readPersonPlace(ada);
  expect(place.department).toEqual(expect.any(String));
  expect(place.managerId).toMatch(/^[0-9a-f-]{36}$/);
  const nobody = '00000000-0000-4000-8000-00000000dead';
  expect(await directory.readPersonPlace(nobody)).toEqual({ department: null, managerId: null });
});

function pageOf(changes: GroupChanges): Exclude<GroupChanges, 'startOver'> {
  if (changes === 'startOver') throw new Error('Graph does not know the link any more.');
  return changes;
}

async function createGroup(displayName: string): Promise<string> {
  const { body } = await graph.call('POST', '/groups', {
    body: {
      displayName,
      mailEnabled: false,
      mailNickname: displayName.replaceAll(' ', '').toLowerCase(),
      securityEnabled: true,
    },
  });
  return body.id;
}
