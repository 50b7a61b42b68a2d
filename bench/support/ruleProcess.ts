/** A product that was started again: evaluates the rules it is asked about over everybody in its mirror. */
import { evaluateForAll } from '../../src/dynamic/evaluateForAll.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import { createLogger } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { percentile } from './figures.ts';
import { contests, type Contest, type Contestant } from './ruleContest.ts';

export interface RuleFigures {
  readonly seconds: number;
  /** Seconds of this process, those of whoever works beside included. */
  readonly cpu: number;
  /** Milliseconds of a piece of work beside. */
  readonly p99: number;
  readonly worst: number;
  readonly peakMb: number;
  readonly count: number;
}

/** The same by a loop somebody wrote for this one rule, with nobody beside. */
export interface HandFigures {
  readonly seconds: number;
  readonly count: number;
}

/** As many small questions to the store as a turn asks. */
const questionsPerTurn = 15;

const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PEOPLE: people = '0' } = process.env;
const where = { ...(databaseUrl && { databaseUrl }), ...(dataDir && { dataDir }) };
const store = await openStore({ ...where, log: createLogger('silent') });

process.on('message', ({ name, isByHand }: { name: string; isByHand: boolean }) => {
  const contest = contests.find((one) => one.name === name);
  if (contest === undefined) throw new Error(`no such rule: ${name}`);
  void (isByHand ? measureHand(contest) : measureRule(contest)).then((figures) => process.send?.(figures));
});
process.once('disconnect', () => void store.close().then(() => process.exit(0)));
process.send?.({});

async function measureRule(contest: Contest): Promise<RuleFigures> {
  const { rule } = parseRule(contest.rule);
  if (rule === null) throw new Error(`not a rule: ${contest.rule}`);
  const members = new Set(await someIds(store, Number(people) / 100));
  const probe = startProbe(store);
  const began = performance.now();
  const usage = process.cpuUsage();
  const options = { currentMemberIds: members, instant: new Date(), examples: { count: 3 } };
  const effect = await evaluateForAll({ db: store.db }, rule, options);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(usage);
  const { latencies, peakMb } = await probe.stop();
  const cpu = (user + system) / 1e6;
  const worst = Math.max(...latencies);
  const count = effect.joins.count + effect.stays.count;
  return { seconds, cpu, p99: percentile(latencies, 0.99), worst, peakMb, count };
}

async function measureHand(contest: Contest): Promise<HandFigures> {
  const began = performance.now();
  const count = await countByHand(store, contest);
  return { seconds: (performance.now() - began) / 1000, count };
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
