import { foldCase } from '../dynamic/language/foldCase.ts';
import { longestRule } from '../dynamic/language/limits.ts';
import { quoteText } from '../dynamic/language/lexText.ts';

/** Attributes of one person by the name a rule gives them. */
export type Attributes = Readonly<Record<string, string>>;

/** All people of the tenant, prepared once for looking at many groups. */
export interface Population {
  readonly people: readonly Attributes[];
  /** Who has a value, by attribute and folded value, as places in `people`. */
  readonly having: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
}

export interface RuleClause {
  readonly property: string;
  readonly values: readonly string[];
  /** Members it fits. */
  readonly fits: number;
}

/** A membership rule that a group's people suggest, with what it would change. */
export interface RuleCandidate {
  readonly rule: string;
  readonly clauses: readonly RuleClause[];
  readonly members: number;
  /** Members it would keep, people it would bring in, members it would let go. */
  readonly stay: number;
  readonly join: number;
  readonly leave: number;
}

/** Fewer people share something by chance. */
const fewestMembers = 5;
/** A value has to stand for this many members on average: else the rule would only list who is in. */
const membersPerValue = 4;
const mostValues = 8;
const mostClauses = 3;
/** Share of the members a rule keeps at least, and of those it finds who are members already. */
const leastKept = 0.9;
const leastRight = 0.8;
/** Share of everybody else it brings in at most: what fits nearly everybody says nothing of the group. */
const mostStrangers = 0.1;
const leastGain = 0.01;
/** Only true of somebody or not; they refine a rule and never make one. */
const refining: ReadonlySet<string> = new Set(['accountEnabled', 'userType']);

export function preparePopulation(people: readonly Attributes[]): Population {
  const having = new Map<string, Map<string, number[]>>();
  people.forEach((person, place) => {
    for (const [property, value] of Object.entries(person)) {
      const byValue = having.get(property) ?? new Map<string, number[]>();
      having.set(property, byValue);
      const folded = foldCase(value);
      const places = byValue.get(folded);
      if (places === undefined) byValue.set(folded, [place]);
      else places.push(place);
    }
  });
  return { people, having };
}

/**
 * The rule that finds these people and hardly anybody else, when their attributes suggest one; null for most groups.
 * Members are places in the population. At most three attributes, joined by "and"; the fewest that do it.
 */
export function mineRule(members: ReadonlySet<number>, population: Population): RuleCandidate | null {
  if (members.size < fewestMembers) return null;
  const clauses = [...population.having.keys()].flatMap((property) =>
    clauseOf(property, members, population),
  );
  let best = bestOf(null, clauses, members, population);
  for (let more = best === null ? 0 : mostClauses - 1; more > 0; more -= 1) {
    const refined = bestOf(best, clauses, members, population);
    if (refined === null || refined.score < (best?.score ?? 0) + leastGain) break;
    best = refined;
  }
  return best === null ? null : toCandidate(best, members, population);
}

/** The clause that does best after those there are already. */
function bestOf(
  before: Attempt | null,
  clauses: readonly RuleClause[],
  members: ReadonlySet<number>,
  population: Population,
): Attempt | null {
  return clauses
    .filter((clause) => before?.clauses.includes(clause) !== true)
    .filter(({ property }) => before !== null || !refining.has(property))
    .map((clause) => attempt(before, clause, members, population))
    .reduce<Attempt | null>((one, other) => (one === null || other.score > one.score ? other : one), null);
}

interface Attempt {
  readonly clauses: readonly RuleClause[];
  readonly found: readonly number[];
  readonly stay: number;
  /** Harmonic mean of how many members it keeps and how many of those it finds are members. */
  readonly score: number;
}

/** The attribute's values that together fit nearly all members, if few do. */
function clauseOf(
  property: string,
  members: ReadonlySet<number>,
  { people }: Population,
): readonly RuleClause[] {
  const counts = new Map<string, { value: string; count: number }>();
  for (const place of members) {
    const value = people[place]?.[property];
    if (value === undefined) continue;
    const known = counts.get(foldCase(value));
    if (known === undefined) counts.set(foldCase(value), { value, count: 1 });
    else known.count += 1;
  }
  const wanted = leastKept * members.size;
  const values: string[] = [];
  let fits = 0;
  for (const { value, count } of [...counts.values()].sort((a, b) => b.count - a.count)) {
    // A straggler in another town is somebody to let go, not a reason to open the town.
    if (fits >= wanted && count < members.size / 10) break;
    values.push(value);
    fits += count;
    if (values.length === mostValues) break;
  }
  if (fits < wanted || values.length * membersPerValue > members.size) return [];
  return [{ property, values, fits }];
}

function attempt(
  before: Attempt | null,
  clause: RuleClause,
  members: ReadonlySet<number>,
  population: Population,
): Attempt {
  const byValue = population.having.get(clause.property);
  const folded = new Set(clause.values.map(foldCase));
  const found =
    before === null
      ? [...folded].flatMap((value) => byValue?.get(value) ?? [])
      : before.found.filter((place) =>
          folded.has(foldCase(population.people[place]?.[clause.property] ?? '')),
        );
  const stay = found.reduce((count, place) => count + (members.has(place) ? 1 : 0), 0);
  const score = (2 * stay) / (found.length + members.size);
  return { clauses: [...(before?.clauses ?? []), clause], found, stay, score };
}

function toCandidate(
  { clauses, found, stay }: Attempt,
  members: ReadonlySet<number>,
  { people }: Population,
): RuleCandidate | null {
  const join = found.length - stay;
  const strangers = people.length - members.size;
  const isGood =
    stay >= leastKept * members.size &&
    stay >= leastRight * found.length &&
    join <= mostStrangers * strangers &&
    // With nobody outside the group there is nothing a rule could tell apart.
    strangers > 0;
  const rule = printClauses(clauses);
  if (!isGood || rule.length > longestRule) return null;
  return { rule, clauses, members: members.size, stay, join, leave: members.size - stay };
}

function printClauses(clauses: readonly RuleClause[]): string {
  const terms = clauses.map(({ property, values }) => {
    const [first = '', ...others] = values;
    if (property === 'accountEnabled') return `user.${property} -eq ${first}`;
    if (others.length === 0) return `user.${property} -eq ${quoteText(first)}`;
    return `user.${property} -in [${values.map(quoteText).join(',')}]`;
  });
  return terms.length === 1 ? (terms[0] ?? '') : terms.map((term) => `(${term})`).join(' -and ');
}
