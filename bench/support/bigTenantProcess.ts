/** A tenant of any size behind HTTP: `users/delta` and plain paging, as Graph gives them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBigTenant } from './bigTenant.ts';

const [count = '10000'] = process.argv.slice(2);
const tenant = createBigTenant(Number(count));
const root = 'https://graph.microsoft.com/v1.0/users';
const deltaPage = 100;
let requests = 0;

const server = createServer((request, response) => {
  requests += 1;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://tenant');
  const body = pathname.endsWith('/delta') ? delta(searchParams) : list(searchParams);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
});

/** A link holds all that counts: the fields, where the round stands and which version it leads to. */
function delta(query: URLSearchParams): object {
  const token = query.get('$skiptoken') ?? query.get('$deltatoken');
  const [since, start, select] = (token ?? `0|0|${query.get('$select') ?? ''}`).split('|');
  const { numbers, version } = tenant.changedSince(Number(since));
  const total = since === '0' ? tenant.count : numbers.length;
  const from = Number(start);
  const to = Math.min(from + deltaPage, total);
  const value = Array.from({ length: to - from }, (_, at) =>
    told(since === '0' ? from + at : (numbers[from + at] ?? 0), select ?? ''),
  );
  const link = (name: string, parts: readonly unknown[]): string =>
    `${root}/delta?${name}=${encodeURIComponent(parts.join('|'))}`;
  return to < total
    ? { value, '@odata.nextLink': link('$skiptoken', [since, to, select]) }
    : { value, '@odata.deltaLink': link('$deltatoken', [version, 0, select]) };
}

function list(query: URLSearchParams): object {
  const from = Number(query.get('$skiptoken') ?? '0');
  const to = Math.min(from + Number(query.get('$top') ?? '100'), tenant.count);
  const value = Array.from({ length: to - from }, (_, at) => told(from + at, query.get('$select') ?? ''));
  if (to === tenant.count) return { value };
  const next = new URLSearchParams(query);
  next.set('$skiptoken', String(to));
  return { value, '@odata.nextLink': `${root}?${next.toString()}` };
}

function told(number: number, select: string): object {
  const person = tenant.person(number);
  const kept = select.split(',').filter((name) => name !== 'manager');
  const values = Object.fromEntries(kept.map((name) => [name, person[name] ?? null]));
  const id = tenant.managerId(number);
  const manager = id === null ? {} : { 'manager@delta': [{ '@odata.type': '#microsoft.graph.user', id }] };
  return { ...values, ...(select.includes('manager') ? manager : {}) };
}

process.on('message', (message: { change?: number }) => {
  if (message.change !== undefined) tenant.change(message.change);
  const answer = { requests };
  requests = 0;
  process.send?.(answer);
});
process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
