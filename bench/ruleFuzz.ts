/**
 * Sends random texts through everything the rule language does with a text, and reports the slowest:
 * `npm run bench -- ruleFuzz [--texts 1000000] [--seed 1]`. It stops at the first that throws.
 */
import { parseArgs } from 'node:util';
import { createChance } from '../test/support/chance.ts';
import { randomText, useText, worstTexts } from '../test/support/ruleTexts.ts';
import { percentile, round } from './support/figures.ts';

const { values } = parseArgs({
  options: { texts: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const chance = createChance(Number(values.seed));
/** A text may take this long, in milliseconds. */
const limit = 10;

const times: number[] = [];
const slow: { readonly ms: number; readonly text: string }[] = [];
for (const text of worstTexts) useText(text);
for (let i = 0; i < Number(values.texts); i += 1) {
  const text = randomText(chance);
  const ms = timeOf(text);
  times.push(ms);
  // Once more: a pause of the machine or the garbage collector does not come twice in the same place.
  const again = ms > limit ? Math.min(timeOf(text), timeOf(text)) : 0;
  if (again > limit) slow.push({ ms: again, text });
}
const worst = times.reduce((most, each) => Math.max(most, each), 0);
console.log(`${times.length} texts, none threw; seed ${values.seed}`);
console.log(`median ${round(percentile(times, 0.5) * 1000)} µs, p99.9 ${round(percentile(times, 0.999))} ms`);
console.log(`slowest, pauses of the machine included: ${round(worst)} ms`);
console.log(`${slow.length} over ${limit} ms each time they were tried`);
for (const { ms, text } of slow.slice(0, 5))
  console.log(`${round(ms)} ms: ${JSON.stringify(text.slice(0, 200))}`);
process.exitCode = slow.length > 0 ? 1 : 0;

function timeOf(text: string): number {
  const started = performance.now();
  try {
    useText(text);
  } catch (error) {
    throw new Error(`This text throws: ${JSON.stringify(text)}`, { cause: error });
  }
  return performance.now() - started;
}
