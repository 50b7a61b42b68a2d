/**
 * Turns a second of the product against a bare botbuilder and restify bot that does the same authentication and one
 * reply, in the same run: `npm run bench -- turns [--seconds 2] [--rounds 3] [--concurrency 1,10,50]
 * [--stores pglite,postgres] [--profile folder]`. The bots, Microsoft's cloud and the load have a process each.
 */
import { parseArgs } from 'node:util';
import { startEcho, startUsher, type BotUnderLoad } from './support/bots.ts';
import { startCloudProcess, type CloudProcess } from './support/cloud.ts';
import { median, percentile, round, sum, table } from './support/figures.ts';
import { describeMachine } from './support/machine.ts';
import { availableStores, type StoreKind } from './support/stores.ts';
import { startTurns, type TurnKind } from './support/turnKinds.ts';
import { measure, type Measured } from './support/measure.ts';

const size = { people: 2_000, groups: 500 };
const aims: Readonly<Record<TurnKind, number>> = { join: 0.5, myRequests: 0.8, help: 0.8 };
const kinds = ['help', 'myRequests', 'join'] as const satisfies readonly TurnKind[];

const columns = 'turn rps min–max p50 p99 cpu rest echo-rps min–max p50 p99 cpu ratio cpu-ratio aim'.split(
  ' ',
);

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '1,10,50' },
    stores: { type: 'string', default: 'pglite,postgres' },
    kinds: { type: 'string', default: kinds.join(',') },
    profile: { type: 'string' },
  },
});
const levels = values.concurrency.split(',').map(Number);
const machine = describeMachine(['botbuilder', 'restify', '@electric-sql/pglite', 'pg-boss']);
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, load ${machine.loadAverage.join(' ')}`,
);
console.log(
  Object.entries(machine.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', '),
);

const cloud = await startCloudProcess({ size, unlimited: true });
const echo = await startEcho(cloud);
const results: Result[] = [];
for (const store of await availableStores(values.stores.split(',') as StoreKind[])) {
  const usher = await startUsher(cloud, store, { graphBudget: 'unlimited', profileTo: values.profile });
  results.push(...(await compare(store.kind, usher)));
  await usher.stop();
  await store.stop();
}
await echo.stop();
await cloud.stop();
report(results);

interface Result {
  readonly store: StoreKind;
  readonly kind: TurnKind;
  readonly concurrency: number;
  readonly usher: readonly Measured[];
  readonly echo: readonly Measured[];
}

/** Each kind of turn at each concurrency, the echo bot and the product by turns; joins last, as they leave work. */
async function compare(store: StoreKind, usher: BotUnderLoad): Promise<Result[]> {
  const bodies = startTurns(cloud.ready, size);
  await warmUp(usher, cloud, bodies);
  const found: Result[] = [];
  for (const kind of kinds.filter((name) => values.kinds.split(',').includes(name))) {
    for (const concurrency of levels) {
      const pairs: [Measured, Measured][] = [];
      for (let at = 0; at < Number(values.rounds); at++) {
        const settings = { seconds: Number(values.seconds), concurrency, cloud };
        const yardstick = await measure(echo, settings, bodies.help);
        pairs.push([await measure(usher, settings, bodies[kind]), yardstick]);
      }
      const result = {
        store,
        kind,
        concurrency,
        usher: pairs.map(([first]) => first),
        echo: pairs.map(([, second]) => second),
      };
      console.error(
        `${store} ${kind} c=${concurrency}: ${rate(result.usher)} of ${rate(result.echo)} a second`,
      );
      found.push(result);
    }
  }
  return found;
}

/** Everybody is known, the code is compiled, and the cards that are owed have been sent. */
async function warmUp(
  usher: BotUnderLoad,
  from: CloudProcess,
  bodies: ReturnType<typeof startTurns>,
): Promise<void> {
  await usher.load.each(bodies.greetings, 20, (body) => usher.load.post(body));
  await usher.load.each(bodies.firstRequests, 10, (body) => usher.load.post(body));
  await measure(echo, { seconds: 2, concurrency: 10, cloud }, bodies.help);
  for (let quietSince = Date.now(), last = 0; Date.now() - quietSince < 1_500;) {
    const { connector } = await from.ask('counts');
    if (connector.lastAt > last) quietSince = Date.now();
    last = connector.lastAt;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function report(all: readonly Result[]): void {
  console.log(`\n${table([columns, ...all.map(rowOf)])}`);
  console.log('rps: median of the rounds; p50, p99: ms; cpu: ms a turn, a store of its own included;');
  console.log(
    'rest: cpu of the simulated cloud and the load, ms a turn; cpu-ratio: cpu of echo / cpu of ours.',
  );
  const runs = all.flatMap(({ usher, echo: yardstick }) => [...usher, ...yardstick]);
  console.log(`answers other than 200: ${sum(runs.map(({ refused }) => refused))}`);
  const figures = all.map((result) => ({
    store: result.store,
    turn: result.kind,
    concurrency: result.concurrency,
    rps: Number(rate(result.usher)),
    echoRps: Number(rate(result.echo)),
    ratio: Number(round(ratioOf(result))),
    cpuRatio: Number(round(cpuRatioOf(result))),
  }));
  console.log(JSON.stringify({ bench: 'turns', machine, figures }));
}

function rowOf(result: Result): readonly string[] {
  const { store, kind, concurrency, usher, echo: yardstick } = result;
  return [
    `${store} ${kind} c=${concurrency}`,
    ...cellsOf(usher),
    round(median(usher.map(({ othersCpuMs }) => othersCpuMs))),
    ...cellsOf(yardstick),
    round(ratioOf(result)),
    round(cpuRatioOf(result)),
    String(aims[kind]),
  ];
}

function cellsOf(runs: readonly Measured[]): readonly string[] {
  const latencies = runs.flatMap((run) => run.latencies);
  return [
    rate(runs),
    spread(runs),
    round(percentile(latencies, 0.5)),
    round(percentile(latencies, 0.99)),
    round(median(runs.map(({ cpuMs }) => cpuMs))),
  ];
}

function ratioOf({ usher, echo: yardstick }: Result): number {
  return median(usher.map((run) => run.rps)) / median(yardstick.map((run) => run.rps));
}

/** How many turns of ours the CPU of one echo turn would pay. */
function cpuRatioOf({ usher, echo: yardstick }: Result): number {
  return median(yardstick.map((run) => run.cpuMs)) / median(usher.map((run) => run.cpuMs));
}

function rate(runs: readonly Measured[]): string {
  return round(median(runs.map(({ rps }) => rps)));
}

function spread(runs: readonly Measured[]): string {
  const rates = runs.map(({ rps }) => rps);
  return `${round(Math.min(...rates))}–${round(Math.max(...rates))}`;
}
