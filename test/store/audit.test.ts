import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appendAudit } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const refused = { code: '23001' };
const at = new Date('2026-11-20T08:00:00Z');

describe('the audit', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await appendAudit(store.db, {
        at,
        actor: { kind: 'user', userId: 'owner-1' },
        action: 'requests.deny',
        subjectKind: 'joinRequest',
        subjectId: 'request-1',
        requestId: 'request-1',
        reason: 'no project',
        details: { version: 2 },
      });
      const usher = { kind: 'usher' } as const;
      const subject = { subjectKind: 'joinRequest', subjectId: 'request-2' };
      await appendAudit(store.db, { at, actor: usher, action: 'requests.expire', ...subject });
    });

    it('keeps who did what to what, and why', async () => {
      const entries = await store.db.selectFrom('audit').selectAll().orderBy('id').execute();
      expect(entries).toMatchObject([
        { at, actor_id: 'owner-1', action: 'requests.deny', reason: 'no project', details: { version: 2 } },
        { actor_id: null, action: 'requests.expire', request_id: null, reason: null, details: {} },
      ]);
    });

    it.each([
      ['change', sql`update audit set reason = 'another'`],
      ['remove', sql`delete from audit`],
      ['empty', sql`truncate audit`],
    ])('does not let anybody %s it, the database refuses', async (_what, statement) => {
      await expect(statement.execute(store.db)).rejects.toMatchObject(refused);
      expect(await store.db.selectFrom('audit').select('reason').orderBy('id').execute()).toEqual([
        { reason: 'no project' },
        { reason: null },
      ]);
    });

    it('forgets an entry together with the transaction it belongs to', async () => {
      const failing = store.db.transaction().execute(async (trx) => {
        const subject = { subjectKind: 'departure', subjectId: 'never' };
        await appendAudit(trx, { at, actor: { kind: 'usher' }, action: 'requests.leave', ...subject });
        throw new Error('the change failed');
      });
      await expect(failing).rejects.toThrow('the change failed');
      const kept = store.db.selectFrom('audit').selectAll().where('subject_id', '=', 'never').execute();
      expect(await kept).toEqual([]);
    });
  });
});
