import fs, { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { ConfigError } from '../../src/errors.ts';
import { createLogger } from '../../src/log.ts';
import { withLease } from '../../src/store/leases.ts';
import { maintainStore } from '../../src/store/maintenance.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { aCardCopyRow } from '../support/aStoreRow.ts';
import { makeDataDir } from '../support/databases.ts';
import { startProcess, type OtherProcess } from '../support/otherProcess.ts';

const log = createLogger('silent');

describe('the embedded store', () => {
  let dataDir: string;
  let other: OtherProcess | undefined;
  beforeEach(async () => {
    dataDir = await makeDataDir();
    other = undefined;
  });
  afterEach(async () => {
    await other?.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('tells a second process who has the data folder and what to do', async () => {
    const store = await openStore({ dataDir, log });
    other = startProcess('storeHolder.ts', [dataDir]);
    const answer = await other.nextLine();
    await store.close();
    expect(answer).toContain('ConfigError');
    expect(answer).toContain(`process ${String(process.pid)}`);
    expect(answer).toContain(dataDir);
    expect(answer).toContain('DATA_DIR');
    expect(answer).toContain('DATABASE_URL');
  });

  it('is refused while another process has it and free as soon as that one was killed', async () => {
    other = startProcess('storeHolder.ts', [dataDir]);
    expect(await other.nextLine()).toBe('open');
    const refused = openStore({ dataDir, log });
    await expect(refused).rejects.toThrow(`process ${String(other.pid)}`);
    await expect(refused).rejects.toBeInstanceOf(ConfigError);
    await other.kill();
    const store = await openStore({ dataDir, log });
    expect(await store.isReady()).toBe(true);
    await store.close();
  });

  it('ends the leases of a process that was killed, for nobody else can be at it', async () => {
    const first = await openStore({ dataDir, log });
    const until = new Date(Date.now() + 60_000);
    await first.db.insertInto('leases').values({ name: 'chat:ada', holder: 'dead', until }).execute();
    await first.close();
    const store = await openStore({ dataDir, log });
    const outcome = await withLease(store.db, 'chat:ada', 60_000, () => Promise.resolve('mine'));
    await store.close();
    expect(outcome).toEqual({ ran: true, result: 'mine' });
  });

  it('takes over from a dead process even when a living one has its number', async () => {
    fs.writeFileSync(path.join(dataDir, 'usher.pid'), String(process.ppid));
    fs.writeFileSync(path.join(dataDir, 'usher.lock'), '');
    const store = await openStore({ dataDir, log });
    expect(await store.isReady()).toBe(true);
    await store.close();
  });

  it('is given free when it is closed', async () => {
    await (await openStore({ dataDir, log })).close();
    expect(existsSync(path.join(dataDir, 'usher.pid'))).toBe(false);
    await (await openStore({ dataDir, log })).close();
  });

  it('asks the disk to keep every commit', async () => {
    const store = await openStore({ dataDir, log });
    const synced = jest.spyOn(fs, 'fdatasyncSync');
    const before = synced.mock.calls.length;
    for (let commit = 0; commit < 20; commit += 1) {
      await store.db.insertInto('card_copies').values(aCardCopyRow()).execute();
    }
    const during = synced.mock.calls.length - before;
    synced.mockRestore();
    await store.close();
    expect(during).toBeGreaterThanOrEqual(20);
  });

  it('keeps its rows from one start to the next', async () => {
    const first = await openStore({ dataDir, log });
    await first.db.insertInto('card_copies').values(aCardCopyRow()).execute();
    await first.close();
    const second = await openStore({ dataDir, log });
    const copies = await second.db.selectFrom('card_copies').select('subject_id').execute();
    await second.close();
    expect(copies).toEqual([{ subject_id: 'request-1' }]);
  });

  it('starts afresh where the very first start was killed half-way', async () => {
    const empty = await mkdtemp(path.join(tmpdir(), 'usher-test-'));
    fs.mkdirSync(path.join(empty, 'store.new'));
    fs.writeFileSync(path.join(empty, 'store.new', 'PG_VERSION'), '');
    const store = await openStore({ dataDir: empty, log });
    expect(await store.isReady()).toBe(true);
    await store.close();
    expect(await readdir(empty)).not.toContain('store.new');
    await rm(empty, { recursive: true });
  });

  it('gives space back when it is maintained', async () => {
    const store = await openStore({ dataDir, log });
    const rows = Array.from({ length: 500 }, () => aCardCopyRow());
    await store.db.insertInto('card_copies').values(rows).execute();
    await store.db.deleteFrom('card_copies').execute();
    const before = await tableSize(store);
    await maintainStore(store);
    const after = await tableSize(store);
    await store.close();
    expect(before).toBeGreaterThan(0);
    expect(after).toBe(0);
  });
});

async function tableSize(store: Store): Promise<number> {
  const { rows } = await sql<{ size: number }>`select pg_relation_size('card_copies')::int as size`.execute(
    store.db,
  );
  return rows[0]?.size ?? 0;
}
