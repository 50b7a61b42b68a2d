/** Products the tenant pays for. The product ids are Microsoft's published ones. */
export const skuIds = {
  officeE3: '05e9a617-0261-4cee-bb44-138d3ef5d965',
  powerBiPro: 'f8a1db68-be16-40ed-86d5-cb42ce701560',
  visioPlan2: 'c5928f49-12ba-48f7-ada3-0d743a3601d5',
} as const;

/** Entra ID P1, with which the service works through rules. */
export const premiumPlan = 'AAD_PREMIUM';

export interface SandboxServicePlan {
  readonly servicePlanId: string;
  readonly servicePlanName: string;
}

export interface SandboxSku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  /** Seats that are paid for. What is consumed is counted, never stored. */
  readonly enabledSeats: number;
  readonly servicePlans: readonly SandboxServicePlan[];
  /** Countries in which it is not given. */
  readonly forbiddenLocations?: readonly string[];
  /** Products nobody has together with it. */
  readonly excludes?: readonly string[];
  /** A product without which nobody gets it. */
  readonly requires?: string;
}

/** The tenant's subscriptions; Visio is kept scarce, so that seats can run out. */
export function skus(): readonly SandboxSku[] {
  return [
    {
      skuId: skuIds.officeE3,
      skuPartNumber: 'SPE_E3',
      enabledSeats: 50,
      servicePlans: [
        { servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0', servicePlanName: 'EXCHANGE_S_ENTERPRISE' },
        { servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929', servicePlanName: 'TEAMS1' },
        { servicePlanId: '5dbe027f-2339-4123-9542-606e4d348a72', servicePlanName: 'SHAREPOINTENTERPRISE' },
        { servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', servicePlanName: premiumPlan },
      ],
    },
    {
      skuId: skuIds.powerBiPro,
      skuPartNumber: 'POWER_BI_PRO',
      enabledSeats: 12,
      servicePlans: [
        { servicePlanId: '70d33638-9c74-4d01-bfd3-562de28bd4ba', servicePlanName: 'BI_AZURE_P2' },
      ],
    },
    {
      skuId: skuIds.visioPlan2,
      skuPartNumber: 'VISIOCLIENT',
      enabledSeats: 3,
      servicePlans: [
        {
          servicePlanId: '663a804f-1c30-4ff0-9915-9db84f0d1cea',
          servicePlanName: 'VISIO_CLIENT_SUBSCRIPTION',
        },
        { servicePlanId: '2bdbaf8f-738f-4ac7-9234-3c3ee2ce7d0f', servicePlanName: 'VISIOONLINE' },
      ],
    },
  ];
}
