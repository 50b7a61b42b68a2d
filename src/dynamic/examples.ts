import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { compileChanges } from './language/countChanges.ts';
import { explainRule, type Explanation } from './language/explainRule.ts';
import type { DirectoryObject } from './language/readProperty.ts';
import type { Rule } from './language/tree.ts';
import { findUser, findUsers, type MirroredUser } from './people.ts';

/** Which examples somebody wants to see before they trust a rule. */
export interface ExampleWish {
  /** How many of each kind. */
  readonly count: number;
  /** Of several who would do, those come first who have most in common with this person. */
  readonly likeUserId?: string;
}

/** Somebody, and why the rule says of them what it says. */
export interface Example {
  readonly user: MirroredUser;
  readonly explanation: Explanation;
}

/** Where people who work together are alike. */
const alikeIn = ['department', 'country', 'officeLocation'];

/** Reads what others are to have in common with somebody: values under Graph's names, none of whom nobody knows. */
export async function readLikeness(
  db: Kysely<Database>,
  { likeUserId }: ExampleWish,
): Promise<ReadonlyMap<string, string>> {
  const user = likeUserId === undefined ? undefined : await findUser(db, likeUserId);
  const values = alikeIn.map((field) => [field, user?.object[field]] as const);
  return new Map(values.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Picks people who match, and people who just do not: those for whom the fewest conditions would have to change. */
export class NearestPeople {
  readonly #rule: Rule;
  readonly #instant: number;
  readonly #countChanges: (object: DirectoryObject, now: number) => number;
  readonly #matching: FirstFew;
  readonly #near: FirstFew;

  constructor(rule: Rule, { count }: ExampleWish, instant: Date) {
    this.#rule = rule;
    this.#instant = instant.getTime();
    this.#countChanges = compileChanges(rule);
    this.#matching = new FirstFew(count);
    this.#near = new FirstFew(count);
  }

  look(object: DirectoryObject, isIn: boolean, likeness: number): void {
    const id = object['id'] as string;
    if (isIn) this.#matching.offer(id, -likeness);
    else {
      const changes = this.#countChanges(object, this.#instant);
      this.#near.offer(id, changes * (alikeIn.length + 1) - likeness);
    }
  }

  async load(
    db: Kysely<Database>,
  ): Promise<{ matching: readonly Example[]; nearMisses: readonly Example[] }> {
    const [matching, near] = [this.#matching.ids(), this.#near.ids()];
    const users = await findUsers(db, [...matching, ...near]);
    const toExample = (id: string): Example[] => {
      const user = users.get(id);
      if (user === undefined) return [];
      return [{ user, explanation: explainRule(this.#rule, user.object, this.#instant) }];
    };
    return { matching: matching.flatMap(toExample), nearMisses: near.flatMap(toExample) };
  }
}

/** Of all who are offered the few with the lowest rank; among equals who came first. */
class FirstFew {
  readonly #count: number;
  #few: readonly { readonly id: string; readonly rank: number }[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  offer(id: string, rank: number): void {
    const last = this.#few[this.#count - 1];
    if (last !== undefined && rank >= last.rank) return;
    this.#few = [...this.#few, { id, rank }].sort((a, b) => a.rank - b.rank).slice(0, this.#count);
  }

  ids(): readonly string[] {
    return this.#few.map(({ id }) => id);
  }
}
