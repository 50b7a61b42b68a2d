import type { Insertable } from 'kysely';
import type { CardCopiesTable, JoinRequestsTable } from '../../src/store/schema.ts';

/** A waiting request as the store takes it. */
export function aJoinRequestRow(
  differing: Partial<Insertable<JoinRequestsTable>> = {},
): Insertable<JoinRequestsTable> {
  return {
    id: 'request-1',
    group_id: 'group-1',
    group_name: 'Field sales',
    group_kind: 'security',
    requester_id: 'requester-1',
    requester_name: 'Ida Requester',
    justification: 'I have joined the team',
    duration_days: null,
    state: 'pendingApproval',
    activity_id: null,
    created_at: '2026-11-20T08:00:00Z',
    expires_at: '2026-12-04T08:00:00Z',
    decided_by: null,
    decided_by_name: null,
    decided_as: null,
    note: null,
    failure: null,
    card_facts: '{}',
    ...differing,
  };
}

export function aCardCopyRow(
  differing: Partial<Insertable<CardCopiesTable>> = {},
): Insertable<CardCopiesTable> {
  return {
    user_id: 'owner-1',
    view: 'requests.approval',
    subject_id: 'request-1',
    conversation_id: null,
    activity_id: null,
    service_url: null,
    wanted_version: 1,
    last_error: null,
    created_at: '2026-11-20T08:00:00Z',
    ...differing,
  };
}
