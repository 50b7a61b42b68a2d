import { describe, expect, test } from '@jest/globals';
import { kindOf, whyIneligible } from '../../src/groups/eligibility.ts';
import { aGroup } from '../support/directoryObjects.ts';

const security = { groupTypes: [], mailEnabled: false, securityEnabled: true };

describe('which groups people may ask for', () => {
  test.each([
    ['a Microsoft 365 group', aGroup()],
    ['a security group', aGroup(security)],
    ['a group that was synced once and is a cloud group now', aGroup({ onPremisesSyncEnabled: false })],
    ['a Microsoft 365 group that is security-enabled', aGroup({ securityEnabled: true })],
  ])('anybody may ask for %s', (_name, group) => {
    expect(whyIneligible(group)).toBeUndefined();
  });

  test.each([
    ['mailEnabledSecurity', { groupTypes: [], mailEnabled: true, securityEnabled: true }],
    ['distribution', { groupTypes: [], mailEnabled: true, securityEnabled: false }],
    ['onPremises', { ...security, onPremisesSyncEnabled: true }],
    ['dynamic', { groupTypes: ['Unified', 'DynamicMembership'] }],
    ['dynamic', { ...security, groupTypes: ['DynamicMembership'] }],
    ['roleAssignable', { ...security, isAssignableToRole: true }],
    ['keptByRule', { ...security, isKeptByRule: true }],
    ['restrictedManagement', { ...security, isManagementRestricted: true }],
    ['hiddenMembership', { visibility: 'HiddenMembership' }],
    ['unknownKind', { groupTypes: [], mailEnabled: false, securityEnabled: false }],
  ] as const)('nobody may ask for a group that is %s', (reason, properties) => {
    expect(whyIneligible(aGroup(properties))).toBe(reason);
  });

  test('a synced distribution list is explained by where it is managed', () => {
    const group = aGroup({ groupTypes: [], securityEnabled: false, onPremisesSyncEnabled: true });
    expect(whyIneligible(group)).toBe('onPremises');
  });

  test('the kind follows the table of group types', () => {
    expect(kindOf(aGroup())).toBe('microsoft365');
    expect(kindOf(aGroup(security))).toBe('security');
    expect(kindOf(aGroup({ ...security, mailEnabled: true }))).toBe('mailEnabledSecurity');
    expect(kindOf(aGroup({ groupTypes: [] }))).toBe('distribution');
  });
});
