import { byOwners } from '../../src/groups/policy.ts';
import type { Approver, JoinRequest, Vote } from '../../src/requests/joinRequest.ts';

export const ada = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada Lindqvist' };
export const bob = { id: '00000000-0000-4000-8000-00000000000b', name: 'Bob Brown' };
export const chen = { id: '00000000-0000-4000-8000-00000000000c', name: 'Chen Wei' };
export const dora = { id: '00000000-0000-4000-8000-00000000000d', name: 'Dora Kowal' };
export const salesGroupId = '10000000-0000-4000-8000-000000000001';
export const monday = new Date('2026-11-16T09:00:00Z');

export function anApprover(over: Partial<Approver> = {}): Approver {
  return { ...bob, why: 'owner', reach: 'asked', stage: 0, ...over };
}

export function aVote(over: Partial<Vote> = {}): Vote {
  return { ...bob, stage: 0, castAs: 'owner', at: monday, ...over };
}

/** Ada's request for Sales EMEA, which waits for Bob and Chen since Monday morning. */
export function aJoinRequest(over: Partial<JoinRequest> = {}): JoinRequest {
  return {
    id: '20000000-0000-4000-8000-000000000001',
    groupId: salesGroupId,
    groupName: 'Sales EMEA',
    groupKind: 'microsoft365',
    requester: ada,
    justification: 'I run the spring campaign with them.',
    durationDays: null,
    state: 'pendingApproval',
    version: 1,
    activityId: null,
    createdAt: monday,
    expiresAt: new Date('2026-11-30T09:00:00Z'),
    decidedBy: null,
    decidedAs: null,
    decidedAt: null,
    note: null,
    writtenAt: null,
    verifiedAt: null,
    finishedAt: null,
    failure: null,
    cardFacts: {
      jobTitle: 'Campaign Specialist',
      department: 'Marketing',
      managerName: 'Sofia Ångström',
      groupDescription: 'Accounts, pipeline and forecasts.',
      groupMemberCount: 5,
    },
    approvers: [anApprover(), anApprover({ ...chen })],
    stages: [{ ...byOwners, needed: 1, title: null }],
    stage: 0,
    votes: [],
    licence: null,
    seatOrder: null,
    seatPlace: null,
    ...over,
  };
}
