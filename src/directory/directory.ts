import type { Logger } from '../log.ts';
import { readAskFacts, readDecisionFacts } from './askFacts.ts';
import { systemClock, type Clock } from './clock.ts';
import { createGraph, type Graph, type Timeouts } from './graph.ts';
import { describeGroups, findGroupsByName, getGroup, listOwners, listTransitiveUserIds } from './groups.ts';
import { addMembers, removeMember } from './members.ts';
import { checkMembership, isDirectMember, listMemberships } from './memberships.ts';
import { searchGroups } from './search.ts';
import type { GetToken } from './transport/auth.ts';
import { SMALL_TENANT, type BudgetSizes } from './transport/budget.ts';
import type { ObserveCall } from './transport/telemetry.ts';
import type { Directory } from './types.ts';
import { getUser, resolveIds } from './users.ts';
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
  return { ...readsOf(graph), ...writesOf(graph), isReady: () => graph.hasToken() };
}

/** Reads without an urgency of their own answer somebody in chat. */
function readsOf(graph: Graph): Omit<Directory, 'addMembers' | 'removeMember' | 'isReady'> {
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
    isDirectMember: (groupId, userId, urgency) =>
      isDirectMember(graph.begin('isDirectMember', urgency), groupId, userId),
    searchGroups: (text, page) => searchGroups(asked('searchGroups'), text, page),
    findGroupsByName: (displayName) => findGroupsByName(asked('findGroupsByName'), displayName),
    describeGroups: (groupIds) => describeGroups(asked('describeGroups'), groupIds),
    listTransitiveUserIds: (groupId, urgency) =>
      listTransitiveUserIds(graph.begin('listTransitiveUserIds', urgency), groupId),
    resolveIds: (ids, urgency) => resolveIds(graph.begin('resolveIds', urgency), ids),
  };
}

function writesOf(graph: Graph): Pick<Directory, 'addMembers' | 'removeMember'> {
  return {
    addMembers: (groupId, userIds) => addMembers(graph.begin('addMembers', 'background'), groupId, userIds),
    removeMember: (groupId, userId) =>
      removeMember(graph.begin('removeMember', 'background'), groupId, userId),
  };
}
