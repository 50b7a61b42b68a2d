import type { Directory, DirectoryUser, Urgency } from '../directory/types.ts';
import type { ApproversChoice, Stage } from './policy.ts';
import { nameOf } from './decideDesk.ts';

/** The people behind one round of approval, as the directory has them now. */
export interface Round {
  /** Null where the owners decide. */
  readonly named: readonly DirectoryUser[] | null;
  readonly title: string | null;
}

type Reads = Pick<Directory, 'resolveIds' | 'listTransitiveUserIds'>;

const ownersDecide: Round = { named: null, title: null };
/** A card cannot ask more people than this; a group of approvers is meant to be a desk, not a company. */
const mostNamed = 50;

/** Resolves every round's people. No transaction may be open. */
export async function readRounds(
  directory: Reads,
  stages: readonly Stage[],
  urgency: Urgency,
): Promise<readonly Round[]> {
  return Promise.all(stages.map(({ approvers }) => readRound(directory, approvers, urgency)));
}

async function readRound(directory: Reads, choice: ApproversChoice, urgency: Urgency): Promise<Round> {
  if (choice.kind === 'owners') return ownersDecide;
  if (choice.kind === 'people') {
    const { users } = await directory.resolveIds(choice.userIds, urgency);
    return { named: users, title: users.map(nameOf).join(', ') };
  }
  const [{ groups }, ids] = await Promise.all([
    directory.resolveIds([choice.groupId], urgency),
    directory.listTransitiveUserIds(choice.groupId, urgency),
  ]);
  const some = ids.slice(0, mostNamed);
  const { users } = some.length === 0 ? { users: [] } : await directory.resolveIds(some, urgency);
  return { named: users, title: groups[0]?.displayName ?? '' };
}
