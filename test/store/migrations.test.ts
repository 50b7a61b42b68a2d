import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createLogger } from '../../src/log.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const log = createLogger('silent');

describe('the store at start', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });

    it('makes every table on an empty database', async () => {
      const tables = (await store.db.introspection.getTables()).map((table) => table.name);
      expect(tables).toEqual(
        expect.arrayContaining([
          'audit',
          'card_copies',
          'conversations',
          'departures',
          'join_requests',
          'leases',
          'operator_notices',
          'request_approvers',
        ]),
      );
    });

    it('changes nothing when the tables are up to date', async () => {
      const before = await appliedMigrations(store);
      await migrate(store.db, log);
      expect(await appliedMigrations(store)).toEqual(before);
    });

    it('is migrated once when three replicas start together', async () => {
      await sql`drop schema public cascade`.execute(store.db);
      await sql`create schema public`.execute(store.db);
      await Promise.all([migrate(store.db, log), migrate(store.db, log), migrate(store.db, log)]);
      const applied = await appliedMigrations(store);
      expect(applied).toEqual([...new Set(applied)]);
      expect(applied.length).toBeGreaterThan(0);
    });

    it('says that it is ready', async () => {
      expect(await store.isReady()).toBe(true);
    });
  });
});

async function appliedMigrations(store: Store): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    store.db,
  );
  return rows.map((row) => row.name);
}
