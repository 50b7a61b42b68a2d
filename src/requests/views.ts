import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import type { EffectivePolicy } from '../groups/ceiling.ts';
import type { LicenceReading } from '../licensing/licenceReading.ts';
import { kindOf } from '../groups/eligibility.ts';
import { nameOf } from './approvers.ts';
import { usualPolicy } from './decideSubmit.ts';
import type { JoinRequest } from './joinRequest.ts';
import type {
  ApprovalListData,
  ApprovalOrigin,
  RequestFormData,
  RequestRefusal,
  RequestsView,
  SeatCount,
} from './requestViews.ts';

export const approvalsPerPage = 10;

interface Filled {
  readonly justification: string;
  readonly durationDays: number | null;
}

interface Asked {
  readonly owners: readonly DirectoryUser[];
  readonly licences?: LicenceReading | undefined;
  readonly join?: EffectivePolicy;
}

export function refusalView(refusal: RequestRefusal): RequestsView {
  return { card: 'refusal', data: { refusal } };
}

export function statusView(request: JoinRequest, problem: RequestRefusal | null): RequestsView {
  return { card: 'requestStatus', data: { request, problem } };
}

export function outcomeView(request: JoinRequest): RequestsView {
  return { card: 'outcome', data: { request } };
}

export function requestForm(
  group: DirectoryGroup,
  { owners, licences, join = usualPolicy }: Asked,
  filled: Filled,
  problem: RequestRefusal | null,
): RequestsView {
  const data: RequestFormData = {
    groupId: group.id,
    groupName: group.displayName,
    groupKind: kindOf(group) === 'microsoft365' ? 'microsoft365' : 'security',
    description: group.description,
    ownerNames: owners.map(nameOf),
    products: productNames(licences),
    terms: {
      reasonRequired: join.reasonRequired,
      longestDays: join.longestDays,
      isOpen: join.mode === 'open',
    },
    ...filled,
    problem,
  };
  return { card: 'requestForm', data };
}

/** What the group gives, by the names people know. */
function productNames(licences: LicenceReading | undefined): readonly string[] {
  const [need] = licences?.needs.values() ?? [];
  return need?.products.map(({ name }) => name) ?? [];
}

/** What the requester sees instead of a sent request: the form again, the request that exists, or a sentence. */
export function answerToRequester(
  refusal: RequestRefusal,
  read: Asked & { readonly group: DirectoryGroup | undefined },
  filled: Filled,
  openRequest: JoinRequest | undefined,
): RequestsView {
  if (refusal.code === 'alreadyAsked' && openRequest !== undefined) return statusView(openRequest, refusal);
  const mendable = ['reasonMissing', 'reasonTooLong', 'durationInvalid'].includes(refusal.code);
  if (mendable && read.group !== undefined) {
    const isOffered = refusal.code !== 'durationInvalid';
    const kept = { ...filled, durationDays: isOffered ? filled.durationDays : null };
    return requestForm(read.group, read, kept, refusal);
  }
  return refusalView(refusal);
}

/** One request as an approver sees it: to decide while it waits, to read afterwards. */
export function approverView(
  request: JoinRequest,
  viewerId: string,
  origin: ApprovalOrigin,
  problem: RequestRefusal | null,
  seats: readonly SeatCount[],
): RequestsView {
  if (request.state !== 'pendingApproval') {
    return { card: 'decided', data: { request, viewerId, origin, problem } };
  }
  const viewer = request.approvers.find((approver) => approver.id === viewerId);
  return { card: 'approval', data: { request, seats, viewerId, viewer, origin, problem } };
}

/** The answer to a press; people without a right learn that and nothing else. */
export function answerToApprover(
  request: JoinRequest,
  viewerId: string,
  origin: ApprovalOrigin,
  refusal: RequestRefusal | null,
  seats: readonly SeatCount[],
): RequestsView {
  const isStranger = refusal !== null && ['notAnApprover', 'ownRequest'].includes(refusal.code);
  return isStranger ? refusalView(refusal) : approverView(request, viewerId, origin, refusal, seats);
}

export function denyForm(
  request: JoinRequest,
  origin: ApprovalOrigin,
  note: string,
  problem: RequestRefusal | null,
): RequestsView {
  return { card: 'denyForm', data: { request, origin, note, problem } };
}

export function approvalList(
  waiting: readonly JoinRequest[],
  total: number,
  page: number,
  extra: Pick<ApprovalListData, 'isDigest' | 'justDecided' | 'problem'>,
): RequestsView {
  const shown = waiting.slice(0, approvalsPerPage);
  return {
    card: 'approvalList',
    data: {
      items: shown.map((request) => ({ request })),
      total,
      page,
      more: page * approvalsPerPage + shown.length < total,
      isDigest: extra.isDigest,
      justDecided: extra.justDecided,
      problem: extra.problem,
    },
  };
}
