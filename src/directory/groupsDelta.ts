import { DirectoryError } from '../errors.ts';
import type { Operation } from './graph.ts';
import { saysStartOver } from './graphErrors.ts';
import { asRaw, GROUP_PROPERTIES, idOf, toGroup, type Raw } from './graphShapes.ts';
import type { GroupChange, GroupChanges } from './types.ts';
import { withQuery } from './url.ts';

/**
 * One page of what changed among all groups since the link was printed; without a link the first page of all
 * there is. A link is Graph's own and used as it is. `startOver` when Graph has forgotten what it stands for.
 * Source: Microsoft Graph, "group: delta".
 */
export async function readGroupChanges(graph: Operation, link: string | null): Promise<GroupChanges> {
  try {
    return toChanges(
      asRaw(await graph.send(link === null ? firstPage : { ...get, url: link, isLink: true })),
    );
  } catch (error) {
    if (link !== null && error instanceof DirectoryError && saysStartOver(error)) return 'startOver';
    throw error;
  }
}

const get = { method: 'GET' } as const;
const firstPage = { ...get, url: withQuery('/groups/delta', { $select: `${GROUP_PROPERTIES},owners` }) };

function toChanges(page: Raw): GroupChanges {
  const { value } = page;
  const [next, delta] = [page['@odata.nextLink'], page['@odata.deltaLink']];
  const nextLink = typeof next === 'string' ? next : delta;
  if (!Array.isArray(value) || typeof nextLink !== 'string') {
    throw new DirectoryError('unavailable', 'Graph sent changes without their items or the way on');
  }
  return { changes: value.map((item) => toChange(asRaw(item))), nextLink, isLast: typeof next !== 'string' };
}

/** Ours that are not called as Graph's. */
const renamed: ReadonlyMap<string, string> = new Map([['isLicensed', 'assignedLicenses']]);

/** A changed group comes with at least the properties that changed, and with those of its links that did. */
function toChange(raw: Raw): GroupChange {
  const groupId = idOf(raw);
  if ('@removed' in raw) return { groupId, kind: 'removed' };
  const whole = toGroup(raw);
  const told = Object.entries(whole).filter(([name]) => (renamed.get(name) ?? name) in raw);
  const links = Array.isArray(raw['owners@delta']) ? raw['owners@delta'].map(asRaw) : [];
  return {
    groupId,
    kind: 'changed',
    properties: Object.fromEntries(told),
    ownersAdded: links.filter((owner) => !('@removed' in owner)).map(idOf),
    ownersRemoved: links.filter((owner) => '@removed' in owner).map(idOf),
  };
}
