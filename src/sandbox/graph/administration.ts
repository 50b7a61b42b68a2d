import type { SandboxGroup, SandboxPerson } from '../company.ts';
import { settle } from './background.ts';
import { userRecord, type Relation, type TenantGroup, type TenantUser } from './state.ts';
import { deleteGroup, deleteUser, link, saved, schedule, setManager, unlink, type Tenant } from './tenant.ts';

/** Changes made beside Graph, as an administrator would make them: seen by the next read, whatever the lag. */
export interface Administration {
  /** Sets Graph properties by name; `managerId` sets the manager. Throws a RangeError when nobody has the id. */
  setUser(userId: string, change: Readonly<Record<string, unknown>>): void;
  /** Graph properties by name; undefined when nobody has the id. */
  userProperties(userId: string): Readonly<Record<string, unknown>> | undefined;
  /** Sets Graph properties by name. Throws a RangeError when no group has the id. */
  setGroup(groupId: string, change: Readonly<Record<string, unknown>>): void;
  addMember(groupId: string, objectId: string): void;
  removeMember(groupId: string, objectId: string): void;
  addOwner(groupId: string, userId: string): void;
  removeOwner(groupId: string, userId: string): void;
  addUser(person: SandboxPerson): void;
  /** Buys seats of a product, or gives some back: so many there are from now on. */
  setSeats(skuId: string, seats: number): void;
  addGroup(group: SandboxGroup): void;
  deleteGroup(groupId: string): void;
  deleteUser(userId: string): void;
  /** Direct members as they are, not as a lagging read shows them. Empty when the group is gone. */
  membersOf(groupId: string): readonly string[];
  ownersOf(groupId: string): readonly string[];
  /** SKU ids of what the group gives. */
  licencesOf(groupId: string): readonly string[];
  /** Everybody as they are, whatever the lag. */
  everybody(): readonly TenantUser[];
  /** Ids of the groups with exactly this display name. */
  groupsNamed(displayName: string): readonly string[];
}

export function createAdministration(tenant: Tenant): Administration {
  return {
    ...linking(tenant),
    ...founding(tenant),
    setUser: (userId, { managerId, ...properties }) => {
      const user = getUser(tenant, userId);
      user.properties = { ...user.properties, ...properties };
      if (managerId === null || typeof managerId === 'string') setManager(tenant, user, managerId);
      saved(tenant, 'user', user.id);
    },
    userProperties: (userId) => tenant.state.users.get(userId)?.properties,
    setGroup: (groupId, properties) => {
      const group = getGroup(tenant, groupId);
      group.properties = { ...group.properties, ...properties };
      saved(tenant, 'group', group.id);
      if ('membershipRule' in properties || 'membershipRuleProcessingState' in properties)
        schedule(tenant, 'evaluateRule', group.id);
    },
    setSeats: (skuId, seats) => {
      tenant.state.boughtSeats = { ...tenant.state.boughtSeats, [skuId]: seats };
      tenant.markChanged();
    },
    membersOf: (groupId) => {
      settle(tenant);
      return [...(tenant.state.groups.get(groupId)?.memberIds ?? [])];
    },
    licencesOf: (groupId) => (tenant.state.groups.get(groupId)?.licences ?? []).map(({ skuId }) => skuId),
    everybody: () => [...tenant.state.users.values()],
    groupsNamed: (displayName) =>
      [...tenant.state.groups.values()]
        .filter((group) => group.properties['displayName'] === displayName)
        .map((group) => group.id),
    ownersOf: (groupId) => [...(tenant.state.groups.get(groupId)?.ownerIds ?? [])],
  };
}

type Linking = Pick<Administration, 'addMember' | 'removeMember' | 'addOwner' | 'removeOwner'>;

function linking(tenant: Tenant): Linking {
  const change = (relation: Relation, isAddition: boolean) => (groupId: string, objectId: string) => {
    const group = getGroup(tenant, groupId);
    const isLinked = (relation === 'members' ? group.memberIds : group.ownerIds).includes(objectId);
    if (isLinked === isAddition) return;
    tenant.lag.withoutHolding(() => {
      if (isAddition) link(tenant, group, relation, objectId);
      else unlink(tenant, group, relation, objectId);
    });
  };
  return {
    addMember: change('members', true),
    removeMember: change('members', false),
    addOwner: change('owners', true),
    removeOwner: change('owners', false),
  };
}

function founding(
  tenant: Tenant,
): Pick<Administration, 'addUser' | 'addGroup' | 'deleteGroup' | 'deleteUser'> {
  return {
    addUser: (person) => {
      tenant.state.users.set(person.id, userRecord(person));
      saved(tenant, 'user', person.id);
    },
    addGroup: ({ id, licenceSkuIds, ownerIds, memberIds, ...properties }) => {
      const licences = licenceSkuIds.map((skuId) => ({ skuId, disabledPlans: [] }));
      const relations = { ownerIds: [...ownerIds], memberIds: [...memberIds] };
      tenant.state.groups.set(id, {
        id,
        properties: { ...properties },
        ...relations,
        licences,
        licenceProcessing: null,
      });
      saved(tenant, 'group', id);
      if (licences.length > 0) schedule(tenant, 'processLicences', id);
    },
    deleteGroup: (groupId) => {
      tenant.lag.withoutHolding(() => {
        deleteGroup(tenant, getGroup(tenant, groupId).id);
      });
    },
    deleteUser: (userId) => {
      tenant.lag.withoutHolding(() => {
        deleteUser(tenant, getUser(tenant, userId).id);
      });
    },
  };
}

function getUser(tenant: Tenant, userId: string): TenantUser {
  const user = tenant.state.users.get(userId);
  if (!user) throw new RangeError(`no user has the id ${userId}`);
  return user;
}

function getGroup(tenant: Tenant, groupId: string): TenantGroup {
  const group = tenant.state.groups.get(groupId);
  if (!group) throw new RangeError(`no group has the id ${groupId}`);
  return group;
}
