import { sandboxTenantName } from '../company.ts';
import { sandboxDomain } from '../people.ts';
import type { Handler } from './call.ts';
import { graphRoot, ok } from './exchange.ts';

export const listOrganizations: Handler = ({ tenant, query }) => {
  const organization: Record<string, unknown> = {
    id: tenant.company.tenantId,
    deletedDateTime: null,
    businessPhones: [],
    city: 'Stockholm',
    country: null,
    countryLetterCode: 'SE',
    createdDateTime: '2019-03-04T09:00:00Z',
    defaultUsageLocation: 'SE',
    displayName: sandboxTenantName,
    onPremisesSyncEnabled: true,
    preferredLanguage: 'en',
    tenantType: 'AAD',
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: sandboxDomain,
        type: 'Managed',
      },
    ],
  };
  const names = query.select ? ['id', ...query.select] : Object.keys(organization);
  return ok({
    '@odata.context': `${graphRoot}/$metadata#organization`,
    value: [Object.fromEntries(names.map((name) => [name, organization[name] ?? null]))],
  });
};
