import type { Logger } from '../log.ts';
import { readAskFacts, readDecisionFacts } from './askFacts.ts';
import { systemClock, type Clock } from './clock.ts';
import * as dynamicGroups from './dynamicGroups.ts';
import { updateGroup } from './groupFacts.ts';
import * as lifecycle from './groupLifecycle.ts';
import { createGraph, type Graph, type Timeouts } from './graph.ts';
import { describeGroups, findGroupsByName, getGroup, listOwners, listTransitiveUserIds } from './groups.ts';
import * as licences from './licences.ts';
import type { LicenceDirectory } from './licenceTypes.ts';
import type { PeopleDirectory } from './peopleTypes.ts';
import { listMembers, listOwnedGroups } from './memberLists.ts';
import { readGroupChanges } from './groupsDelta.ts';
import { addMembers, removeMember } from './members.ts';
import { checkMembership, isDirectMember, listContainers, listMemberships } from './memberships.ts';
import { addOwner, removeOwner } from './owners.ts';
import { findPeople } from './people.ts';
import { listOwnerlessGroups } from './ownerlessGroups.ts';
import { searchGroups } from './search.ts';
import * as survey from './survey.ts';
import type { SurveyReads } from './surveyTypes.ts';
import type { GetToken } from './transport/auth.ts';
import { SMALL_TENANT, type BudgetSizes } from './transport/budget.ts';
import type { ObserveCall } from './transport/telemetry.ts';
import type { Directory } from './types.ts';
import { getUser, readPersonPlace, resolveIds } from './users.ts';
import * as subscriptions from './subscriptions.ts';
import { readUserChanges } from './usersDelta.ts';
import { GRAPH_ORIGIN } from './url.ts';

export interface DirectoryOptions {
  /** Asked only when a token is needed; the directory keeps it and renews it in time. */
  readonly getToken: GetToken;
  readonly log: Logger;
  /** Told of every attempt: which operation, how it ended, how long it took in ms. */
  readonly observe?: ObserveCall;
  /** Takes the place of `https://graph.microsoft.com` on the wire; links stay as Graph prints them. */
  readonly graphOrigin?: string;
  readonly clock?: Clock;
  readonly budget?: Partial<BudgetSizes>;
  readonly timeouts?: Partial<Timeouts>;
}

/** Somebody in chat waits a few seconds at most; a job is tried again later anyway. */
const TIMEOUTS: Timeouts = {
  interactiveMs: 4_000,
  backgroundMs: 30_000,
  interactiveAttemptMs: 2_500,
  backgroundAttemptMs: 10_000,
};

/** The directory of a tenant through Microsoft Graph, as an application. Share one: budget and token are in it. */
export function createDirectory(options: DirectoryOptions): Directory {
  const graph = createGraph({
    getToken: options.getToken,
    graphOrigin: new URL(options.graphOrigin ?? GRAPH_ORIGIN).origin,
    log: options.log,
    observe: options.observe ?? (() => undefined),
    clock: options.clock ?? systemClock,
    budget: { ...SMALL_TENANT, ...options.budget },
    timeouts: { ...TIMEOUTS, ...options.timeouts },
  });
  return {
    ...readsOf(graph),
    ...writesOf(graph),
    ...lifecycleOf(graph),
    ...rulesOf(graph),
    ...licencesOf(graph),
    ...peopleOf(graph),
    ...surveyOf(graph),
    isReady: () => graph.hasToken(),
  };
}

type Writes = Pick<Directory, 'addMembers' | 'removeMember' | 'addOwner' | 'removeOwner' | 'updateGroup'>;

type Lifecycle = Pick<
  Directory,
  'createGroup' | 'findGroupByMailNickname' | 'hasLicences' | 'deleteGroup' | 'restoreGroup'
>;

type Rules = Pick<
  Directory,
  'readRuleGroup' | 'writeMembershipRule' | 'listMemberIds' | 'listGroupsInside' | 'readSubject'
