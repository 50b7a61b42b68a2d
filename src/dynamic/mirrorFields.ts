import { properties, type Property } from './language/properties.ts';

/** How a property of a user is kept. */
export interface MirrorField {
  /** Graph's name. */
  readonly field: string;
  readonly column: string;
  readonly kind: 'text' | 'boolean' | 'json';
}

/** Properties with a column of their own: all that the rule language lists and the change feed tells. */
export const mirrorFields: ReadonlyMap<string, MirrorField> = new Map(
  properties.user
    .filter(({ type, field }) => type !== 'groups' && field !== 'id')
    .map((property) => {
      const field = property.within ?? property.field;
      return [field, { field, column: columnOf(field), kind: kindOf(property) }];
    }),
);

/** What cards show of people, beside their id. */
const shown = ['displayName', 'userPrincipalName', 'userType', 'accountEnabled', 'department', 'jobTitle'];

/**
 * What is read of everybody. Service plans are left to the day a rule asks for them: they are several thousand
 * characters a person, all other properties together a few hundred.
 */
export const usualFields: readonly string[] = [
  ...new Set([...shown, ...[...mirrorFields.keys()].filter((field) => field !== 'assignedPlans')]),
].toSorted();

/** Where existing values help somebody who writes a rule. */
export const suggestedFields: readonly string[] = [
  'city',
  'companyName',
  'country',
  'department',
  'jobTitle',
  'officeLocation',
  'preferredLanguage',
  'state',
  'usageLocation',
  'userType',
];

function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function kindOf({ type, within, takes }: Property): MirrorField['kind'] {
  if (type === 'boolean') return 'boolean';
  return within !== undefined || takes !== undefined || type === 'texts' || type === 'plans'
    ? 'json'
    : 'text';
}
