import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordNotice, type Notice } from '../../src/store/notices.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const at = new Date('2026-11-20T08:00:00Z');
const noApprover: Notice = { code: 'noApprover', subjectId: 'group-1', details: { requestId: 'r' }, at };

describe('an operator notice', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      await store.db.deleteFrom('operator_notices').execute();
    });
    const notices = () => store.db.selectFrom('operator_notices').selectAll().orderBy('id').execute();

    it('is recorded once while the operator has not seen it', async () => {
      await recordNotice(store.db, noApprover);
      await recordNotice(store.db, noApprover);
      await recordNotice(store.db, { ...noApprover, subjectId: null });
      await recordNotice(store.db, { ...noApprover, subjectId: null });
      expect(await notices()).toMatchObject([
        { code: 'noApprover', subject_id: 'group-1', details: { requestId: 'r' }, at },
        { code: 'noApprover', subject_id: null },
      ]);
    });

    it('comes again when the matter does after the operator has acknowledged it', async () => {
      await recordNotice(store.db, noApprover);
      await store.db.updateTable('operator_notices').set({ acknowledged_at: at }).execute();
      await recordNotice(store.db, noApprover);
      expect(await notices()).toHaveLength(2);
    });
  });
});
