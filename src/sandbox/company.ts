import { groupId, groups, type SandboxGroup } from './groups.ts';
import { people, personId, type SandboxPerson } from './people.ts';
import { skus, type SandboxSku } from './skus.ts';

export { groupId, personId };
export type { SandboxGroup, SandboxPerson, SandboxSku };

export const sandboxTenantId = '6f1c2a7e-58d3-4b90-8f64-2d1b9e7c3a05';
export const sandboxAppId = 'b2d94c61-0e7a-4f38-9c15-7a86f3e0d24b';
export const sandboxTenantName = 'Fjordlight';

/** Who sits on the sandbox page when nobody has chosen: one who asks, two who own what she asks for. */
export const defaultSeats = {
  /** Ada Lindqvist, Marketing; not in "Sales EMEA". */
  employee: personId('Ada Lindqvist'),
  /** Bob Brown and Chen Wei, the owners of "Sales EMEA". */
  owners: [personId('Bob Brown'), personId('Chen Wei')],
} as const;

export interface Company {
  readonly tenantId: string;
  readonly people: readonly SandboxPerson[];
  readonly groups: readonly SandboxGroup[];
  readonly skus: readonly SandboxSku[];
}

/** The company as it is before anything has happened. Members of dynamic groups are worked out by the simulator. */
export function company(): Company {
  return { tenantId: sandboxTenantId, people: people(), groups: groups(), skus: skus() };
}
