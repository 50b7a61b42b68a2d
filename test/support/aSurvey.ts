import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type {
  SurveyedGroup,
  SurveyedPerson,
  SurveyedProperties,
  SurveyPage,
} from '../../src/directory/surveyTypes.ts';
import type { SurveyContext } from '../../src/admin/survey.ts';
import { findOpenSurvey } from '../../src/admin/surveyStore.ts';
import type { GroupReading } from '../../src/admin/readiness.ts';
import type { Database } from '../../src/store/schema.ts';

const patienceMs = 30_000;

/** Waits until no survey runs any more. */
export async function surveyEnds(db: Kysely<Database>): Promise<void> {
  const until = Date.now() + patienceMs;
  while ((await findOpenSurvey(db)) !== undefined) {
    if (Date.now() > until) throw new Error('The survey did not end.');
    await pause(20);
  }
}

export const plainProperties: SurveyedProperties = {
  displayName: 'Sales',
  groupTypes: [],
  mailEnabled: false,
  securityEnabled: true,
  onPremisesSyncEnabled: null,
  onPremisesDomainName: null,
  isAssignableToRole: null,
  isManagementRestricted: null,
  visibility: null,
  membershipRule: null,
  isRulePaused: false,
  skuIds: [],
  createdOn: '2021-04-12',
  renewedOn: null,
};

export function aSurveyedGroup(
  groupId: string,
  {
    owners = [],
    members = [],
    ...more
  }: Partial<SurveyedProperties> & {
    readonly owners?: readonly string[];
    readonly members?: readonly string[];
  } = {},
): SurveyedGroup {
  return {
    groupId,
    isRemoved: false,
    properties: { ...plainProperties, displayName: groupId, ...more },
    owners: owners.map((id) => ({ id, kind: 'user' })),
    members: members.map((id) => ({ id, kind: 'user' })),
    ownersRemoved: [],
    membersRemoved: [],
  };
}

export function aSurveyedPerson(id: string, more: Partial<SurveyedPerson> = {}): SurveyedPerson {
  return { id, displayName: id, isEnabled: true, isGuest: false, isSynced: false, attributes: {}, ...more };
}

export function aReading(more: Partial<GroupReading> = {}): GroupReading {
  return {
    id: 'sales',
    name: 'Sales',
    kind: 'security',
    isSecurityEnabled: true,
    isSynced: false,
    syncDomain: null,
    isRoleAssignable: false,
    isRestricted: false,
    isHidden: false,
    rule: null,
    isRulePaused: false,
    isRuleUnderstood: true,
    owners: [
      { id: 'bob', name: 'Bob', state: 'able' },
      { id: 'chen', name: 'Chen', state: 'able' },
    ],
    members: { people: 8, guests: 0, disabled: 0, synced: 0, withoutLocation: 0, groups: 0, others: 0 },
    skuIds: [],
    missesLicences: false,
    createdOn: null,
    renewedOn: null,
    ...more,
  };
}

type Pages<T> = Readonly<Record<string, SurveyPage<T> | 'startOver' | Error>>;

/** A directory that has these pages, by the link that asks for them; the first has none. */
export function aTenant(
  people: Pages<SurveyedPerson>,
  groups: Pages<SurveyedGroup>,
): SurveyContext['directory'] & { asked: string[] } {
  const asked: string[] = [];
  const read = <T>(pages: Pages<T>, link: string | null): Promise<SurveyPage<T> | 'startOver'> => {
    asked.push(link ?? 'first');
    const found = pages[link ?? 'first'] ?? new Error(`Nobody printed ${String(link)}`);
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  };
  return {
    asked,
    readSurveyPeople: (link) => read(people, link),
    readSurveyGroups: (link) => read(groups, link),
    listGroupsWithLicenceErrors: () => Promise.resolve([]),
    listSubscribedSkus: () => Promise.resolve([]),
  };
}
