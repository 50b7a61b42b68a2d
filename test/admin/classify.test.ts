import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classify } from '../../src/admin/classify.ts';
import type {
  GroupReading,
  OwnerReading,
  System,
  TenantReading,
  Verdict,
} from '../../src/admin/readiness.ts';
import { mergeLinks, readGroup } from '../../src/admin/surveyFacts.ts';
import { whyIneligible } from '../../src/groups/eligibility.ts';
import { aReading, plainProperties } from '../support/aSurvey.ts';

const tenant: TenantReading = { hasPremium: true, partNumbers: {} };
const classed = (
  more: Partial<GroupReading>,
  known: TenantReading = tenant,
  hasRule = true,
  peopleRead = true,
) => classify(aReading(more), known, hasRule, peopleRead);
const say = ({ class: name, reasons }: Verdict): string => [name, ...reasons].join(' ');
const { members } = aReading();
const owner = (state: OwnerReading['state']): OwnerReading => ({ id: state, name: state, state });

describe('a group is classed', () => {
  const cases: readonly (readonly [string, Partial<GroupReading>, string, string, string])[] = [
    ['a plain security group', {}, 'ready', 'ready', 'ready'],
    ['nobody owns it', { owners: [] }, 'readyAfter noOwner', 'ready', 'ready'],
    [
      'guests and the disabled own it',
      { owners: [owner('guest'), owner('disabled'), owner('gone')] },
      'readyAfter ownersCannotAnswer',
      'ready',
      'ready',
    ],
    ['one of its owners can answer', { owners: [owner('guest'), owner('able')] }, 'ready', 'ready', 'ready'],
    ['it is synced', { isSynced: true }, 'notPossible onPremises', 'notPossible onPremises', 'ready'],
    [
      'it gives roles',
      { isRoleAssignable: true },
      'notPossible roleAssignable',
      'notPossible roleAssignable',
      'notPossible roleAssignable',
    ],
    [
      'it is in a restricted unit',
      { isRestricted: true },
      'notPossible restrictedManagement',
      'notPossible restrictedManagement',
      'notPossible restrictedManagement',
    ],
    [
      'it is a distribution list',
      { kind: 'distribution', isSecurityEnabled: false },
      'notPossible distribution',
      'notPossible distribution',
      'notPossible distribution',
    ],
    [
      'it is a mail-enabled security group',
      { kind: 'mailEnabledSecurity' },
      'notPossible mailEnabledSecurity',
      'notPossible mailEnabledSecurity',
      'notPossible mailEnabledSecurity',
    ],
    [
      'it is a Microsoft 365 group',
      { kind: 'microsoft365', isSecurityEnabled: false },
      'ready',
      'ready',
      'notPossible notSecurityEnabled',
    ],
    ['it is a security-enabled Microsoft 365 group', { kind: 'microsoft365' }, 'ready', 'ready', 'ready'],
    [
      'a rule decides who is in',
      { rule: 'user.department -eq "Sales"' },
      'notPossible dynamic',
      'ready',
      'ready',
    ],
    [
      'its rule is paused',
      { rule: 'x', isRulePaused: true, isRuleUnderstood: false },
      'notPossible dynamic',
      'readyAfter rulePaused ruleNotUnderstood',
      'ready',
    ],
    ['it has guests', { members: { ...members, guests: 2 } }, 'ready', 'ready', 'readyAfter guests'],
    [
      'it has guests and carries licences',
      { members: { ...members, guests: 2 }, skuIds: ['e3'] },
      'ready',
      'ready',
      'readyAfter guestsWithLicence',
    ],
    [
      'groups are in it',
      { members: { ...members, groups: 1 } },
      'ready',
      'readyAfter nestedGroups',
      'readyAfter nestedGroups',
    ],
    [
      'groups are in it and it carries licences',
      { members: { ...members, groups: 1 }, skuIds: ['e3'] },
      'ready',
      'readyAfter nestedGroups',
      'readyAfter nestedWithLicence',
    ],
    [
      'devices are in it',
      { members: { ...members, others: 1 } },
      'ready',
      'readyAfter otherMembers',
      'ready',
    ],
    [
      'somebody misses a licence',
      { skuIds: ['e3'], missesLicences: true },
      'ready',
      'ready',
      'readyAfter licenceErrors',
    ],
    [
      'it hides its people and is synced',
      { isHidden: true, isSynced: true },
      'notPossible onPremises hiddenMembership',
      'notPossible onPremises hiddenMembership',
      'ready',
    ],
  ];
  test.each(cases)('when %s', (_when, more, selfService, dynamic, licensing) => {
    const verdicts = classed(more);
    expect([say(verdicts.selfService), say(verdicts.dynamic), say(verdicts.licensing)]).toEqual([
      selfService,
      dynamic,
      licensing,
    ]);
  });

  test('as needing what the tenant lacks', () => {
    const without = classed({}, { ...tenant, hasPremium: false });
    expect(say(without.dynamic)).toBe('readyAfter noPremium');
    expect(say(without.licensing)).toBe('readyAfter noPremium');
    expect(say(classed({}, { ...tenant, hasPremium: null }).licensing)).toBe('ready');
  });

  test('with what could not be read, and never as ready for it', () => {
    const unread = classed({ owners: [owner('unknown')] }, tenant, false, false);
    expect(say(unread.selfService)).toBe('readyAfter peopleUnread');
    expect(say(unread.dynamic)).toBe('readyAfter peopleUnread');
    expect(say(classed({ skuIds: ['e3'], missesLicences: null }).licensing)).toBe(
      'readyAfter licencesUnread',
    );
  });

  test('as empty, or as people with nothing in common', () => {
    const nobody = { ...members, people: 0 };
    expect(say(classed({ members: nobody }, tenant, false).dynamic)).toBe('readyAfter noMembers');
    expect(say(classed({}, tenant, false).dynamic)).toBe('readyAfter noRuleFound');
  });

  test('with what is good to know all the same', () => {
    const remarks = (system: System, more: Partial<GroupReading>) => classed(more)[system].remarks;
    expect(remarks('selfService', { owners: [owner('able')] })).toEqual(['oneOwner']);
    expect(remarks('dynamic', { skuIds: ['e3'] })).toEqual(['losesLicences']);
    expect(
      remarks('licensing', { isSynced: true, skuIds: ['e3'], members: { ...members, withoutLocation: 1 } }),
    ).toEqual(['licensed', 'membersOnPremises', 'noUsageLocation']);
    expect(remarks('licensing', { isSynced: true, isRoleAssignable: true })).toEqual([]);
  });

  test('as possible for self-service exactly when people can ask for it in chat', () => {
    const flag = fc.option(fc.boolean());
    const anyGroup = fc.record({
      groupTypes: fc.subarray(['Unified', 'DynamicMembership']),
      mailEnabled: fc.boolean(),
      securityEnabled: fc.boolean(),
      onPremisesSyncEnabled: flag,
      isAssignableToRole: flag,
      isManagementRestricted: flag,
      visibility: fc.constantFrom('Private', 'HiddenMembership', null),
    });
    fc.assert(
      fc.property(anyGroup, (some) => {
        const properties = { ...plainProperties, ...some };
        const reading = readGroup('g', properties, mergeLinks([]), new Map(), null);
        const { selfService } = classify(reading, tenant, false, true);
        const group = { id: 'g', description: null, isLicensed: null, ...properties };
        expect(selfService.class === 'notPossible').toBe(whyIneligible(group) !== undefined);
      }),
    );
  });
});
