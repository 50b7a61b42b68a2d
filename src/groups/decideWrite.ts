import type { DirectoryUser, MembershipOutcome } from '../directory/types.ts';
import { canOwn, mayManage, whyFixed, type DeskFacts } from './decideDesk.ts';
import type { LicensingSettings } from './licensingSettings.ts';
import {
  isFailure,
  type ChangeStep,
  type MembershipChange,
  type StepFailure,
  type StepOutcome,
} from './membershipChange.ts';

/** Facts read by the job, moments before it writes. */
export interface WriteFacts extends Pick<DeskFacts, 'group' | 'owners'> {
  readonly change: MembershipChange;
  /** Those of the people in this go that are there. */
  readonly users: readonly DirectoryUser[];
  readonly allowGuests: boolean;
  readonly guestsInLicensed: LicensingSettings['guests'];
}

/** Graph takes at most 20 members in one write. */
const stepsPerGo = 20;

/** The next steps that may be written together: members up to 20, owners one after the other. */
export function nextSteps(change: MembershipChange): readonly ChangeStep[] {
  const [first, ...rest] = change.steps.filter((step) => step.outcome === 'waiting');
  if (first === undefined) return [];
  if (first.deed !== 'addMember' && first.deed !== 'removeMember') return [first];
  return [first, ...rest.filter((step) => step.deed === first.deed)].slice(0, stepsPerGo);
}

/** What holds without asking Graph to write: the outcome of a step that needs or gets no write, else undefined. */
export function judgeStep(facts: WriteFacts, step: ChangeStep): StepOutcome | undefined {
  const { change, group } = facts;
  if (group === undefined) return 'groupGone';
  // After a crash the owner who handed over may be out already: then it is done, not forbidden.
  if (isOwnerAsWanted(facts, step)) return 'alreadySo';
  const lostRight = change.kind === 'nominate' ? whyTaken(facts) : whyNotOwner(facts);
  if (lostRight !== undefined) return lostRight;
  const part = step.deed === 'addMember' || step.deed === 'removeMember' ? 'members' : 'group';
  if (whyFixed(group, part) !== undefined) return 'groupNotWritable';
  if (step.deed === 'removeOwner') return whyOwnerStays(facts);
  return step.deed === 'addMember' || step.deed === 'addOwner' ? whyNotAdd(facts, step) : undefined;
}

/** What others decided for the nominee holds while nobody owns the group. */
function whyTaken({ owners }: WriteFacts): StepFailure | undefined {
  return owners.some(canOwn) ? 'hasOwner' : undefined;
}

function whyNotOwner({ change, owners }: WriteFacts): StepFailure | undefined {
  return mayManage(change.actor.id, owners) ? undefined : 'notAnOwner';
}

function isOwnerAsWanted({ owners }: WriteFacts, { deed, userId }: ChangeStep): boolean {
  const isOwner = owners.some(({ id }) => id === userId);
  return (deed === 'addOwner' && isOwner) || (deed === 'removeOwner' && !isOwner);
}

function whyOwnerStays({ change, owners }: WriteFacts): StepFailure | undefined {
  const earlierFailed = change.steps.some(({ outcome }) => isFailure(outcome));
  if (change.kind === 'handOver' && earlierFailed) return 'notTried';
  return owners.length < 2 ? 'lastOwner' : undefined;
}

function whyNotAdd(facts: WriteFacts, step: ChangeStep): StepFailure | undefined {
  const { change, allowGuests, users } = facts;
  const user = users.find(({ id }) => id === step.userId);
  if (user === undefined) return 'personGone';
  if (!user.accountEnabled && change.kind !== 'restoreMembers') return 'personDisabled';
  // Whoever was in before may come back; nobody new becomes a guest in the group, and no guest owns one.
  const mayBeGuest = step.deed === 'addMember' && (allowGuests || change.kind === 'restoreMembers');
  if (user.userType !== 'Guest') return undefined;
  if (!mayBeGuest) return 'guestNotAllowed';
  const isKeptOut = facts.guestsInLicensed === 'refuse' && facts.group?.isLicensed === true;
  return isKeptOut ? 'guestInLicensedGroup' : undefined;
}

/** What a fault of the directory means for good; undefined when it is worth coming back. */
export function failureOf(
  error: { readonly reason: string },
  deed: ChangeStep['deed'],
): StepFailure | undefined {
  switch (error.reason) {
    case 'notFound':
      return deed === 'writeFacts' ? 'groupGone' : 'personGone';
    case 'forbidden':
      return 'refusedByDirectory';
    case 'rejected':
      return deed === 'removeOwner' ? 'lastOwner' : 'refusedByDirectory';
    default:
      return undefined;
  }
}

export function outcomeOf(written: MembershipOutcome): StepOutcome | Error {
  return typeof written === 'string' ? written : written.failed;
}

/** The change with these outcomes; done when no step waits any more. */
export function record(
  change: MembershipChange,
  outcomes: ReadonlyMap<string, StepOutcome>,
  deed: ChangeStep['deed'],
  now: Date,
): MembershipChange {
  const steps = change.steps.map((step) => {
    const outcome = step.deed === deed ? outcomes.get(step.userId) : undefined;
    return outcome === undefined || step.outcome !== 'waiting' ? step : { ...step, outcome };
  });
  const isDone = steps.every(({ outcome }) => outcome !== 'waiting');
  return {
    ...change,
    steps,
    version: change.version + 1,
    state: isDone ? 'done' : 'writing',
    finishedAt: isDone ? now : null,
  };
}

/** The directory stayed away for hours: what still waits has failed. */
export function giveUpOnChange(change: MembershipChange, now: Date): MembershipChange {
  const steps = change.steps.map((step) =>
    step.outcome === 'waiting' ? { ...step, outcome: 'directoryUnavailable' as const } : step,
  );
  return { ...change, steps, version: change.version + 1, state: 'done', finishedAt: now };
}
