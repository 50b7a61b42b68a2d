import type { LicenceOutcome } from '../licensing/licenceOutcome.ts';
import type { JoinRequest } from './joinRequest.ts';
import { changeOf, type RequestChange } from './requestChange.ts';

/** How long a requester waits for the message about the licence; the service needs minutes as a rule. */
export const licencePatienceMs = 30 * 60 * 1000;
/** Microsoft calls an assignment that takes longer than a day a case for its support. */
export const licenceEndMs = 24 * 60 * 60 * 1000;

/** True while somebody is in the group and the licence is still looked for. */
export function awaitsLicence({ state, licence }: Pick<JoinRequest, 'state' | 'licence'>): boolean {
  const outcome = licence?.outcome?.state;
  return state === 'delivered' && (outcome === 'pending' || outcome === 'late');
}

/**
 * The licence was looked for. Undefined while there is nothing new to tell. Who had to wait long is told so once, and
 * told again when it came after all.
 * @param seen Undefined when licences may not be read any more.
 */
export function settleLicence(
  request: JoinRequest,
  seen: LicenceOutcome | undefined,
  now: Date,
): RequestChange | undefined {
  if (!awaitsLicence(request) || request.licence === null) return undefined;
  const waitedMs = now.getTime() - (request.finishedAt ?? now).getTime();
  const isLate = request.licence.outcome?.state === 'late';
  if (seen === undefined) return ended(request, null, 'released', now);
  if (seen.state === 'active') return ended(request, seen, 'seen', now);
  if (seen.state === 'missing') return ended(request, seen, 'released', now);
  if (waitedMs >= licenceEndMs) {
    const product = request.licence.products.find(({ isHeld }) => !isHeld)?.name ?? '';
    return ended(request, { state: 'missing', product, problem: 'neverCame' }, 'released', now);
  }
  if (isLate || waitedMs < licencePatienceMs) return undefined;
  return changeOf(
    request,
    { licence: { ...request.licence, outcome: { state: 'late' } } },
    { at: now, actor: { kind: 'usher' }, action: 'requests.licenceLate', reason: null, details: {} },
    { tellOutcome: true },
  );
}

function ended(
  request: JoinRequest,
  outcome: Exclude<LicenceOutcome, { state: 'pending' }> | null,
  end: 'seen' | 'released',
  now: Date,
): RequestChange {
  const problem = outcome?.state === 'missing' ? outcome.problem : null;
  return changeOf(
    request,
    { licence: request.licence && { ...request.licence, outcome } },
    {
      at: now,
      actor: { kind: 'usher' },
      action: problem === null ? 'requests.licence' : 'requests.licenceMissing',
      reason: null,
      details: { problem },
    },
    {
      tellOutcome: true,
      refreshApprovers: problem !== null,
      seats: { end },
      notice: problem === null ? null : 'licenceMissing',
    },
  );
}