>;

/** Reads without an urgency of their own answer somebody in chat. */
function readsOf(
  graph: Graph,
): Omit<
  Directory,
  | keyof Writes
  | keyof Lifecycle
  | keyof Rules
  | keyof LicenceDirectory
  | keyof PeopleDirectory
  | keyof SurveyReads
  | 'isReady'
> {
  const asked = (name: string) => graph.begin(name, 'interactive');
  return {
    getGroup: (groupId, urgency) => getGroup(graph.begin('getGroup', urgency), groupId),
    getUser: (userId, urgency) => getUser(graph.begin('getUser', urgency), userId),
    readAskFacts: (userId, groupId) => readAskFacts(asked('readAskFacts'), userId, groupId),
    readDecisionFacts: (groupId, userIds, urgency) =>
      readDecisionFacts(graph.begin('readDecisionFacts', urgency), groupId, userIds),
    listOwners: (groupId, urgency) => listOwners(graph.begin('listOwners', urgency), groupId),
    checkMembership: (userId, groupIds, urgency) =>
      checkMembership(graph.begin('checkMembership', urgency), userId, groupIds),
    listMemberships: (userId) => listMemberships(asked('listMemberships'), userId),
    listContainers: (groupId, urgency) => listContainers(graph.begin('listContainers', urgency), groupId),
    isDirectMember: (groupId, userId, urgency) =>
      isDirectMember(graph.begin('isDirectMember', urgency), groupId, userId),
    searchGroups: (text, page) => searchGroups(asked('searchGroups'), text, page),
    readGroupChanges: (link) => readGroupChanges(graph.begin('readGroupChanges', 'background'), link),
    readPersonPlace: (userId) => readPersonPlace(graph.begin('readPersonPlace', 'background'), userId),
    listOwnerlessGroups: (limit) => listOwnerlessGroups(asked('listOwnerlessGroups'), limit),
    findGroupsByName: (displayName) => findGroupsByName(asked('findGroupsByName'), displayName),
    describeGroups: (groupIds) => describeGroups(asked('describeGroups'), groupIds),
    listTransitiveUserIds: (groupId, urgency) =>
      listTransitiveUserIds(graph.begin('listTransitiveUserIds', urgency), groupId),
    listOwnedGroups: (userId) => listOwnedGroups(asked('listOwnedGroups'), userId),
    listMembers: (groupId, purpose) =>
      listMembers(
        graph.begin('listMembers', purpose === 'file' ? 'background' : 'interactive'),
        groupId,
        purpose,
      ),
    // A long list takes its time rather than failing at the limit for one question.
    findPeople: (texts) =>
      findPeople(graph.begin('findPeople', texts.length > 100 ? 'background' : 'interactive'), texts),
    resolveIds: (ids, urgency) => resolveIds(graph.begin('resolveIds', urgency), ids),
  };
}

function writesOf(graph: Graph): Writes {
  const inJob = (name: string) => graph.begin(name, 'background');
  return {
    addMembers: (groupId, userIds) => addMembers(graph.begin('addMembers', 'background'), groupId, userIds),
    removeMember: (groupId, userId) =>
      removeMember(graph.begin('removeMember', 'background'), groupId, userId),
    addOwner: (groupId, userId) => addOwner(inJob('addOwner'), groupId, userId),
    removeOwner: (groupId, userId) => removeOwner(inJob('removeOwner'), groupId, userId),
    updateGroup: (groupId, properties) => updateGroup(inJob('updateGroup'), groupId, properties),
  };
}

