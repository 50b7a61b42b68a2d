/**
 * The mirror of the people against reading everybody again, and rules over it against a loop written by hand, in the
 * same run: `npm run bench -- mirror [--people 10000,100000,1000000] [--stores pglite,postgres] [--changes 1000]`. The
 * tenant is another process behind HTTP. While rules are evaluated, somebody else works with the store all the time;
 * `cpu` is that of this process, theirs included.
 */
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { createDirectory } from '../src/directory/directory.ts';
import { evaluateForAll } from '../src/dynamic/evaluateForAll.ts';
import { parseRule } from '../src/dynamic/language/parseRule.ts';
import { usualFields } from '../src/dynamic/mirrorFields.ts';
import { mirrorPeople, type PeopleMirrorContext } from '../src/dynamic/peopleMirror.ts';
import { createLogger } from '../src/log.ts';
import { maintainStore } from '../src/store/maintenance.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { startChild, type Child } from './support/childProcess.ts';
import { percentile, round, table } from './support/figures.ts';
import { describeMachine } from './support/machine.ts';
import { contests, type Contest, type Contestant } from './support/ruleContest.ts';
import { availableStores, type OpenStore, type StoreKind } from './support/stores.ts';

const aimSeconds = 5;
const aimMb = 500;
const aimTurnMs = 250;
/** As many small questions to the store as a turn asks. */
const questionsPerTurn = 15;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000,100000' },
    stores: { type: 'string', default: 'pglite,postgres' },
    changes: { type: 'string', default: '1000' },
  },
});
const changes = Number(values.changes);
const machine = describeMachine(['@electric-sql/pglite', 'pg']);
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, load ${machine.loadAverage.join(' ')}`,
);

type Tenant = Child<{ port: number }>;

const following = [
  'people,store,first load,requests,memory,on disk,changes,requests,all again,requests,ratio'.split(','),
];
const evaluating = ['people,store,rule,time,cpu,by hand,ratio,turn p99,worst,memory,aims'.split(',')];
const started = performance.now();
const say = (what: string): void => {
  console.error(`${round((performance.now() - started) / 1000)} s: ${what}`);
};
for (const people of values.people.split(',').map(Number)) {
  for (const place of await availableStores(values.stores.split(',') as StoreKind[])) {
    await measure(people, place);
    await place.stop();
  }
}
console.log(`\n${table(following)}\n\n${table(evaluating)}`);
console.log(`\nThe process never had more than ${round(process.resourceUsage().maxRSS / 1e3)} MB.`);

async function measure(people: number, place: OpenStore): Promise<void> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = place.env;
  const log = createLogger('silent');
  const where = { ...(databaseUrl && { databaseUrl }), ...(dataDir && { dataDir }) };
  const store = await openStore({ ...where, log });
  const tenant: Tenant = await startChild('bigTenantProcess.ts', { args: [String(people)] });
  const context = contextOf(store, tenant);
  const load = await timed(tenant, () => follow(context));
  say(`${String(people)} people are in ${place.kind}`);
  await maintainStore(store);
  const memoryMb = process.memoryUsage.rss() / 1e6;
  const diskMb = await sizeMb(store);
  await tenant.ask({ change: changes });
  const delta = await timed(tenant, () => follow(context));
  const again = await timed(tenant, () => readEverybody(tenant.ready.port));
  following.push([
    String(people),
    place.kind,
    `${round(load.seconds)} s`,
    String(load.requests),
    `${round(memoryMb)} MB`,
    `${round(diskMb)} MB`,
    `${round(delta.seconds)} s`,
    String(delta.requests),
    `${round(again.seconds)} s`,
    String(again.requests),
    `${round(again.seconds / delta.seconds)} ×`,
  ]);
  say(following.at(-1)?.join(' ') ?? '');
  for (const contest of contests) await measureRule(people, place.kind, store, contest);
  await tenant.stop();
  await store.close();
}

async function measureRule(people: number, kind: string, store: Store, contest: Contest): Promise<void> {
  const { rule } = parseRule(contest.rule);
  if (rule === null) throw new Error(`not a rule: ${contest.rule}`);
  const members = new Set(await someIds(store, people / 100));
  const handStarted = performance.now();
  const byHand = await countByHand(store, contest);
  const handSeconds = (performance.now() - handStarted) / 1000;
  const probe = startProbe(store);
  const began = performance.now();
  const cpu = process.cpuUsage();
  const options = { currentMemberIds: members, instant: new Date(), examples: { count: 3 } };
  const effect = await evaluateForAll({ db: store.db }, rule, options);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { latencies, peakMb } = await probe.stop();
  if (effect.joins.count + effect.stays.count !== byHand)
    throw new Error(`${contest.name}: counted differently`);
  const p99 = percentile(latencies, 0.99);
  const isMet = seconds <= aimSeconds && peakMb <= aimMb && p99 <= aimTurnMs;
  evaluating.push([
    String(people),
    kind,
    contest.name,
    `${round(seconds)} s`,
    `${round((user + system) / 1e6)} s`,
    `${round(handSeconds)} s`,
    `${round(handSeconds / seconds)} ×`,
    `${round(p99)} ms`,
    `${round(Math.max(...latencies))} ms`,
    `${round(peakMb)} MB`,
    isMet ? 'met' : `missed (${String(aimSeconds)} s, ${String(aimMb)} MB, ${String(aimTurnMs)} ms)`,
  ]);
  say(evaluating.at(-1)?.join(' ') ?? '');
}

/** As the job does: run after run until the round is complete. */
async function follow(context: PeopleMirrorContext): Promise<void> {
  const { signal } = new AbortController();
  while ((await mirrorPeople(context, signal)) !== undefined);
}

function contextOf(store: Store, tenant: Tenant): PeopleMirrorContext {
  const directory = createDirectory({
    getToken: () => Promise.resolve({ token: 'bench', expiresOnTimestamp: Date.now() + 3_600_000 }),
    graphOrigin: `http://127.0.0.1:${String(tenant.ready.port)}`,
    log: createLogger('silent'),
    budget: { unitsPer10s: 1e9 },
  });
  const log = createLogger('silent');
  return { db: store.db, directory, log, now: () => new Date(), enqueueMissing: () => Promise.resolve() };
}

