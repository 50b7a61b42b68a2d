import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  acknowledgeJobNotices,
  acknowledgeNotice,
  countWithoutOwner,
  listNotices,
  listUnreachableOwners,
  listWithoutApprover,
} from '../../src/admin/store.ts';
import { findEntries, findKnownGroupIds, findKnownPersonIds } from '../../src/admin/auditStore.ts';
import type { AuditFilter } from '../../src/admin/auditFilter.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { markUnreachable } from '../../src/store/conversations.ts';
import { recordNotice } from '../../src/store/notices.ts';
import type { Store } from '../../src/store/store.ts';
import { aJoinRequestRow } from '../support/aStoreRow.ts';
import { eachDatabase } from '../support/databases.ts';

const at = new Date('2026-11-20T08:00:00Z');
const all = { skip: 0, limit: 10 };
const anything: AuditFilter = {
  people: null,
  isUsher: false,
  action: '',
  groupIds: null,
  from: null,
  to: null,
};

describe('what administrators look at', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      const subject = { subjectKind: 'joinRequest', subjectId: 'fallback', requestId: 'fallback' };
      const actor = { kind: 'user', userId: 'requester-1' } as const;
      await appendAudit(store.db, { at, actor, action: 'requests.submit', ...subject });
      const change = {
        subjectKind: 'membershipChange',
        subjectId: 'c',
        details: { steps: [{ userId: 'zoe' }] },
      };
      await appendAudit(store.db, { at, actor: { kind: 'usher' }, action: 'groups.writeChange', ...change });
    });
    beforeEach(async () => {
      for (const table of ['join_requests', 'conversations', 'operator_notices'] as const)
        await store.db.deleteFrom(table).execute();
      await ask('fallback', 'group-1', [{ user_id: 'dana', why: 'fallback', reach: 'asked' }]);
      await ask('lost', 'group-2', [{ user_id: 'owen', why: 'owner', reach: 'unreachable' }]);
    });

    async function ask(
      id: string,
      groupId: string,
      approvers: readonly { user_id: string; why: string; reach: string }[],
    ): Promise<void> {
      const row = aJoinRequestRow({ id, group_id: groupId, group_name: `100% ${groupId}` });
      await store.db.insertInto('join_requests').values(row).execute();
      const rows = approvers.map((one) => ({
        ...one,
        request_id: id,
        name: `Name of ${one.user_id}`,
        asked_at: at,
      }));
      await store.db.insertInto('request_approvers').values(rows).execute();
    }

    it('tells requests nobody can decide from those that somebody can', async () => {
      expect(await listWithoutApprover(store.db, all)).toMatchObject({
        items: [{ requestId: 'lost', groupName: '100% group-2', requesterName: 'Ida Requester' }],
        total: 1,
      });
    });

    it('tells groups nobody owns from those whose owner is not reached', async () => {
      expect([...(await countWithoutOwner(store.db))]).toEqual([
        ['group-1', { name: '100% group-1', waiting: 1 }],
      ]);
    });

    it('names owners who cannot be reached, asked before or known to the index, and nobody else', async () => {
      for (const userId of ['owen', 'ola', 'somebody'])
        await markUnreachable(store.db, { userId, tenantId: 't', serviceUrl: 's' }, 'blocked', at);
      await store.db.insertInto('group_index_owners').values({ owner_id: 'ola', group_id: 'g' }).execute();
      expect(await listUnreachableOwners(store.db, all)).toMatchObject({
        items: [
          { userId: 'owen', name: 'Name of owen', state: 'blocked', owned: 0, waiting: 1, at },
          { userId: 'ola', name: null, owned: 1, waiting: 0 },
        ],
        total: 2,
      });
    });

    it('counts all notices and shows a page of them, until they are acknowledged', async () => {
      for (const subjectId of ['a', 'b', 'c'])
        await recordNotice(store.db, { code: 'jobFailed', subjectId, details: {}, at });
      const { items, total } = await listNotices(store.db, { skip: 1, limit: 1 });
      expect({ items, total }).toMatchObject({ items: [{ code: 'jobFailed', subject: 'b' }], total: 3 });
      await store.db.transaction().execute(async (trx) => {
        expect(await acknowledgeNotice(trx, items[0]?.noticeId ?? '', at)).toBe('jobFailed');
        expect(await acknowledgeNotice(trx, items[0]?.noticeId ?? '', at)).toBeUndefined();
        await acknowledgeJobNotices(trx, ['c'], at);
      });
      expect(await listNotices(store.db, all)).toMatchObject({ items: [{ subject: 'a' }], total: 1 });
    });

    it('finds entries by everything at once, and pages through them', async () => {
      const find = async (filter: Partial<AuditFilter>) =>
        (await findEntries(store.db, { ...anything, ...filter }, all)).map((row) => row.action);
      expect(await find({})).toEqual(['groups.writeChange', 'requests.submit']);
      expect(await find({ people: ['requester-1'], groupIds: ['group-1'], action: 'SUBMIT' })).toEqual([
        'requests.submit',
      ]);
      expect(await find({ people: ['zoe'], isUsher: true })).toEqual(['groups.writeChange']);
      expect(await find({ people: [] })).toEqual([]);
      expect(await find({ from: at, to: new Date(at.getTime() + 1) })).toHaveLength(2);
      expect(await find({ to: at })).toEqual([]);
      const [, oldest] = await findEntries(store.db, anything, all);
      expect(oldest).toMatchObject({
        requester_name: 'Ida Requester',
        group_name: '100% group-1',
        position: '1',
      });
      expect(await findEntries(store.db, anything, { ...all, before: oldest?.id ?? '' })).toEqual([]);
    });

    it('takes percent signs and underscores in names for what they are', async () => {
      expect([...(await findKnownGroupIds(store.db, '100%'))].sort()).toEqual(['group-1', 'group-2']);
      expect(await findKnownGroupIds(store.db, '0%g')).toEqual([]);
      expect(await findKnownPersonIds(store.db, 'OF OWEN')).toEqual(['owen']);
      expect(await findKnownPersonIds(store.db, 'of_owen')).toEqual([]);
    });
  });
});
