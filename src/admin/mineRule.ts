import { foldCase } from '../dynamic/language/foldCase.ts';
import { longestRule } from '../dynamic/language/limits.ts';
import { quoteText } from '../dynamic/language/lexText.ts';

/** Attributes of one person by the name a rule gives them. */
export type Attributes = Readonly<Record<string, string>>;

/** All people of the tenant, prepared once for looking at many groups: one column for each attribute. */
export interface Population {
  readonly size: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** Values as numbers: thousands of groups are compared with everybody, and comparing texts would take minutes. */
interface Column {
  /** By place of the person; -1 where there is no value. */
  readonly codes: Int32Array;
  /** By code: how the value is written first, and who has it. */
  readonly values: readonly { readonly text: string; readonly places: readonly number[] }[];
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
  const properties = new Set(people.flatMap((person) => Object.keys(person)));
  const columns = [...properties].map((property) => [property, columnOf(property, people)] as const);
  return { size: people.length, columns: new Map(columns) };
}

function columnOf(property: string, people: readonly Attributes[]): Column {
  const codes = new Int32Array(people.length).fill(-1);
  const values: { text: string; places: number[] }[] = [];
  const codeOf = new Map<string, number>();
  people.forEach((person, place) => {
    const text = person[property];
    if (text === undefined) return;
    const folded = foldCase(text);
    const code = codeOf.get(folded) ?? values.push({ text, places: [] }) - 1;
    codeOf.set(folded, code);
    codes[place] = code;
    values[code]?.places.push(place);
  });
  return { codes, values };
}

/**
 * The rule that finds these people and hardly anybody else, when their attributes suggest one; null for most groups.
 * Members are places in the population. At most three attributes, joined by "and"; the fewest that do it.
 */
export function mineRule(members: ReadonlySet<number>, population: Population): RuleCandidate | null {
  if (members.size < fewestMembers) return null;
  const terms = [...population.columns].flatMap(([property, column]) => termOf(property, column, members));
  let best = bestOf(terms.filter(mayBegin(population)).map((term) => beginWith(term, members)));
  for (let more = mostClauses - 1; more > 0 && best !== null; more -= 1) {
    const refined = bestOf(refineAll(best, terms, members));
    if (refined === null || refined.score < best.score + leastGain) break;
    best = refined;
  }
  return best === null ? null : toCandidate(best, members, population);
}

/** A clause with what it takes to find its people. */
interface Term extends RuleClause {
  readonly column: Column;
  readonly codes: ReadonlySet<number>;
  /** Everybody it finds, members or not. */
  readonly finds: number;
}

interface Attempt {
  readonly terms: readonly Term[];
  readonly finds: number;
  readonly stay: number;
  /** Harmonic mean of how many members it keeps and how many of those it finds are members. */
  readonly score: number;
  readonly found: () => readonly number[];
}

/** What fits half of everybody is no beginning, unless the group is half of everybody. */
function mayBegin({ size }: Population): (term: Term) => boolean {
  return ({ property, finds, fits }) =>
    !refining.has(property) && (2 * finds <= size || fits >= leastRight * finds);
}

function bestOf(attempts: readonly Attempt[]): Attempt | null {
  return attempts.reduce<Attempt | null>(
    (one, other) => (one === null || other.score > one.score ? other : one),
    null,
  );
}

/** The attribute's values that together fit nearly all members, if few do. */
function termOf(property: string, column: Column, members: ReadonlySet<number>): readonly Term[] {
  const counts = new Map<number, number>();
  for (const place of members) {
    const code = column.codes[place] ?? -1;
    if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const wanted = leastKept * members.size;
  const codes = new Set<number>();
  let fits = 0;
  for (const [code, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    // A straggler in another town is somebody to let go, not a reason to open the town.
    if (fits >= wanted && count < members.size / 10) break;
    codes.add(code);
    fits += count;
    if (codes.size === mostValues) break;
  }
  if (fits < wanted || codes.size * membersPerValue > members.size) return [];
  const known = [...codes].flatMap((code) => column.values[code] ?? []);
  const finds = known.reduce((count, { places }) => count + places.length, 0);
  return [{ property, values: known.map(({ text }) => text), fits, column, codes, finds }];
}

function beginWith(term: Term, members: ReadonlySet<number>): Attempt {
  const { finds, fits: stay, codes, column } = term;
  return {
    terms: [term],
    finds,
    stay,
    score: scoreOf(stay, finds, members),
    found: () => [...codes].flatMap((code) => column.values[code]?.places ?? []),
  };
}

function refineAll(
  before: Attempt,
  terms: readonly Term[],
  members: ReadonlySet<number>,
): readonly Attempt[] {
  const candidates = before.found();
  return terms
    .filter((term) => !before.terms.includes(term))
    .map((term) => {
      const found = candidates.filter((place) => term.codes.has(term.column.codes[place] ?? -1));
      const stay = found.reduce((count, place) => count + (members.has(place) ? 1 : 0), 0);
      const score = scoreOf(stay, found.length, members);
      return { terms: [...before.terms, term], finds: found.length, stay, score, found: () => found };
    });
}

function scoreOf(stay: number, finds: number, members: ReadonlySet<number>): number {
  return (2 * stay) / (finds + members.size);
}

function toCandidate(
  { terms, finds, stay }: Attempt,
  members: ReadonlySet<number>,
  { size }: Population,
): RuleCandidate | null {
  const join = finds - stay;
  const strangers = size - members.size;
  const isGood =
    stay >= leastKept * members.size &&
    stay >= leastRight * finds &&
    join <= mostStrangers * strangers &&
    // With nobody outside the group there is nothing a rule could tell apart.
    strangers > 0;
  const clauses = terms.map(({ property, values, fits }) => ({ property, values, fits }));
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
