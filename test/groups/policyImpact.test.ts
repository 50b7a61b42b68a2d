import { beforeAll, describe, expect, it } from '@jest/globals';
import { noCeiling } from '../../src/groups/ceiling.ts';
import { applyChanges } from '../../src/groups/groupIndexStore.ts';
import { defaultPolicy } from '../../src/groups/policy.ts';
import { compareRules } from '../../src/groups/policyImpact.ts';
import { noRules, type PolicyRules } from '../../src/groups/policyRules.ts';
import {
  findPolicy,
  isAnyGroupExcluded,
  listExclusionsOf,
  lockPolicy,
  savePolicy,
} from '../../src/groups/policyStore.ts';
import type { Store } from '../../src/store/store.ts';
import { monday } from '../support/aJoinRequest.ts';
import { eachDatabase } from '../support/databases.ts';
import { aGroup } from '../support/directoryObjects.ts';

const names = ['Sales EMEA', 'Sales APAC', 'Finance'];
const groupIdOf = (name: string): string => name.toLowerCase().replace(' ', '-');
const closedSales: PolicyRules = {
  ...noRules,
  classes: [{ name: 'Sales', match: { name: 'Sales*' }, ceiling: { ...noCeiling, mode: 'closed' } }],
};

describe('policies in the store', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      const changes = names.map((displayName) => ({
        groupId: groupIdOf(displayName),
        kind: 'changed' as const,
        properties: aGroup({ id: groupIdOf(displayName), displayName }),
        ownersAdded: [],
        ownersRemoved: [],
      }));
      await store.db
        .transaction()
        .execute((trx) => applyChanges(trx, changes, { generation: 1, isFull: true }));
      const policy = { ...defaultPolicy, mode: 'closed' as const, incompatibleGroupIds: ['finance'] };
      await store.db.transaction().execute((trx) => savePolicy(trx, 'sales-apac', policy, monday));
    });

    it('come back as they were chosen, and as the default where nobody chose', async () => {
      expect(await findPolicy(store.db, 'sales-apac')).toMatchObject({
        mode: 'closed',
        reasonRequired: true,
      });
      expect(await findPolicy(store.db, 'finance')).toEqual(defaultPolicy);
      const locked = await store.db.transaction().execute((trx) => lockPolicy(trx, 'finance'));
      expect(locked).toEqual(defaultPolicy);
    });

    it('are found from the group they exclude', async () => {
      expect(await isAnyGroupExcluded(store.db)).toBe(true);
      expect(await listExclusionsOf(store.db, ['finance', 'sales-emea'])).toEqual([
        { groupId: 'sales-apac', excludedId: 'finance' },
      ]);
      expect(await listExclusionsOf(store.db, ['sales-apac'])).toEqual([]);
    });

    it('tell for how many groups other rules would change something, and what', async () => {
      const impact = await compareRules(store.db, noRules, closedSales);
      expect(impact).toEqual({ groups: 3, changed: 1, byPart: { mode: 1 } });
      expect(await compareRules(store.db, closedSales, closedSales)).toMatchObject({
        changed: 0,
        byPart: {},
      });
    });
  });
});
