/** Who administers Usher, as the directory says it now. Other tenants never get this far: test/teams/strangers. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isAdministrator } from '../../src/admin/access.ts';
import { createDirectory } from '../../src/directory/directory.ts';
import type { Directory } from '../../src/directory/types.ts';
import { createLogger } from '../../src/log.ts';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const adminGroup = groupId('Helpdesk Admins');
let graph: SandboxGraph;
let directory: Directory;
beforeAll(async () => {
  graph = await startSandboxGraph();
  const getToken = () => Promise.resolve({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 });
  directory = createDirectory({ getToken, graphOrigin: graph.origin, log: createLogger('silent') });
});
afterAll(() => graph.stop());

const administers = (name: string, group: string | null = adminGroup) =>
  isAdministrator({ directory, adminGroup: group }, { userId: personId(name) });

it('lets a member of the group administer Usher, and an owner of it not', async () => {
  expect(await administers('Samuel Mensah')).toBe(true);
  expect(await administers('Viktor Lundgren')).toBe(false);
});

it('counts members through other groups', async () => {
  graph.sim.addMember(adminGroup, groupId('Sales EMEA Leads'));
  expect(await administers('Bob Brown')).toBe(true);
  graph.sim.removeMember(adminGroup, groupId('Sales EMEA Leads'));
  expect(await administers('Bob Brown')).toBe(false);
});

it('never lets a guest, whatever group they are in', async () => {
  graph.sim.addMember(adminGroup, personId('Felix Grünwald'));
  expect(await administers('Felix Grünwald')).toBe(false);
});

it('lets nobody whose account is disabled', async () => {
  graph.sim.addMember(adminGroup, personId('Ada Lindqvist'));
  expect(await administers('Ada Lindqvist')).toBe(true);
  graph.sim.setUser(personId('Ada Lindqvist'), { accountEnabled: false });
  expect(await administers('Ada Lindqvist')).toBe(false);
});

it('lets nobody when no group is configured or the group is gone', async () => {
  expect(await administers('Samuel Mensah', null)).toBe(false);
  expect(await administers('Samuel Mensah', personId('Samuel Mensah'))).toBe(false);
});
