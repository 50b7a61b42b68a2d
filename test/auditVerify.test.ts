import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createLogger } from '../src/log.ts';
import { appendAudit } from '../src/store/audit.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { makeDataDir } from './support/databases.ts';

const root = path.join(import.meta.dirname, '..');
let dataDir: string;
beforeAll(async () => {
  dataDir = await makeDataDir();
  await inStore(async ({ db }) => {
    for (const subjectId of ['one', 'two', 'three']) {
      const subject = { subjectKind: 'joinRequest', subjectId };
      const at = new Date('2026-11-20T08:00:00Z');
      await appendAudit(db, { at, actor: { kind: 'usher' }, action: 'requests.expire', ...subject });
    }
  });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it('tells an operator that the audit is intact, and its head to note', () => {
  const { status, stdout, stderr } = verify();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/intact: 3 entries\.\n.*: 3:[0-9a-f]{64}\n$/);
});

it('names the head that is gone', () => {
  const { status, stderr } = verify(['--expect', `7:${'a'.repeat(64)}`]);
  expect(status).toBe(1);
  expect(stderr).toContain('the head at position 7 is gone');
});

it('finds nothing intact where there is no store', () => {
  const { status, stderr } = verify(['--expect', `1:${'a'.repeat(64)}`], path.join(dataDir, 'elsewhere'));
  expect(status).toBe(1);
  expect(stderr).toContain('There is no store in');
});

it('says what a head looks like when it is given something else', () => {
  const { status, stderr } = verify(['--expect', 'latest']);
  expect(status).toBe(1);
  expect(stderr).toContain('--expect <position>:<hash>');
});

it('names the entry that somebody changed, and ends with exit code 1', async () => {
  await inStore(async ({ db }) => {
    await sql`alter table audit disable trigger all`.execute(db);
    await sql`update audit set action = 'requests.approve' where id = 2`.execute(db);
    await sql`alter table audit enable trigger all`.execute(db);
  });
  const { status, stdout, stderr } = verify();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe('The audit is broken: entry 2 is not what was written.\n');
});

async function inStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ dataDir, log: createLogger('silent') });
  await work(store).finally(() => store.close());
}

function verify(args: readonly string[] = [], folder = dataDir) {
  const script = ['--disable-warning=ExperimentalWarning', 'scripts/auditVerify.ts', ...args];
  return spawnSync(process.execPath, script, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: folder },
  });
}
