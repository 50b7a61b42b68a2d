/**
 * The rule language against a predicate written by hand and against json-rules-engine doing the same, in one run:
 * `npm run bench -- rules [--people 200000] [--rounds 7]`. Then the time to read the longest rule, and patterns that
 * stop other engines on texts of growing length.
 */
import { parseArgs } from 'node:util';
import { compileRule } from '../src/dynamic/language/compileRule.ts';
import { longestRule } from '../src/dynamic/language/limits.ts';
import { parseRule } from '../src/dynamic/language/parseRule.ts';
import { median, round, table } from './support/figures.ts';
import { describeMachine } from './support/machine.ts';
import { contests, makePeople, type Contest, type Contestant } from './support/ruleContest.ts';
import { startRuleEngine } from './support/ruleEngine.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '7' } },
});
const people = makePeople(Number(values.people));
const rounds = Number(values.rounds);
/** The engine answers so much more slowly that fewer people do. */
const peopleForEngine = people.slice(0, Math.ceil(people.length / 40));
const now = Date.parse('2026-01-15T00:00:00Z');

const machine = describeMachine(['re2js', 'json-rules-engine']);
console.log(
  `${machine.cpu}, ${machine.cores} cores, load ${machine.loadAverage.join(' ')}, node ${process.version}`,
);
console.log(`${people.length} people, median of ${rounds} rounds; million people a second`);
const rows = [['rule', 'Usher', 'by hand', 'engine', 'of by hand', 'aim', 'of engine', 'aim']];
for (const contest of contests) rows.push(await compare(contest));
console.log(table(rows));
console.log(`\n${longestRules()}`);
console.log(`\n${patterns()}`);

async function compare(contest: Contest): Promise<readonly string[] & string[]> {
  const { rule } = parseRule(contest.rule, { kind: 'user' });
  if (rule === null) throw new Error(`This is no rule: ${contest.rule}`);
  const evaluate = compileRule(rule);
  const engine = startRuleEngine(contest.conditions);
  const ours = (): number =>
    count((user) => evaluate(user as unknown as Record<string, unknown>, now) === 'in');
  const byHand = (): number => count((user) => contest.byHand(user, now));
  const expected = byHand();
  if (ours() !== expected) throw new Error(`Usher and the hand disagree about ${contest.name}`);
  const speeds = { ours: [] as number[], byHand: [] as number[], engine: [] as number[] };
  // By turns, so that whatever else the machine does falls on all.
  for (let i = 0; i < rounds; i += 1) {
    speeds.ours.push(people.length / seconds(ours));
    speeds.byHand.push(people.length / seconds(byHand));
    const started = performance.now();
    for (const user of peopleForEngine) await engine(user);
    speeds.engine.push(peopleForEngine.length / ((performance.now() - started) / 1000));
  }
  const [a, b, c] = [median(speeds.ours), median(speeds.byHand), median(speeds.engine)];
  const millions = [a, b, c].map((speed) => (speed / 1e6).toFixed(3));
  return [contest.name, ...millions, round(a / b), '0.7', `${round(a / c)}×`, '20×'];
}

function count(test: (user: Contestant) => boolean): number {
  let found = 0;
  for (const user of people) if (test(user)) found += 1;
  return found;
}

function seconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

/** Rules of several kinds, as long as a rule may be. */
function longestRules(): string {
  const fill = (piece: string, glue: string, end = ''): string => {
    const times = Math.floor((longestRule - end.length + glue.length) / (piece.length + glue.length));
    return Array.from({ length: times }, () => piece).join(glue) + end;
  };
  const list = `user.department -in [${fill('"10000"', ',')
    .slice(0, 3_030)
    .replace(/,[^,]*$/, '')}]`;
  const kinds = [
    ['one list', list],
    ['conditions', fill('user.city -eq "Lagos"', ' -or ')],
    ['parentheses', `${'('.repeat(1_500)}user.city -eq "a"${')'.repeat(1_500)}`],
    ['mistakes', fill('user.departmnet -like "a"', ' ')],
  ] as const;
  const times = kinds.map(([name, text]) => {
    for (let i = 0; i < 50; i += 1) parseRule(text);
    const runs = Array.from({ length: 50 }, () => seconds(() => parseRule(text)) * 1e6);
    return [name, String(text.length), round(median(runs))];
  });
  return table([['longest rule', 'characters', 'µs to read and check'], ...times]);
}

/** Time for each character must not grow with the text. */
function patterns(): string {
  const worst = ['^(a+)+$', '(a|aa)+$', '(.*a){12}$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$'];
  const lengths = [1_000, 4_000, 16_000];
  const times = worst.map((pattern) => {
    const { rule } = parseRule(`user.displayName -match "${pattern}"`);
    if (rule === null) throw new Error(`This is no pattern: ${pattern}`);
    const evaluate = compileRule(rule);
    const each = lengths.map((length) => {
      const displayName = `${(pattern.includes('x') ? 'x' : 'a').repeat(length)}!`;
      const runs = Array.from({ length: 5 }, () => seconds(() => evaluate({ displayName }, now)) * 1e9);
      return round(median(runs) / length);
    });
    return [pattern, ...each];
  });
  return table([['ns a character, at a length of', ...lengths.map(String)], ...times]);
}
