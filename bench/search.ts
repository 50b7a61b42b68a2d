/**
 * Typeahead over an index of 200,000 groups against asking Graph's `$search` at each letter, in the same run:
 * `npm run bench -- search [--groups 200000] [--seconds 20] [--rate 20] [--stores pglite,postgres]`. Questions come at
 * their times whether or not earlier ones are answered; a latency counts from the time a question was due.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { sql, type Kysely } from 'kysely';
import { createDirectory } from '../src/directory/directory.ts';
import type { GroupsContext } from '../src/groups/context.ts';
import { indexGroups } from '../src/groups/groupIndex.ts';
import { noRules } from '../src/groups/policyRules.ts';
import { suggestGroups } from '../src/groups/searchGroups.ts';
import { createLogger } from '../src/log.ts';
import { maintainStore } from '../src/store/maintenance.ts';
import type { Database } from '../src/store/schema.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { percentile, round, table } from './support/figures.ts';
import { describeMachine } from './support/machine.ts';
import { manyGroups, manyQueries } from './support/manyGroups.ts';
import { availableStores, type OpenStore, type StoreKind } from './support/stores.ts';

const pageSize = 200;
const aimMs = 25;
const graphMs = 150;
/** Somebody whose department and manager are known, as after the first day. */
const seeker = '00000000-0000-4000-9000-000000000001';

const { values } = parseArgs({
  options: {
    groups: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '20' },
    stores: { type: 'string', default: 'pglite,postgres' },
  },
});
const [groups, seconds, rate] = [Number(values.groups), Number(values.seconds), Number(values.rate)];
const queries = manyQueries(seconds * rate);
const machine = describeMachine(['@electric-sql/pglite', 'pg']);
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, load ${machine.loadAverage.join(' ')}`,
);
console.log(
  `${groups} groups, ${rate} questions a second for ${seconds} s, Graph answering in ${graphMs} ms`,
);

const graph = await measureGraph();
const rows = [
  'store,load,memory,on disk,p50,p95,p99,worst,cpu,found,p95 of Graph,ratio,aim'.split(','),
  ...(await measureStores()),
];
console.log(`\n${table(rows)}`);

async function measureStores(): Promise<string[][]> {
  const measured: string[][] = [];
  for (const place of await availableStores(values.stores.split(',') as StoreKind[])) {
    measured.push(await measureStore(place));
    await place.stop();
  }
  return measured;
}

async function measureStore(place: OpenStore): Promise<string[]> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = place.env;
  const log = createLogger('silent');
  const store = await openStore({
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(dataDir === undefined ? {} : { dataDir }),
    log,
  });
  const started = performance.now();
  await load(store);
  const loadSeconds = (performance.now() - started) / 1000;
  const context = contextOf(store.db);
  let found = 0;
  const cpu = cpuSeconds(place);
  const latencies = await ask(async (text) => {
    const suggested = await suggestGroups(context, seeker, text, 15);
    found += suggested.length > 0 ? 1 : 0;
  });
  const cpuMs = ((cpuSeconds(place) - cpu) * 1000) / (queries.length + rate);
  const memoryMb = process.memoryUsage.rss() / 1e6;
  const diskMb = await sizeMb(store.db);
  await store.close();
  const p95 = percentile(latencies, 0.95);
  return [
    place.kind,
    `${round(loadSeconds)} s`,
    `${round(memoryMb)} MB`,
    `${round(diskMb)} MB`,
    ...figuresOf(latencies),
    // A connection of the server's that ended takes its figures with it.
    cpuMs > 0 ? round(cpuMs) : '–',
    `${round((found * 100) / (queries.length + rate))} %`,
    round(percentile(graph, 0.95)),
    `${round(percentile(graph, 0.95) / p95)} ×`,
    p95 <= aimMs ? `met (${String(aimMs)} ms)` : `missed (${String(aimMs)} ms)`,
  ];
}

/** As the job does: run after run until the first full reading is complete, then what maintenance does at night. */
async function load(store: Store): Promise<void> {
  const directory = { readGroupChanges: manyGroups(groups, pageSize) };
  const context = { db: store.db, directory, log: createLogger('silent'), now: () => new Date() };
  const { signal } = new AbortController();
  while ((await indexGroups(context, signal)) !== undefined);
  const place = { department: 'Engineering', manager_id: '00000000-0000-4000-9000-000000000007' };
  await store.db
    .insertInto('people_places')
    .values({ user_id: seeker, ...place, read_at: new Date() })
    .execute();
  await maintainStore(store);
}

/** Of this process and the store's own, a question; on a busy machine it says more than latencies do. */
function cpuSeconds(place: OpenStore): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + place.cpuSeconds();
}

function contextOf(db: Kysely<Database>): GroupsContext {
  const nothing = (): Promise<never> => Promise.reject(new Error('Typeahead asks for nothing else.'));
  return {
    db,
    directory: {} as GroupsContext['directory'],
    now: () => new Date(),
    rules: () => noRules,
    enqueueMissing: () => Promise.resolve(),
    listKeptByRule: () => Promise.resolve(new Set()),
    isOutsider: () => Promise.resolve(false),
    listRecentGroupIds: () => Promise.resolve([]),
    standingsOf: nothing,
    countRequests: nothing,
  };
}

async function sizeMb(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select sum(pg_total_relation_size(oid)) as bytes from pg_class
    where relkind = 'r' and relname like 'group_index%'`.execute(db);
  return Number(rows[0]?.bytes ?? 0) / 1e6;
}

/** The same questions to Graph, as a product without an index would ask them. */
async function measureGraph(): Promise<readonly number[]> {
  const server = createServer((_request, response) => {
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ value: [] }));
    }, graphMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const directory = createDirectory({
    getToken: () => Promise.resolve({ token: 'bench', expiresOnTimestamp: Date.now() + 3_600_000 }),
    graphOrigin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    log: createLogger('silent'),
  });
  const latencies = await ask(async (text) => {
    await directory.searchGroups(text, { skip: 0, limit: 15 });
  });
  server.closeAllConnections();
  server.close();
  return latencies;
}

async function ask(question: (text: string) => Promise<void>): Promise<readonly number[]> {
  // What is compiled and cached after the first questions is so all day long.
  for (const text of queries.slice(0, rate)) await question(text);
  const started = performance.now();
  return Promise.all(
    queries.map(async (text, at) => {
      const due = started + (at * 1000) / rate;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await question(text);
      return performance.now() - due;
    }),
  );
}

function figuresOf(latencies: readonly number[]): string[] {
  return [...[0.5, 0.95, 0.99].map((share) => percentile(latencies, share)), Math.max(...latencies)].map(
    round,
  );
}
