import { describe, expect, test } from '@jest/globals';
import { whyRefused } from '../../src/dynamic/ruleRefused.ts';
import type { SubscribedSku } from '../../src/directory/licenceTypes.ts';
import { DirectoryError, type DirectoryErrorReason } from '../../src/errors.ts';
import { wordings } from '../../src/teams/wording/wordings.ts';

function aTenant(plan: string, status = 'Enabled') {
  const units = { enabledUnits: 1, warningUnits: 0, suspendedUnits: 0, consumedUnits: 0 };
  const servicePlans = [{ servicePlanId: 'p', servicePlanName: plan }];
  const sku = { skuId: 'a', skuPartNumber: 'A', isForUsers: true, status, ...units, servicePlans };
  return { listSubscribedSkus: (): Promise<readonly SubscribedSku[]> => Promise.resolve([sku]) };
}
const closed = {
  listSubscribedSkus: () => Promise.reject(new DirectoryError('forbidden', 'no permission to read this')),
};
const refused = (reason: DirectoryErrorReason) => new DirectoryError(reason, 'Graph said no');

describe('a rule that the directory does not take', () => {
  test.each([
    ['the plan for rules is missing', aTenant('EXCHANGE_S_STANDARD'), 'licenceMissing'],
    ['the plan for rules was cancelled', aTenant('AAD_PREMIUM', 'Suspended'), 'licenceMissing'],
    ['Entra ID P1 is there, so the permission is missing', aTenant('AAD_PREMIUM'), 'permissionMissing'],
    ['Entra ID P2 is there, so the permission is missing', aTenant('AAD_PREMIUM_P2'), 'permissionMissing'],
    ['Usher may not read what the tenant bought', closed, 'refusedByDirectory'],
  ] as const)('was forbidden because %s', async (_, tenant, why) => {
    expect(await whyRefused(tenant, refused('forbidden'))).toBe(why);
  });

  test.each([
    ['notFound', 'groupGone'],
    ['rejected', 'ruleRejected'],
    ['throttled', undefined],
    ['unavailable', undefined],
  ] as const)('and was answered with %s means %s', async (reason, why) => {
    expect(await whyRefused(closed, refused(reason))).toBe(why);
  });

  test('leaves its owner with a sentence that says whom to ask, in every language', () => {
    for (const { rules } of wordings) {
      for (const why of [
        'licenceMissing',
        'permissionMissing',
        'ruleRejected',
        'refusedByDirectory',
      ] as const)
        expect(rules.failures[why]).toMatch(/IT/u);
      expect(rules.failures.licenceMissing).toMatch(/Entra ID P1/u);
    }
  });
});
