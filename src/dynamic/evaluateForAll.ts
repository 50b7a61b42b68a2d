import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { evaluatePage, type AffectedPerson, type EffectPage } from './evaluatePage.ts';
import { NearestPeople, readLikeness, type Example, type ExampleWish } from './examples.ts';
import { compileRule } from './language/compileRule.ts';
import { planFetch } from './language/fetchPlan.ts';
import type { Rule } from './language/tree.ts';
import { findUsers, readKnowledge, type MirroredUser, type MirrorFreshness } from './people.ts';
import { readPeoplePages } from './peoplePages.ts';
import { wishForFields } from './mirrorWishes.ts';

/** What evaluating over everybody needs; any context with the database will do. */
export interface PeopleContext {
  readonly db: Kysely<Database>;
}

export interface EvaluationOptions {
  /** Direct members of the group today, of any kind; empty for a group that does not exist yet. */
  readonly currentMemberIds: ReadonlySet<string>;
  /** What `system.now` means. */
  readonly instant: Date;
  /** How many people of each kind are named; 10 when not said. */
  readonly named?: number;
  readonly examples?: ExampleWish;
  /** Is given each page with everybody's id, for whoever acts on it too. */
  readonly onPage?: (page: EffectPage) => void;
  readonly signal?: AbortSignal;
}

/** Some people of whom the rule says the same. */
export interface AffectedPeople {
  readonly count: number;
  readonly guests: number;
  readonly disabled: number;
  /** The first of them, by name. */
  readonly first: readonly MirroredUser[];
}

/** What a rule would do to a group, at one instant and as far as the mirror knew. */
export interface RuleEffect {
  readonly instant: Date;
  readonly freshness: MirrorFreshness;
  /** Everybody who was looked at. */
  readonly people: number;
  readonly joins: AffectedPeople;
  readonly leaves: AffectedPeople;
  readonly stays: AffectedPeople;
  /** Members about whom the rule cannot say; they are not to be touched. */
  readonly undecidedMembers: AffectedPeople;
  readonly undecidedOthers: AffectedPeople;
  /** Members whom the mirror does not know: devices, groups, people who are just gone. */
  readonly strangerIds: readonly string[];
  /** Fields of the rule that the mirror has not read yet, and now will; never those it cannot have (memberOf). */
  readonly missingFields: readonly string[];
  readonly examples: { readonly matching: readonly Example[]; readonly nearMisses: readonly Example[] };
}

/** Says what a rule would do to everybody. Takes seconds for a million people, and other work goes on meanwhile. */
export async function evaluateForAll(
  context: PeopleContext,
  rule: Rule,
  options: EvaluationOptions,
): Promise<RuleEffect> {
  const { db } = context;
  const { freshness, knownFields } = await readKnowledge(db);
  const missingFields = planFetch(rule).select.filter(
    (field) => field !== 'id' && !knownFields.includes(field),
  );
  if (missingFields.length > 0) await wishForFields(db, missingFields, options.instant);
  const tally = new Tally(options.named ?? 10);
  const strangers = new Set(options.currentMemberIds);
  const nearest = options.examples && new NearestPeople(rule, options.examples, options.instant);
  for await (const page of effectPages(context, rule, options, nearest)) {
    tally.add(page);
    options.onPage?.(page);
    for (const kind of [page.leaves, page.stays, page.undecidedMembers]) {
      for (const { id } of kind) strangers.delete(id);
    }
  }
  const users = await findUsers(db, tally.namedIds());
  return {
    instant: options.instant,
    freshness,
    missingFields,
    ...tally.result(users),
    strangerIds: [...strangers],
    examples: (await nearest?.load(db)) ?? { matching: [], nearMisses: [] },
  };
}

/** The same page by page with everybody's id, for files and for those who act on it. */
export async function* effectPages(
  { db }: PeopleContext,
  rule: Rule,
  { currentMemberIds: members, instant, signal, examples }: EvaluationOptions,
  nearest?: NearestPeople,
): AsyncGenerator<EffectPage> {
  const { knownFields } = await readKnowledge(db);
  const { select } = planFetch(rule);
  const fields = select.filter((field) => knownFields.includes(field));
  const evaluate = compileRule(rule);
  const withManagers = rule.type === 'directReports';
  const like = nearest && examples && (await readLikeness(db, examples));
  const look = nearest?.look.bind(nearest);
  for await (const page of readPeoplePages(db, fields, { withManagers, like, signal })) {
    yield evaluatePage(page, evaluate, { members, instant: instant.getTime(), look });
  }
}

const kinds = ['joins', 'leaves', 'stays', 'undecidedMembers', 'undecidedOthers'] as const;
type Kind = (typeof kinds)[number];

/** Counts and the first few of each kind; everybody else is forgotten at once. */
class Tally {
  readonly #named: number;
  readonly #counts: Record<Kind, { count: number; guests: number; disabled: number; first: string[] }>;
  #people = 0;

  constructor(named: number) {
    this.#named = named;
    const none = () => ({ count: 0, guests: 0, disabled: 0, first: [] });
    this.#counts = {
      joins: none(),
      leaves: none(),
      stays: none(),
      undecidedMembers: none(),
      undecidedOthers: none(),
    };
  }

  add(page: EffectPage): void {
    this.#people += page.people;
    for (const kind of kinds) for (const person of page[kind]) this.#count(kind, person);
  }

  namedIds(): readonly string[] {
    return kinds.flatMap((kind) => this.#counts[kind].first);
  }

  result(users: ReadonlyMap<string, MirroredUser>): Pick<RuleEffect, Kind | 'people'> {
    const of = (kind: Kind): AffectedPeople => {
      const { first, ...counts } = this.#counts[kind];
      return { ...counts, first: first.flatMap((id) => users.get(id) ?? []).toSorted(byName) };
    };
    return {
      people: this.#people,
      joins: of('joins'),
      leaves: of('leaves'),
      stays: of('stays'),
      undecidedMembers: of('undecidedMembers'),
      undecidedOthers: of('undecidedOthers'),
    };
  }

  #count(kind: Kind, { id, isGuest, isDisabled }: AffectedPerson): void {
    const counts = this.#counts[kind];
    counts.count += 1;
    if (isGuest) counts.guests += 1;
    if (isDisabled) counts.disabled += 1;
    if (counts.first.length < this.#named) counts.first.push(id);
  }
}

function byName(a: MirroredUser, b: MirroredUser): number {
  return (a.displayName ?? a.id).localeCompare(b.displayName ?? b.id, 'en');
}
