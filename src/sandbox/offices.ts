/** Where the company sits. `usageLocation` is the two-letter country code Entra keeps for licensing. */
export interface Office {
  readonly officeLocation: string;
  readonly city: string;
  readonly country: string;
  readonly usageLocation: string;
}

export const offices = {
  stockholm: {
    officeLocation: 'Stockholm, Slussen',
    city: 'Stockholm',
    country: 'Sweden',
    usageLocation: 'SE',
  },
  london: {
    officeLocation: 'London, Southwark',
    city: 'London',
    country: 'United Kingdom',
    usageLocation: 'GB',
  },
  berlin: { officeLocation: 'Berlin, Moabit', city: 'Berlin', country: 'Germany', usageLocation: 'DE' },
  krakow: { officeLocation: 'Kraków, Kazimierz', city: 'Kraków', country: 'Poland', usageLocation: 'PL' },
  singapore: {
    officeLocation: 'Singapore, Tanjong Pagar',
    city: 'Singapore',
    country: 'Singapore',
    usageLocation: 'SG',
  },
  austin: {
    officeLocation: 'Austin, East Side',
    city: 'Austin',
    country: 'United States',
    usageLocation: 'US',
  },
  saoPaulo: {
    officeLocation: 'São Paulo, Pinheiros',
    city: 'São Paulo',
    country: 'Brazil',
    usageLocation: 'BR',
  },
} as const satisfies Record<string, Office>;

export type OfficeName = keyof typeof offices;
