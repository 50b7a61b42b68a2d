import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { costOf } from '../../src/directory/transport/costs.ts';
import { createDice } from './manyGroups.ts';

export interface BigTenantGraph {
  readonly origin: string;
  /** Since the last call: HTTP requests, and what they cost by the published prices. */
  take(): { readonly requests: number; readonly units: number };
  readonly groupIds: readonly string[];
  stop(): Promise<void>;
}

const departments = 'Sales Finance Legal IT People Research Support Operations'.split(' ');
const countries = 'Sweden Germany France Brazil India Japan'.split(' ');
const peoplePerTown = 20;
/** As the service tells them; a group with more links comes in several items. */
const deltaPage = 100;
const linksPerItem = 100;
const tag = '#microsoft.graph.user';

/** A tenant of this size behind HTTP that answers just what a survey, and a reader of single groups, ask for. */
export async function startBigTenantGraph(groups: number, people: number): Promise<BigTenantGraph> {
  let [requests, units] = [0, 0];
  const items = Array.from({ length: groups }, (_, at) => deltaItems(at, people)).flat();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    requests += 1;
    units += costOf('GET', `${url.pathname.replace('/v1.0', '')}${url.search}`).units;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer(request, url, items, people)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    groupIds: Array.from({ length: groups }, (_, at) => groupId(at)),
    take: () => {
      const taken = { requests, units };
      [requests, units] = [0, 0];
      return taken;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function answer(_request: IncomingMessage, url: URL, items: readonly object[], people: number): object {
  const { pathname } = url;
  const start = Number(url.searchParams.get('$skiptoken') ?? '0');
  const next = (path: string, end: number, all: number): object =>
    end < all
      ? { '@odata.nextLink': `https://graph.microsoft.com/v1.0${path}?$select=id&$skiptoken=${String(end)}` }
      : {};
  if (pathname.endsWith('/groups/delta')) {
    const end = start + deltaPage;
    return { value: items.slice(start, end), ...next('/groups/delta', end, items.length) };
  }
  if (pathname.endsWith('/users')) {
    const end = Math.min(people, start + 999);
    const value = Array.from({ length: end - start }, (_, at) => person(start + at));
    return { value, ...next('/users', end, people) };
  }
  const id = /\/groups\/([^/]+)/u.exec(pathname)?.[1];
  if (id === undefined) return { value: [] };
  const at = Number(id.slice(-12));
  if (pathname.endsWith('/owners')) return { value: [{ '@odata.type': tag, ...person(at % people) }] };
  if (pathname.endsWith('/members'))
    return { value: membersOf(at, people).map((place) => ({ '@odata.type': tag, ...person(place) })) };
  return properties(at);
}

function deltaItems(at: number, people: number): readonly object[] {
  const links = membersOf(at, people).map((place) => ({ '@odata.type': tag, id: personId(place) }));
  const owners = [{ '@odata.type': tag, id: personId(at % people) }];
  const first = { ...properties(at), 'owners@delta': owners, 'members@delta': links.slice(0, linksPerItem) };
  const rest = Array.from({ length: Math.ceil(links.length / linksPerItem) - 1 }, (_, part) => ({
    id: groupId(at),
    'members@delta': links.slice((part + 1) * linksPerItem, (part + 2) * linksPerItem),
  }));
  return [first, ...rest];
}

/** Every tenth group is a town; the others are people thrown together, some hundreds now and then. */
function membersOf(at: number, people: number): readonly number[] {
  const dice = createDice(at + 1);
  const size = dice(50) === 0 ? 100 + dice(400) : 3 + dice(40);
  if (at % 10 !== 0) return [...new Set(Array.from({ length: size }, () => dice(people)))];
  const first = dice(Math.floor(people / peoplePerTown)) * peoplePerTown;
  return Array.from({ length: peoplePerTown }, (_, n) => first + n);
}

function properties(at: number): object {
  return {
    id: groupId(at),
    displayName: `Group ${String(at)}`,
    groupTypes: at % 3 === 0 ? ['Unified'] : [],
    mailEnabled: at % 3 === 0,
    securityEnabled: at % 3 !== 0,
    onPremisesSyncEnabled: at % 7 === 0 ? true : null,
    assignedLicenses: [],
    createdDateTime: '2021-04-12T08:00:00Z',
  };
}

function person(at: number): object {
  return {
    id: personId(at),
    displayName: `Person ${String(at)}`,
    accountEnabled: at % 50 !== 0,
    userType: 'Member',
    department: departments[at % departments.length],
    country: countries[at % countries.length],
    city: `Town ${String(Math.floor(at / peoplePerTown))}`,
    usageLocation: 'SE',
  };
}

function groupId(at: number): string {
  return `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
}

function personId(at: number): string {
  return `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`;
}
