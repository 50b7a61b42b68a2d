import { runBatch } from './batch.ts';
import type { Handler } from './call.ts';
import { restoreDeleted } from './deletedItems.ts';
import { delta } from './deltaRoutes.ts';
import { getByIds, getDirectoryObject } from './directoryObjectRoutes.ts';
import { countGroups, getGroup, listGroups, removeGroup } from './groupRoutes.ts';
import { createGroup, updateGroup } from './groupWrites.ts';
import {
  assignLicence,
  listLicenceDetails,
  listLicenceErrors,
  listSkus,
  reprocessLicences,
} from './licenceRoutes.ts';
import { addLink, deleteObject, removeLink } from './linkRoutes.ts';
import * as memberships from './membershipRoutes.ts';
import { listOrganizations } from './organizationRoutes.ts';
import { notImplemented } from './refusals.ts';
import type { Route } from './router.ts';
import * as subscriptions from './subscriptions.ts';
import * as teams from './teamsRoutes.ts';
import { countUsers, getManager, getUser, listDirectReports, listUsers } from './userRoutes.ts';

const { count, linked, list, memberOf, ownedObjects, references, transitiveMembers } = memberships;

/** Everything the simulated Graph answers, with what each call costs in resource units. */
export const routes: readonly Route[] = [
  post('$batch', runBatch, { cost: 0, isWrite: false }),
  get('groups', listGroups),
  post('groups', createGroup),
  get('groups/$count', countGroups),
  get('groups/delta', delta('group')),
  get('groups/{id}', getGroup),
  { ...post('groups/{id}', updateGroup), method: 'PATCH' },
  remove('groups/{id}', removeGroup),
  ...linkRoutes('members', 3),
  ...linkRoutes('owners', 1),
  get('groups/{id}/transitiveMembers', list(transitiveMembers), 5),
  get('groups/{id}/transitiveMembers/$count', count(transitiveMembers), 5),
  get('groups/{id}/transitiveMembers/microsoft.graph.user', list(transitiveMembers, 'user'), 5),
  get('groups/{id}/membersWithLicenseErrors', listLicenceErrors),
  post('groups/{id}/assignLicense', assignLicence),
  ...objectRoutes('groups'),
  ...objectRoutes('users'),
  ...objectRoutes('directoryObjects'),
  get('users', listUsers, 2),
  get('users/$count', countUsers, 2),
  get('users/delta', delta('user')),
  get('users/{id}', getUser),
  remove('users/{id}', deleteObject),
  get('users/{id}/manager', getManager),
  get('users/{id}/directReports', listDirectReports),
  get('users/{id}/ownedObjects', list(ownedObjects), 2),
  get('users/{id}/ownedObjects/microsoft.graph.group', list(ownedObjects, 'group'), 2),
  get('users/{id}/licenseDetails', listLicenceDetails, 2),
  post('users/{id}/reprocessLicenseAssignment', reprocessLicences),
  get('users/{id}/teamwork/installedApps', teams.listInstalledApps),
  post('users/{id}/teamwork/installedApps', teams.installApp),
  get('users/{id}/teamwork/installedApps/{installationId}', teams.getInstalledApp),
  remove('users/{id}/teamwork/installedApps/{installationId}', teams.uninstallApp),
  get('users/{id}/teamwork/installedApps/{installationId}/chat', teams.getInstallationChat),
  get('appCatalogs/teamsApps', teams.listTeamsApps),
  get('subscribedSkus', listSkus, 3),
  get('organization', listOrganizations),
  post('subscriptions', subscriptions.createSubscription),
  get('subscriptions/{id}', subscriptions.getSubscription),
  { ...post('subscriptions/{id}', subscriptions.renewSubscription), method: 'PATCH' },
  remove('subscriptions/{id}', subscriptions.removeSubscription),
  post('subscriptions/{id}/reauthorize', subscriptions.reauthorizeSubscription),
  post('directory/deletedItems/{id}/restore', restoreDeleted),
  post('directoryObjects/getByIds', getByIds, { cost: 5, isWrite: false, selectSaves: 3 }),
  get('directoryObjects/{id}', getDirectoryObject),
  remove('directoryObjects/{id}', deleteObject),
  ...notSimulated(),
];

function linkRoutes(relation: 'members' | 'owners', cost: number): Route[] {
  const base = `groups/{id}/${relation}`;
  const ids = linked(relation);
  return [
    get(base, list(ids), cost),
    get(`${base}/$count`, count(ids), cost),
    get(`${base}/$ref`, references(ids), cost),
    get(`${base}/microsoft.graph.user`, list(ids, 'user'), cost),
    get(`${base}/microsoft.graph.user/$count`, count(ids, 'user'), cost),
    post(`${base}/$ref`, addLink(relation)),
    remove(`${base}/{objectId}/$ref`, removeLink(relation)),
    remove(`${base}/{objectId}`, deleteObject),
  ];
}

function objectRoutes(kind: 'groups' | 'users' | 'directoryObjects'): Route[] {
  const base = `${kind}/{id}`;
  return [
    post(`${base}/checkMemberGroups`, memberships.checkMemberGroups, { cost: 4, isWrite: false }),
    post(`${base}/getMemberGroups`, memberships.getMemberGroups, { cost: 2, isWrite: false }),
    get(`${base}/memberOf`, list(memberOf(false)), 2),
    get(`${base}/memberOf/microsoft.graph.group`, list(memberOf(false), 'group'), 2),
    get(`${base}/transitiveMemberOf`, list(memberOf(true)), 2),
    get(`${base}/transitiveMemberOf/$count`, count(memberOf(true)), 2),
    get(`${base}/transitiveMemberOf/microsoft.graph.group`, list(memberOf(true), 'group'), 2),
  ];
}

/** Known to Graph, not simulated: told apart from paths Graph does not know. */
function notSimulated(): Route[] {
  const unknown: Handler = () => notImplemented;
  const paths = [
    'auditLogs/directoryAudits',
    'groupLifecyclePolicies',
    'auditLogs/directoryAudits/{id}',
    'directory/deletedItems/microsoft.graph.group',
    'groups/{id}/photo',
    'groups/{id}/photo/$value',
    'groups/{id}/renew',
    'groups/{id}/validateProperties',
    'users/{id}/photo',
    'users/{id}/photo/$value',
    'users/{id}/chats',
    'me',
    'organization/{id}',
    'subscribedSkus/{id}',
  ];
  return paths.flatMap((path) =>
    ['GET', 'POST', 'PATCH', 'DELETE'].map((method) => ({
      method,
      path,
      handler: unknown,
      cost: 1,
      isWrite: method !== 'GET',
    })),
  );
}

function get(path: string, handler: Handler, cost = 1): Route {
  return { method: 'GET', path, handler, cost, isWrite: false };
}

function post(path: string, handler: Handler, more: Partial<Route> = {}): Route {
  return { method: 'POST', path, handler, cost: 1, isWrite: true, ...more };
}

function remove(path: string, handler: Handler): Route {
  return { method: 'DELETE', path, handler, cost: 1, isWrite: true };
}
