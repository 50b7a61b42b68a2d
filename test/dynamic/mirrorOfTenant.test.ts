import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDirectory } from '../../src/directory/directory.ts';
import type { Directory } from '../../src/directory/types.ts';
import { findUsers, suggestValues } from '../../src/dynamic/people.ts';
import { mirrorPeople } from '../../src/dynamic/peopleMirror.ts';
import { createLogger } from '../../src/log.ts';
import { company } from '../../src/sandbox/company.ts';
import type { Store } from '../../src/store/store.ts';
import { aMirrorContext, emptyMirror } from '../support/aMirror.ts';
import { eachDatabase } from '../support/databases.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const people = company().people.map(({ id }) => id);
const person = fc.constantFrom(...people.slice(0, 12));
const value = fc.constantFrom('Sales', 'Legal', 'Straße', null);

/** What happens to the tenant, or to Usher, between two looks. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), person, department: value, city: value }),
  fc.record({ kind: fc.constant('manager' as const), person, manager: fc.option(person, { nil: null }) }),
  fc.record({ kind: fc.constant('delete' as const), person }),
  fc.record({ kind: fc.constant('look' as const) }),
  fc.record({ kind: fc.constant('killed' as const) }),
  fc.record({ kind: fc.constant('replay' as const), isOn: fc.boolean() }),
  fc.record({ kind: fc.constant('expire' as const) }),
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

describe('the mirror of a tenant', () => {
  eachDatabase((open) => {
    let store: Store;
    let graph: SandboxGraph;
    let directory: Directory;
    beforeAll(async () => {
      store = await open();
      graph = await startSandboxGraph();
      directory = createDirectory({
        getToken: () => Promise.resolve({ token: 'sandbox', expiresOnTimestamp: Date.now() + 3_600_000 }),
        graphOrigin: graph.origin,
        log: createLogger('silent'),
      });
    });
    beforeEach(async () => {
      graph.sim.reset();
      await emptyMirror(store.db);
    });
    afterAll(() => graph.stop());

    const look = () => mirrorPeople(aMirrorContext(store.db, directory), new AbortController().signal);
    const killed = async () => {
      // Read, and gone before anything was kept.
      const dying = {
        readUserChanges: async (link: string | null, fields: readonly string[]) => {
          await directory.readUserChanges(link, fields);
          throw new Error('killed');
        },
      };
      const run = mirrorPeople(aMirrorContext(store.db, dying), new AbortController().signal);
      await expect(run).rejects.toThrow('killed');
    };

    test('equals the tenant after anything that happened, as soon as it has looked', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { maxLength: 15 }), async (story) => {
          graph.sim.reset();
          await emptyMirror(store.db);
          for (const event of story) await happen(event);
          graph.sim.setFaults({ deltaReplay: false, deltaToken: 'accepted' });
          await look();
          expect(await mirrored()).toEqual(inTenant());
        }),
        { numRuns: 12 },
      );
    }, 120_000);

    const isIn = (id: string) => graph.sim.everybody().some((user) => user.id === id);

    async function happen(event: Happening): Promise<void> {
      const isThere = 'person' in event && isIn(event.person);
      if (event.kind === 'look') await look();
      else if (event.kind === 'killed') await killed();
      else if (event.kind === 'replay') graph.sim.setFaults({ deltaReplay: event.isOn });
      else if (event.kind === 'expire') {
        graph.sim.setFaults({ deltaToken: 'resync' });
        await look();
        graph.sim.setFaults({ deltaToken: 'accepted' });
      } else if (isThere && event.kind === 'set') {
        graph.sim.setUser(event.person, { department: event.department, city: event.city });
      } else if (isThere && event.kind === 'manager') {
        const { manager } = event;
        if (manager === null || isIn(manager)) graph.sim.setUser(event.person, { managerId: manager });
      } else if (isThere && event.kind === 'delete') graph.sim.deleteUser(event.person);
    }

    async function mirrored(): Promise<object> {
      const users = await findUsers(store.db, people);
      const rows = [...users.values()].map(({ id, object, managerId }) => ({
        id,
        department: object['department'],
        city: object['city'],
        managerId,
      }));
      const counted = await suggestValues(store.db, 'department', '', 50);
      const counts = Object.fromEntries(counted.map((one) => [one.value, one.people]));
      return { rows: byId(rows), counts };
    }

    function inTenant(): object {
      const rows = graph.sim.everybody().map(({ id, properties, managerId }) => ({
        id,
        department: properties['department'] ?? null,
        city: properties['city'] ?? null,
        managerId,
      }));
      const counts: Record<string, number> = {};
      for (const { department } of rows) {
        if (typeof department === 'string') counts[department] = (counts[department] ?? 0) + 1;
      }
      return { rows: byId(rows), counts };
    }
  });
});

function byId<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => a.id.localeCompare(b.id));
}
