import type { LicensedPerson } from '../directory/licenceTypes.ts';
import type { Urgency } from '../directory/types.ts';
import type { LicenceImpact, MemberMoves } from '../groups/licenceImpact.ts';
import type { LicensingContext } from './context.ts';
import { licenceEffect, type LicenceEffectFacts } from './licenceEffect.ts';
import { ifAllowed } from './readLicences.ts';
import { readSeatsNow } from './showLicences.ts';

/** Twenty people are read in one request; a change that moves more is described by these. */
const mostRead = 400;

/** What it does to licences when these people come into the group and go from it; see `ReadMoveImpact`. */
export async function readMoveImpact(
  context: LicensingContext,
  groupId: string,
  { joins, leaves }: MemberMoves,
  urgency: Urgency,
): Promise<LicenceImpact | null> {
  const licences = await readGiven(context, groupId, urgency);
  if (licences.length === 0) return null;
  const joining = await readPeople(context, joins.slice(0, mostRead), urgency);
  const leaving = await readPeople(context, leaves.slice(0, mostRead), urgency);
  const moves = { before: licences, after: licences, stays: [], joins: joining, leaves: leaving };
  const isPartial = joins.length > mostRead || leaves.length > mostRead;
  return impactOf(context, { groupId, ...moves }, isPartial, urgency);
}

/** What it takes from people when the group gives nothing any more; see `ReadEndImpact`. */
export async function readEndImpact(
  context: LicensingContext,
  groupId: string,
  urgency: Urgency,
): Promise<LicenceImpact | null> {
  const licences = await readGiven(context, groupId, urgency);
  if (licences.length === 0) return null;
  const { people, more } = await context.directory.listMembersLicences(groupId, mostRead, urgency);
  const ending = { before: licences, after: [], stays: people, joins: [], leaves: [] };
  return impactOf(context, { groupId, ...ending }, more, urgency);
}

async function readGiven({ directory }: LicensingContext, groupId: string, urgency: Urgency) {
  return (await ifAllowed(directory.readGroupLicences(groupId, urgency)))?.licences ?? [];
}

async function impactOf(
  context: LicensingContext,
  moves: Omit<LicenceEffectFacts, 'skus' | 'free'>,
  isPartial: boolean,
  urgency: Urgency,
): Promise<LicenceImpact> {
  const seats = await readSeatsNow(context, urgency);
  const { products, losing } = licenceEffect({
    ...moves,
    skus: seats?.skus ?? null,
    free: seats?.free ?? new Map(),
  });
  return { products, losing, isPartial };
}

async function readPeople(
  { directory }: LicensingContext,
  ids: readonly string[],
  urgency: Urgency,
): Promise<readonly LicensedPerson[]> {
  if (ids.length === 0) return [];
  const [licences, { users }] = await Promise.all([
    directory.readUserLicences(ids, urgency),
    directory.resolveIds(ids, urgency),
  ]);
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return [...licences.values()].map((user) => ({ ...user, displayName: names.get(user.userId) ?? null }));
}
