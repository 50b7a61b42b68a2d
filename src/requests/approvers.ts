import type { DirectoryUser } from '../directory/types.ts';
import type { Approver, Right } from './joinRequest.ts';

/** Everything the choice of approvers depends on. `fallback` may be empty when the others suffice. */
export interface ApproverFacts {
  readonly requesterId: string;
  readonly owners: readonly DirectoryUser[];
  /** Whom the policy names for this round, instead of the owners. */
  readonly named?: readonly DirectoryUser[] | null | undefined;
  readonly fallback: readonly DirectoryUser[];
  /** People who removed or blocked Usher. */
  readonly unreachableIds: ReadonlySet<string>;
  /** People whose approval counts in another round already. */
  readonly spentIds?: ReadonlySet<string>;
  readonly stage?: number;
}

type Candidates = Pick<ApproverFacts, 'requesterId' | 'owners' | 'named' | 'spentIds'>;

/**
 * Who is asked: the owners, or whom the policy names, as far as they can answer; when there is none, the fallback
 * approvers who can. Nobody is ever asked about their own request, or in two rounds.
 */
export function chooseApprovers(facts: ApproverFacts): readonly Approver[] {
  const first = facts.named ?? facts.owners;
  const able = first.filter((user) => canBeAsked(user, facts));
  const right: Right = facts.named ? 'named' : 'owner';
  const why = able.length > 0 ? right : 'fallback';
  const chosen = able.length > 0 ? able : facts.fallback.filter((user) => canBeAsked(user, facts));
  return chosen.map((user) => ({
    id: user.id,
    name: nameOf(user),
    why,
    reach: 'asked',
    stage: facts.stage ?? 0,
  }));
}

/** True when nobody of the first choice can be asked, so that the fallback approvers have to be looked up. */
export function needsFallback(facts: Omit<ApproverFacts, 'fallback'>): boolean {
  return !(facts.named ?? facts.owners).some((user) => canBeAsked(user, facts));
}

/**
 * By which right this person may decide now, or undefined when there is none. An owner, or whom the policy names, may
 * always decide, asked by card or not; a fallback approver only while asked for this request and still configured.
 */
export function rightToDecide(
  userId: string,
  facts: Omit<ApproverFacts, 'unreachableIds'> & { readonly asked: readonly Approver[] },
): Right | undefined {
  if (userId === facts.requesterId || facts.spentIds?.has(userId) === true) return undefined;
  if (listCandidates(facts).some((user) => user.id === userId)) return facts.named ? 'named' : 'owner';
  const wasAsked = facts.asked.some((approver) => approver.id === userId && approver.why === 'fallback');
  return wasAsked && facts.fallback.some((user) => user.id === userId && isTrusted(user))
    ? 'fallback'
    : undefined;
}

/** Everybody who may approve in this round by themselves, reached or not: all of them means these. */
export function listCandidates(facts: Candidates): readonly DirectoryUser[] {
  return (facts.named ?? facts.owners).filter(
    (user) => user.id !== facts.requesterId && facts.spentIds?.has(user.id) !== true && isTrusted(user),
  );
}

export function nameOf(user: Pick<DirectoryUser, 'displayName' | 'userPrincipalName'>): string {
  return user.displayName ?? user.userPrincipalName ?? '';
}

function canBeAsked(
  user: DirectoryUser,
  facts: Pick<ApproverFacts, 'requesterId' | 'unreachableIds' | 'spentIds'>,
): boolean {
  return (
    user.id !== facts.requesterId &&
    isTrusted(user) &&
    !facts.unreachableIds.has(user.id) &&
    facts.spentIds?.has(user.id) !== true
  );
}

function isTrusted(user: DirectoryUser): boolean {
  return user.accountEnabled && user.userType === 'Member';
}
