import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { explainRule, type Explanation } from './language/explainRule.ts';
import type { DirectoryObject } from './language/readProperty.ts';
import type { Rule } from './language/tree.ts';
import { findUsers, type MirroredUser } from './people.ts';

/** Which examples somebody wants to see before they trust a rule. */
export interface ExampleWish {
  /** How many of each kind. */
  readonly count: number;
}

/** Somebody, and why the rule says of them what it says. */
export interface Example {
  readonly user: MirroredUser;
  readonly explanation: Explanation;
}

/** Explaining takes longer than evaluating; among so many people there are near misses if there are any. */
const mostExplained = 20_000;

/** Picks people who match, and people who just do not: those for whom the fewest conditions would have to change. */
export class NearestPeople {
  readonly #rule: Rule;
  readonly #count: number;
  readonly #instant: number;
  readonly #matching: string[] = [];
  readonly #near: { readonly id: string; readonly distance: number }[] = [];
  #explained = 0;

  constructor(rule: Rule, { count }: ExampleWish, instant: Date) {
    this.#rule = rule;
    this.#count = count;
    this.#instant = instant.getTime();
  }

  look(object: DirectoryObject, isIn: boolean): void {
    const id = object['id'] as string;
    if (isIn) {
      if (this.#matching.length < this.#count) this.#matching.push(id);
      return;
    }
    const worst = this.#near[this.#count - 1]?.distance ?? Infinity;
    if (worst === 1 || this.#explained >= mostExplained) return;
    this.#explained += 1;
    const distance = explainRule(this.#rule, object, this.#instant).change.length;
    if (distance >= worst) return;
    this.#near.push({ id, distance });
    this.#near.sort((a, b) => a.distance - b.distance);
    this.#near.length = Math.min(this.#near.length, this.#count);
  }

  async load(
    db: Kysely<Database>,
  ): Promise<{ matching: readonly Example[]; nearMisses: readonly Example[] }> {
    const near = this.#near.map(({ id }) => id);
    const users = await findUsers(db, [...this.#matching, ...near]);
    const toExample = (id: string): Example[] => {
      const user = users.get(id);
      if (user === undefined) return [];
      return [{ user, explanation: explainRule(this.#rule, user.object, this.#instant) }];
    };
    return { matching: this.#matching.flatMap(toExample), nearMisses: near.flatMap(toExample) };
  }
}