/** What a product without a change feed does to learn of changes: pages of the largest size Graph allows. */
async function readEverybody(port: number): Promise<void> {
  const query = new URLSearchParams({ $select: ['id', ...usualFields].join(','), $top: '999' });
  let next: string | undefined = `http://127.0.0.1:${String(port)}/v1.0/users?${query.toString()}`;
  while (next !== undefined) {
    const answer = (await (await fetch(next)).json()) as { '@odata.nextLink'?: string };
    next = answer['@odata.nextLink']?.replace(
      'https://graph.microsoft.com',
      `http://127.0.0.1:${String(port)}`,
    );
  }
}

async function timed(
  tenant: Tenant,
  work: () => Promise<void>,
): Promise<{ seconds: number; requests: number }> {
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { requests } = await tenant.ask<{ requests: number }>({});
  return { seconds, requests };
}

/** The obvious loop: whole rows, a thousand at a time, and a predicate somebody wrote for this one rule. */
async function countByHand({ db }: Store, { byHand }: Contest): Promise<number> {
  const now = Date.now();
  let count = 0;
  for (let after = '0'; ;) {
    const rows = await db
      .selectFrom('people_mirror')
      .selectAll()
      .where('position', '>', after)
      .orderBy('position')
      .limit(1000)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return count;
    after = last.position;
    for (const row of rows as unknown as readonly Readonly<Record<string, unknown>>[]) {
      const user = {
        department: row['department'],
        jobTitle: row['job_title'],
        country: row['country'],
        mail: row['mail'],
        userType: row['user_type'],
        accountEnabled: row['account_enabled'],
        employeeHireDate: row['employee_hire_date'],
        otherMails: row['other_mails'] ?? [],
      };
      if (byHand(user as unknown as Contestant, now)) count += 1;
    }
  }
}

/** Somebody who works with the store all the time, and how long each piece of that work takes. */
function startProbe({ db }: Store): { stop(): Promise<{ latencies: readonly number[]; peakMb: number }> } {
  const latencies: number[] = [];
  let peakMb = 0;
  const ended = new AbortController();
  const work = (async () => {
    while (!ended.signal.aborted) {
      const started = performance.now();
      for (let at = 0; at < questionsPerTurn; at += 1) {
        await db.selectFrom('conversations').selectAll().where('user_id', '=', String(at)).execute();
      }
      latencies.push(performance.now() - started);
      peakMb = Math.max(peakMb, process.memoryUsage.rss() / 1e6);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await work;
      return { latencies, peakMb };
    },
  };
}

async function someIds({ db }: Store, count: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('people_mirror').select('id').limit(Math.ceil(count)).execute();
  return rows.map(({ id }) => id);
}

async function sizeMb({ db }: Store): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select sum(pg_total_relation_size(oid)) as bytes from pg_class
    where relkind = 'r' and relname like 'people%'`.execute(db);
  return Number(rows[0]?.bytes ?? 0) / 1e6;
}
