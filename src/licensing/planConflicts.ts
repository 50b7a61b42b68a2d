import type { AssignedLicence, SubscribedSku } from '../directory/licenceTypes.ts';

/**
 * Service plans of which a person can have one only, by service. From Microsoft's page "Product names and service plan
 * identifiers for licensing", section "Service plans that cannot be assigned at the same time", as of 29 October 2025.
 * The page says that it is not kept complete: what is not found here may still be refused by the service.
 */
const exclusive: readonly (readonly string[])[] = [
  [
    '119cf168-b6cf-41fb-b82e-7fee7bae5814',
    'bf36ca64-95c6-4918-9275-eb9f4ce2c04f',
    'f9646fb2-e3b2-4309-95de-dc4833737456',
    '056a5f80-b4e0-4983-a8be-7ad254a113c9',
    '2da8e897-7791-486b-b08f-cc63c8129df7',
    '6a54b05e-4fab-40e7-9828-428db3b336fa',
    'ba5f0cfa-d54a-4ea0-8cf4-a7e1dc4423d8',
  ],
  [
    '90927877-dcff-4af6-b346-2332c0b15bb7',
    'da040e0a-b393-4bea-bb76-928b3fa1cf5a',
    '4a82b400-a79f-41a4-b4e2-e94f5787b113',
    '1126bef5-da20-4f07-b45e-ad25d2581aa8',
    '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
    'fc52cc4b-ed7d-472d-bbe7-b081c23ecc56',
  ],
  // The page tells of these two beside its tables: Exchange Online (Plan 1) and (Plan 2).
  ['9aaf7827-d63c-4b61-89c3-182f06f82e5c', 'efb87545-963c-4e0d-99df-69c6916d9eb0'],
  ['bea4c11e-220a-4e6d-8eb8-8ea15d019f90', '6a76346d-5d6e-4051-9fe3-ed3f312b5597'],
  [
    'c1ec4a95-1f05-45b3-a911-aa3fa01094f5',
    '3e170737-c728-4eae-bbb9-3f3360f7184c',
    '2dc63b8a-df3d-448f-b683-8655877c9360',
  ],
  [
    'afcafa6a-d966-4462-918c-ec0b4e0fe642',
    'a361d6e2-509e-4e25-a8ad-950060064ef4',
    '902b47e5-dcb2-4fdc-858b-c63a90a2bdb9',
    '5dbe027f-2339-4123-9542-606e4d348a72',
    '63038b2c-28d0-45f6-bc36-33062963b498',
    '6b5b6a67-fc72-4a1f-a2b5-beecf05de761',
    'a1f3d0a8-84c0-4ae0-bae4-685917b8ab48',
    'c7699d2e-19aa-44de-8edf-1736da088ca1',
    '0a4983bb-d3e5-4a09-95d8-b2d0127b3df5',
    '4c9efd0c-8de7-4c71-8295-9f5fdb0dd048',
  ],
  [
    'afc06cb0-b4f4-4473-8286-d644f70d8faf',
    'b2669e95-76ef-4e7e-a367-002f60a39f3e',
    '0feaeb32-d00e-4d66-bd5a-43b5b83db82c',
    '70710b6b-3ab4-4a38-9f6d-9f169461650a',
  ],
  [
    '4ed3ff63-69d7-4fb7-b984-5aec7f605ca8',
    '5a10155d-f5c1-411a-a8ec-e99aae125390',
    '54a152dc-90de-4996-93d2-bc47e670fc06',
  ],
  [
    '7547a3fe-08ee-4ccb-b430-5077c5041653',
    '2078e8df-cff6-4290-98cb-5408261a760a',
    '41bf139a-4e60-409f-9346-a1361efc6dfb',
  ],
];

/**
 * Which of the products somebody has cannot be had together with `wanted`, by skuId. The same plan in two products
 * is no conflict, and a plan that is switched off stands in nobody's way.
 */
export function findConflicts(
  wanted: AssignedLicence,
  held: readonly AssignedLicence[],
  skus: readonly SubscribedSku[],
): readonly string[] {
  const plans = plansOf(wanted, skus);
  return held
    .filter(({ skuId }) => skuId !== wanted.skuId)
    .filter((other) => plansOf(other, skus).some((plan) => plans.some((one) => excludes(one, plan))))
    .map(({ skuId }) => skuId);
}

function excludes(left: string, right: string): boolean {
  return left !== right && exclusive.some((plans) => plans.includes(left) && plans.includes(right));
}

function plansOf(
  { skuId, disabledPlans }: AssignedLicence,
  skus: readonly SubscribedSku[],
): readonly string[] {
  const sku = skus.find((one) => one.skuId === skuId);
  return (sku?.servicePlans ?? [])
    .map(({ servicePlanId }) => servicePlanId)
    .filter((plan) => !disabledPlans.includes(plan));
}
