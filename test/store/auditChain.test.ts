/**
 * Every entry of the audit is chained to the one before by its hash. These tests change the tables as somebody could who
 * owns the database: with the triggers off. What no chain can show by itself is a cut end; that takes a head noted
 * elsewhere.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appendAudit } from '../../src/store/audit.ts';
import { verifyAudit, type ChainBreak } from '../../src/store/auditChain.ts';
import { chainAudit } from '../../src/store/migrations/0014_auditChain.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const at = new Date('2026-11-20T08:00:00.123Z');

describe('the chain of the audit', () => {
  eachDatabase((open, name) => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await tamper('truncate audit restart identity; truncate audit_links');
      for (const subject of ['one', 'two', 'three', 'four']) await write(subject);
    });

    const write = (subjectId: string, reason: string | null = null) =>
      appendAudit(store.db, {
        at,
        actor: { kind: 'user', userId: 'owner-1' },
        action: 'requests.deny',
        subjectKind: 'joinRequest',
        subjectId,
        reason,
        details: { version: 2, nested: { b: [1, 2.5, null], a: 'ü' } },
      });

    async function tamper(statements: string): Promise<void> {
      const tables = ['audit', 'audit_links'];
      for (const table of tables) await sql.raw(`alter table ${table} disable trigger all`).execute(store.db);
      for (const statement of statements.split(';')) await sql.raw(statement).execute(store.db);
      for (const table of tables) await sql.raw(`alter table ${table} enable trigger all`).execute(store.db);
    }

    it('holds over what people really write', async () => {
      await write('five', 'line\nbreak\t"quoted" \\ back \u0001 \u007f \u2028 {"a": 1} 日本 🎟️');
      expect(await verifyAudit(store.db)).toMatchObject({ intact: true, head: { position: '5' } });
    });

    it('is one chain when many write at the same time', async () => {
      const writers = Array.from({ length: 8 }, (_unused, writer) =>
        store.db.transaction().execute(async (trx) => {
          for (const entry of ['a', 'b', 'c']) {
            const subject = { subjectKind: 'joinRequest', subjectId: `${String(writer)}${entry}` };
            await appendAudit(trx, { at, actor: { kind: 'usher' }, action: 'requests.expire', ...subject });
          }
        }),
      );
      await Promise.all(writers);
      expect(await verifyAudit(store.db)).toMatchObject({ intact: true, head: { position: '28' } });
    });

    it('has no link for an entry whose transaction failed', async () => {
      const failing = store.db.transaction().execute(async (trx) => {
        await appendAudit(trx, {
          at,
          actor: { kind: 'usher' },
          action: 'requests.expire',
          subjectKind: 'joinRequest',
          subjectId: 'never',
        });
        throw new Error('the change failed');
      });
      await expect(failing).rejects.toThrow('the change failed');
      await write('five');
      expect(await verifyAudit(store.db)).toMatchObject({ intact: true, head: { position: '5' } });
    });

    it.each<[string, string, ChainBreak]>([
      [
        'an entry was changed',
        `update audit set reason = 'another' where id = 2`,
        { code: 'entryChanged', entryId: '2' },
      ],
      [
        'an instant was moved by a microsecond',
        `update audit set at = at + interval '1 microsecond' where id = 3`,
        { code: 'entryChanged', entryId: '3' },
      ],
      ['an entry was removed', 'delete from audit where id = 2', { code: 'entryMissing', entryId: '2' }],
      [
        'an entry was removed with its link',
        'delete from audit where id = 2; delete from audit_links where entry_id = 2',
        { code: 'notNext', entryId: '3' },
      ],
      [
        'an entry was added past the chain',
        `insert into audit (at, action, subject_kind, subject_id, details) values (now(), 'x', 'y', 'z', '{}')`,
        { code: 'notLinked', entryId: '5' },
      ],
      [
        'a link was written anew to fit a changed entry',
        `update audit set reason = 'another' where id = 1; delete from audit_links where position = 1;
         insert into audit_links select 1, 1, repeat('0', 64), encode(sha256(convert_to(repeat('0', 64) ||
           json_build_array(id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, action,
           subject_kind, subject_id, request_id, reason, details::text)::text, 'UTF8')), 'hex') from audit where id = 1`,
        { code: 'notNext', entryId: '2' },
      ],
    ])('breaks where %s', async (_what, statements, firstBreak) => {
      await tamper(statements);
      expect(await verifyAudit(store.db)).toEqual({ intact: false, firstBreak });
    });

    it('misses a cut end only when nobody noted the head', async () => {
      const before = await verifyAudit(store.db);
      const head = before.intact ? before.head : undefined;
      await tamper('delete from audit where id = 4; delete from audit_links where entry_id = 4');
      expect(await verifyAudit(store.db)).toMatchObject({ intact: true, head: { position: '3' } });
      const expected = { intact: false, firstBreak: { code: 'headMissing', position: '4' } };
      expect(await verifyAudit(store.db, head)).toEqual(expected);
    });

    it('still holds a head noted earlier after more was written', async () => {
      const before = await verifyAudit(store.db);
      await write('five');
      expect(await verifyAudit(store.db, before.intact ? before.head : undefined)).toMatchObject({
        intact: true,
        head: { position: '5' },
      });
    });

    it('refuses to change or lose a link', async () => {
      const refused = { code: '23001' };
      await expect(
        sql`update audit_links set hash = repeat('1', 64)`.execute(store.db),
      ).rejects.toMatchObject(refused);
      await expect(sql`delete from audit_links`.execute(store.db)).rejects.toMatchObject(refused);
    });

    it('takes in entries written before there was a chain', async () => {
      await sql`drop trigger audit_linked on audit`.execute(store.db);
      await sql`drop function link_new_audit_entry`.execute(store.db);
      await sql`drop function link_audit_entry`.execute(store.db);
      await sql`drop table audit_links`.execute(store.db);
      await write('from before');
      await store.db.transaction().execute((trx) => chainAudit.up(trx));
      await write('from after');
      expect(await verifyAudit(store.db)).toMatchObject({ intact: true, head: { position: '6' } });
    });

    if (name === 'PostgreSQL') {
      it('makes nobody wait for a transaction that has written its entry and goes on', async () => {
        await store.db.transaction().execute(async (trx) => {
          const subject = { subjectKind: 'joinRequest', subjectId: 'slow' };
          await appendAudit(trx, { at, actor: { kind: 'usher' }, action: 'requests.expire', ...subject });
          await write('fast');
        });
        const links = await store.db
          .selectFrom('audit_links')
          .select('entry_id')
          .orderBy('position')
          .execute();
        // The slow one has the lower id and the later place, as it was committed later.
        expect(links.map((link) => link.entry_id).slice(-2)).toEqual(['6', '5']);
        expect(await verifyAudit(store.db)).toMatchObject({ intact: true, head: { position: '6' } });
      });

      it('does not depend on the time zone and settings of a session', async () => {
        await store.db.connection().execute(async (session) => {
          await sql`set timezone to 'Asia/Kathmandu'`.execute(session);
          await sql`set datestyle to 'German'`.execute(session);
          await appendAudit(session, {
            at,
            actor: { kind: 'usher' },
            action: 'requests.expire',
            subjectKind: 'joinRequest',
            subjectId: 'elsewhere',
          });
          await sql`reset timezone`.execute(session);
          await sql`reset datestyle`.execute(session);
        });
        expect(await verifyAudit(store.db)).toMatchObject({ intact: true, head: { position: '5' } });
      });
    }
  });
});
