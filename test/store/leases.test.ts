import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { withLease } from '../../src/store/leases.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

describe('a lease', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      await store.db.deleteFrom('leases').execute();
    });

    it('lets one at a time do the work and tells the other so', async () => {
      const outcome = await withLease(store.db, 'group-1', 60_000, () =>
        withLease(store.db, 'group-1', 60_000, () => Promise.resolve('inner')),
      );
      expect(outcome).toEqual({ ran: true, result: { ran: false } });
    });

    it('does not stand in the way of another matter', async () => {
      const outcome = await withLease(store.db, 'group-1', 60_000, () =>
        withLease(store.db, 'group-2', 60_000, () => Promise.resolve('inner')),
      );
      expect(outcome).toEqual({ ran: true, result: { ran: true, result: 'inner' } });
    });

    it('is given back when the work ends, also badly', async () => {
      const failing = withLease(store.db, 'group-1', 60_000, () => Promise.reject(new Error('broken')));
      await expect(failing).rejects.toThrow('broken');
      const next = withLease(store.db, 'group-1', 60_000, () => Promise.resolve(1));
      expect(await next).toEqual({ ran: true, result: 1 });
    });

    it('of a holder who died is taken over, and not given back by the old holder', async () => {
      const row = { name: 'group-1', holder: 'dead', until: new Date(Date.now() - 1_000) };
      await store.db.insertInto('leases').values(row).execute();
      const outcome = await withLease(store.db, 'group-1', 60_000, async () => {
        await store.db.deleteFrom('leases').where('holder', '=', 'dead').execute();
        return store.db.selectFrom('leases').select('name').execute();
      });
      expect(outcome).toEqual({ ran: true, result: [{ name: 'group-1' }] });
    });

    it('goes to exactly one of many who ask together', async () => {
      let running = 0;
      const release: (() => void)[] = [];
      const work = async () => {
        running += 1;
        await new Promise<void>((resolve) => release.push(resolve));
      };
      const asked = [1, 2, 3, 4].map(() => withLease(store.db, 'group-1', 60_000, work));
      const [first] = await Promise.all([Promise.race(asked), Promise.race(asked)]);
      expect(first).toEqual({ ran: false });
      const refused = await settledBefore(asked, 3);
      for (const free of release) free();
      const outcomes = await Promise.all(asked);
      expect({ running, refused }).toEqual({ running: 1, refused: 3 });
      expect(outcomes.filter((outcome) => outcome.ran)).toHaveLength(1);
    });
  });
});

/** Waits until so many of the promises have settled. */
async function settledBefore(promises: readonly Promise<unknown>[], count: number): Promise<number> {
  let settled = 0;
  await new Promise<void>((resolve) => {
    for (const promise of promises)
      void promise.then(() => {
        settled += 1;
        if (settled === count) resolve();
      });
  });
  return settled;
}