/** The beginning and the end of groups; jobs alone bring them about. */
function lifecycleOf(graph: Graph): Lifecycle {
  const job = (name: string) => graph.begin(name, 'background');
  return {
    createGroup: (group) => lifecycle.createGroup(job('createGroup'), group),
    findGroupByMailNickname: (mailNickname) =>
      lifecycle.findGroupByMailNickname(job('findGroupByMailNickname'), mailNickname),
    hasLicences: (groupId, urgency) => lifecycle.hasLicences(graph.begin('hasLicences', urgency), groupId),
    deleteGroup: (groupId) => lifecycle.deleteGroup(job('deleteGroup'), groupId),
    restoreGroup: (groupId) => lifecycle.restoreGroup(job('restoreGroup'), groupId),
  };
}

/** Groups whose members a rule decides. */
function rulesOf(graph: Graph): Rules {
  const asked = (name: string) => graph.begin(name, 'interactive');
  return {
    readRuleGroup: (groupId, urgency) =>
      dynamicGroups.readRuleGroup(graph.begin('readRuleGroup', urgency), groupId),
    writeMembershipRule: (groupId, rule) =>
      dynamicGroups.writeMembershipRule(graph.begin('writeMembershipRule', 'background'), groupId, rule),
    listMemberIds: (groupId, limit, urgency) =>
      dynamicGroups.listMemberIds(graph.begin('listMemberIds', urgency), groupId, limit),
    listGroupsInside: (groupId) => dynamicGroups.listGroupsInside(asked('listGroupsInside'), groupId),
    readSubject: (userId, plan) => dynamicGroups.readSubject(asked('readSubject'), userId, plan),
  };
}

/** Everybody, and to be told when something happens to them; jobs alone ask. */
function peopleOf(graph: Graph): PeopleDirectory {
  const job = (name: string) => graph.begin(name, 'background');
  return {
    readUserChanges: (link, fields) => readUserChanges(job('readUserChanges'), link, fields),
    createSubscription: (wish) => subscriptions.createSubscription(job('createSubscription'), wish),
    renewSubscription: (id, expiresAt) =>
      subscriptions.renewSubscription(job('renewSubscription'), id, expiresAt),
    deleteSubscription: (id) => subscriptions.deleteSubscription(job('deleteSubscription'), id),
  };
}

function licencesOf(graph: Graph): LicenceDirectory {
  const job = (name: string) => graph.begin(name, 'background');
  return {
    listSubscribedSkus: (urgency) => licences.listSubscribedSkus(graph.begin('listSubscribedSkus', urgency)),
    readGroupLicences: (groupId, urgency) =>
      licences.readGroupLicences(graph.begin('readGroupLicences', urgency), groupId),
    readUserLicences: (userIds, urgency) =>
      licences.readUserLicences(graph.begin('readUserLicences', urgency), userIds),
    listMembersLicences: (groupId, limit, urgency) =>
      licences.listMembersLicences(graph.begin('listMembersLicences', urgency), groupId, limit),
    listPeopleWith: (skuIds, limit) =>
      licences.listPeopleWith(graph.begin('listPeopleWith', 'interactive'), skuIds, limit),
    listGroupsGiving: (skuIds) =>
      licences.listGroupsGiving(graph.begin('listGroupsGiving', 'interactive'), skuIds),
    listLicenceErrors: (groupId, urgency) =>
      licences.listLicenceErrors(graph.begin('listLicenceErrors', urgency), groupId),
    listGroupsWithLicenceErrors: () =>
      licences.listGroupsWithLicenceErrors(job('listGroupsWithLicenceErrors')),
    assignLicences: (groupId, change) => licences.assignLicences(job('assignLicences'), groupId, change),
    reprocessLicences: (userId) => licences.reprocessLicences(job('reprocessLicences'), userId),
  };
}

/** What reads the whole tenant, in jobs alone. */
function surveyOf(graph: Graph): SurveyReads {
  const job = (name: string) => graph.begin(name, 'background');
  return {
    readSurveyPeople: (link) => survey.readSurveyPeople(job('readSurveyPeople'), link),
    readSurveyGroups: (link) => survey.readSurveyGroups(job('readSurveyGroups'), link),
  };
}
