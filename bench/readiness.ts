/**
 * The survey of a tenant against a reader that asks for each group, its owners and its members, in the same run:
 * `npm run bench -- readiness [--groups 50000] [--people 60000] [--naive 2000] [--stores pglite,postgres]`. Requests and
 * their prices are counted where they arrive; the reader is measured on some of the groups, as its costs grow with them,
 * unless `--naive` asks for all.
 */
import { parseArgs } from 'node:util';
import { runSurvey } from '../src/admin/survey.ts';
import { beginSurvey, findLastSurvey } from '../src/admin/surveyStore.ts';
import { countReadiness } from '../src/admin/readinessStore.ts';
import { createDirectory } from '../src/directory/directory.ts';
import type { Directory } from '../src/directory/types.ts';
import { createLogger } from '../src/log.ts';
import { openStore } from '../src/store/store.ts';
import { startBigTenantGraph, type BigTenantGraph } from './support/bigTenantGraph.ts';
import { round, table } from './support/figures.ts';
import { describeMachine } from './support/machine.ts';
import { availableStores, type OpenStore, type StoreKind } from './support/stores.ts';

/** Resource units in 10 s of a small and a large tenant, of which jobs leave a fifth to people in chat. */
const quotas = { small: 3_500 * 0.8, large: 8_000 * 0.8 };

const { values } = parseArgs({
  options: {
    groups: { type: 'string', default: '50000' },
    people: { type: 'string', default: '60000' },
    naive: { type: 'string', default: '2000' },
    stores: { type: 'string', default: 'pglite,postgres' },
  },
});
const [groups, people, naive] = [Number(values.groups), Number(values.people), Number(values.naive)];
const machine = describeMachine(['@electric-sql/pglite', 'pg']);
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, load ${machine.loadAverage.join(' ')}`,
);
console.log(`${String(groups)} groups, ${String(people)} people`);

const graph = await startBigTenantGraph(groups, people);
const directory = createDirectory({
  getToken: () => Promise.resolve({ token: 'bench', expiresOnTimestamp: Date.now() + 3_600_000 }),
  graphOrigin: graph.origin,
  log: createLogger('silent'),
  budget: { unitsPer10s: 1e9, writesPer150s: 1e9 },
});
const reader = await measureReader(graph, directory);
const rows = [
  'reader,requests,requests a group,units,quota of a small tenant,of a large one,took,memory,candidates'.split(
    ',',
  ),
];
rows.push(rowOf('group by group', reader, `${round(reader.seconds)} s`));
for (const place of await availableStores(values.stores.split(',') as StoreKind[])) {
  rows.push(await measureSurvey(place));
  await place.stop();
}
console.log(`\n${table(rows)}`);
await graph.stop();

interface Measured {
  readonly requests: number;
  readonly units: number;
  readonly seconds: number;
}

/** One request for each thing there is to know of a group, as a script would ask; costs scaled to all groups. */
async function measureReader({ groupIds }: BigTenantGraph, tenant: Directory): Promise<Measured> {
  const asked = groupIds.slice(0, naive);
  graph.take();
  const started = performance.now();
  for (const groupId of asked) {
    await tenant.getGroup(groupId, 'background');
    await tenant.listOwners(groupId, 'background');
    await tenant.listMembers(groupId, 'desk');
  }
  const seconds = (performance.now() - started) / 1000;
  const { requests, units } = graph.take();
  const factor = groups / asked.length;
  return { requests: requests * factor, units: units * factor, seconds: seconds * factor };
}

async function measureSurvey(place: OpenStore): Promise<string[]> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = place.env;
  const log = createLogger('silent');
  const store = await openStore({
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(dataDir === undefined ? {} : { dataDir }),
    log,
  });
  await beginSurvey(store.db, new Date());
  graph.take();
  const started = performance.now();
  const context = { db: store.db, directory, log, now: () => new Date() };
  while ((await runSurvey(context, new AbortController().signal)) !== undefined);
  const seconds = (performance.now() - started) / 1000;
  const taken = graph.take();
  const survey = await findLastSurvey(store.db);
  const { candidates } = await countReadiness(store.db, survey?.id ?? '');
  await store.close();
  console.log(
    `survey on ${place.kind}: ${round(reader.requests / taken.requests)} times fewer requests, ` +
      `${round(reader.units / taken.units)} times less of the quota, ${round(reader.seconds / seconds)} times sooner`,
  );
  const row = rowOf(`survey on ${place.kind}`, { ...taken, seconds }, `${round(seconds)} s`);
  return [...row.slice(0, -1), String(candidates)];
}

function rowOf(name: string, { requests, units }: Measured, took: string): string[] {
  return [
    name,
    round(requests),
    (requests / groups).toFixed(4),
    round(units),
    `${round((units / quotas.small) * 10)} s`,
    `${round((units / quotas.large) * 10)} s`,
    took,
    `${round(process.memoryUsage.rss() / 1e6)} MB`,
    '–',
  ];
}
