/**
 * Two thousand approvals over a hundred groups, with Graph's published limits on: how many writes a membership costs,
 * how long it takes, how often Graph says 429; against one POST a membership at the same simulator, in the same run:
 * `npm run bench -- burst [--approvals 2000] [--groups 100] [--store pglite] [--scenarios together,streaming]
 * [--cards]`. With `--cards` it also waits for the last card, which the rate of Teams makes take minutes.
 */
import { parseArgs } from 'node:util';
import { jobsLeft, startUsher, type BotUnderLoad } from './support/bots.ts';
import { approveAll, askForAll, type Wish } from './support/burstTurns.ts';
import { startCloudProcess, type CloudProcess } from './support/cloud.ts';
import type { CloudCounts } from './support/cloudMessages.ts';
import { table, round } from './support/figures.ts';
import { describeMachine } from './support/machine.ts';
import { writeNaively } from './support/naiveWrites.ts';
import { availableStores, type StoreKind } from './support/stores.ts';

type Scenario = 'together' | 'streaming';

interface Outcome {
  readonly name: string;
  readonly memberships: number;
  readonly writes: number;
  /** Answered 503 while Graph took no writes. */
  readonly refusedWrites: number;
  readonly throttled: number;
  readonly units: number;
  /** Approvals that had to be pressed again because Graph throttled the reads they depend on. */
  readonly repeatedPresses: number;
  /** Seconds since the first approval: until the last approval was answered, the last membership was in the group. */
  readonly approvedAfter: number;
  readonly writtenAfter: number;
  /** Until the last read of a membership that Usher made, and the last card; null when not waited for. */
  readonly verifiedAfter: number | null;
  readonly cardsAfter: number | null;
}

const aim = 15;
/** What was used before the limits were on counts no more when Graph's window of ten seconds is over. */
const windowMs = 10_500;
const { values } = parseArgs({
  options: {
    approvals: { type: 'string', default: '2000' },
    groups: { type: 'string', default: '100' },
    store: { type: 'string', default: 'pglite' },
    scenarios: { type: 'string', default: 'together,streaming' },
    cards: { type: 'boolean', default: false },
  },
});
const approvals = Number(values.approvals);
const size = { people: approvals + 2 * Number(values.groups) + 2, groups: Number(values.groups) };
const machine = describeMachine(['@electric-sql/pglite', 'pg-boss']);
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, load ${machine.loadAverage.join(' ')}`,
);

const outcomes = [await runNaively()];
for (const scenario of values.scenarios.split(',') as Scenario[]) outcomes.push(await runUsher(scenario));
report(outcomes);

async function runNaively(): Promise<Outcome> {
  const cloud = await startCloudProcess({ size, unlimited: false });
  const seconds = await writeNaively(cloud.ready.graphUrl, size, approvals);
  const counts = await cloud.ask('counts');
  await cloud.stop();
  return {
    ...countsOf('one POST each', counts),
    repeatedPresses: 0,
    approvedAfter: 0,
    writtenAfter: seconds,
    verifiedAfter: null,
    cardsAfter: null,
  };
}

/** `together`: Graph takes no writes until everything is approved; `streaming`: it takes them all along. */
async function runUsher(scenario: Scenario): Promise<Outcome> {
  const cloud = await startCloudProcess({ size, unlimited: true });
  const [store] = await availableStores([values.store as StoreKind]);
  if (store === undefined) throw new Error(`There is no ${values.store} here.`);
  const usher = await startUsher(cloud, store, { graphBudget: 'real' });
  const wishes: readonly Wish[] = await askForAll(usher.load, cloud.ready, size, approvals);
  // Only the approvals and what follows are under Graph's limits.
  await cloud.ask('limitsOn');
  await pause(windowMs);
  const before = await cloud.ask('counts');
  if (scenario === 'together') await cloud.ask('writesDown');
  const started = Date.now();
  const since = (instant: number): number => (instant - started) / 1000;
  const repeatedPresses = await approveAll(usher.load, cloud.ready, wishes);
  const approvedAfter = since(Date.now());
  const counts = await untilWritten(cloud, scenario);
  const writtenAfter = since(counts.writtenAt);
  await untilDone(usher, 'requests.verifyMembership');
  const verified = await cloud.ask('counts');
  if (values.cards) await untilDone(usher, 'teams.deliver');
  const cards = values.cards ? await cloud.ask('counts') : null;
  const outcome = {
    ...countsOf(scenario, verified, before),
    repeatedPresses,
    approvedAfter,
    writtenAfter,
    verifiedAfter: since(verified.askedAt),
    cardsAfter: cards === null ? null : since(cards.connector.lastAt),
  };
  await usher.stop();
  await store.stop();
  await cloud.stop();
  return outcome;
}

async function untilWritten(cloud: CloudProcess, scenario: Scenario): Promise<CloudCounts> {
  if (scenario === 'together') await cloud.ask('writesUp');
  for (;;) {
    const counts = await cloud.ask('counts');
    if (counts.memberships >= approvals) return counts;
    await pause();
  }
}

async function untilDone(usher: BotUnderLoad, kind: string): Promise<void> {
  while ((await jobsLeft(usher, kind)) > 0) await pause();
}

function pause(ms = 200): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function countsOf(name: string, { graph, memberships, refusedWrites }: CloudCounts, before?: CloudCounts) {
  return {
    name,
    memberships,
    writes: graph.writeRequests - (before?.graph.writeRequests ?? 0),
    refusedWrites,
    throttled: graph.throttled - (before?.graph.throttled ?? 0),
    units: graph.resourceUnits - (before?.graph.resourceUnits ?? 0),
  };
}

function report(all: readonly Outcome[]): void {
  const head =
    'scenario memberships writes memberships/write 503s 429s units pressed-again approved written verified cards';
  const orDash = (seconds: number | null): string => (seconds === null ? '–' : round(seconds));
  const rows = all.map((outcome) => [
    outcome.name,
    String(outcome.memberships),
    String(outcome.writes),
    round(outcome.memberships / outcome.writes),
    String(outcome.refusedWrites),
    String(outcome.throttled),
    String(outcome.units),
    String(outcome.repeatedPresses),
    round(outcome.approvedAfter),
    round(outcome.writtenAfter),
    orDash(outcome.verifiedAfter),
    orDash(outcome.cardsAfter),
  ]);
  console.log(`\n${table([head.split(' '), ...rows])}`);
  console.log(`Times are seconds since the first approval. Aim: ${aim} memberships a write.`);
  console.log(JSON.stringify({ bench: 'burst', machine, store: values.store, outcomes: all }));
}
