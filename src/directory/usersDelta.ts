import { DirectoryError } from '../errors.ts';
import type { Operation } from './graph.ts';
import { saysStartOver } from './graphErrors.ts';
import { asRaw, idOf, isKind, type Raw } from './graphShapes.ts';
import type { ManagerChange, UserChange, UserChanges } from './peopleTypes.ts';
import { withQuery } from './url.ts';

/**
 * One page of what changed among all users since the link was printed; without a link the first page of all there
 * are. A link is Graph's own and used as it is. `startOver` when Graph has forgotten what it stands for.
 * Source: Microsoft Graph, "user: delta" and "Get incremental changes for users".
 */
export async function readUserChanges(
  graph: Operation,
  link: string | null,
  fields: readonly string[],
): Promise<UserChanges> {
  const $select = ['id', ...fields, 'manager'].join(',');
  const request =
    link === null ? { url: withQuery('/users/delta', { $select }) } : { url: link, isLink: true as const };
  try {
    return toChanges(asRaw(await graph.send({ method: 'GET', ...request })), new Set(fields));
  } catch (error) {
    if (link !== null && error instanceof DirectoryError && saysStartOver(error)) return 'startOver';
    throw error;
  }
}

function toChanges(page: Raw, fields: ReadonlySet<string>): UserChanges {
  const { value } = page;
  const [next, delta] = [page['@odata.nextLink'], page['@odata.deltaLink']];
  const nextLink = typeof next === 'string' ? next : delta;
  if (!Array.isArray(value) || typeof nextLink !== 'string') {
    throw new DirectoryError('unavailable', 'Graph sent changes without their items or the way on');
  }
  const changes = value.map((item) => toChange(asRaw(item), fields));
  return { changes, nextLink, isLast: typeof next !== 'string' };
}

function toChange(raw: Raw, fields: ReadonlySet<string>): UserChange {
  const userId = idOf(raw);
  // A deleted user who can still be restored ("changed") is as gone as one who cannot ("deleted").
  if ('@removed' in raw) return { userId, kind: 'removed' };
  const told = Object.entries(raw).filter(([name]) => fields.has(name));
  const values = Object.fromEntries(told.map(([name, value]) => [name, trimmed(name, value)]));
  return { userId, kind: 'changed', values, manager: managerOf(raw) };
}

/** A contact may be somebody's manager in the directory, and is nobody's here. */
function managerOf(raw: Raw): ManagerChange | undefined {
  const links = Array.isArray(raw['manager@delta']) ? raw['manager@delta'].map(asRaw) : [];
  const set = links.findLast((link) => !('@removed' in link));
  if (set !== undefined) return isKind(set, 'user') ? { set: idOf(set) } : undefined;
  const [removed] = links;
  return removed === undefined ? undefined : { removed: idOf(removed) };
}

/** Of service plans what rules can speak of: the rest is half of their size. */
function trimmed(name: string, value: unknown): unknown {
  if (name !== 'assignedPlans' || !Array.isArray(value)) return value;
  return value.map(asRaw).map(({ servicePlanId, service, capabilityStatus }) => ({
    servicePlanId: servicePlanId ?? null,
    service: service ?? null,
    capabilityStatus: capabilityStatus ?? null,
  }));
}
