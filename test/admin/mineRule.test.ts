import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  mineRule,
  preparePopulation,
  type Attributes,
  type RuleCandidate,
} from '../../src/admin/mineRule.ts';
import { compileRule } from '../../src/dynamic/language/compileRule.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';

const departments = ['Sales', 'Finance', 'R&D "core"', "People's", 'Opération', 'IT'];
const countries = ['Sweden', 'Germany', 'Brazil', 'Poland'];

/** Somebody in every department and country, several times over. */
function aCompany(each: number): readonly Attributes[] {
  return departments.flatMap((department) =>
    countries.flatMap((country) =>
      Array.from({ length: each }, (_, at) => ({
        department,
        country,
        jobTitle: `Job ${String(at % 7)}`,
        accountEnabled: 'true',
        userType: 'Member',
      })),
    ),
  );
}

const placesOf = (people: readonly Attributes[], fits: (person: Attributes) => boolean): number[] =>
  people.flatMap((person, place) => (fits(person) ? [place] : []));

const mine = (people: readonly Attributes[], members: readonly number[]): RuleCandidate | null =>
  mineRule(new Set(members), preparePopulation(people));

describe('the rule that a group’s people suggest', () => {
  test('names the department when everybody of one department is in', () => {
    const people = aCompany(5);
    const found = mine(
      people,
      placesOf(people, ({ department }) => department === 'Sales'),
    );
    expect(found).toMatchObject({ rule: 'user.department -eq "Sales"', stay: 20, join: 0, leave: 0 });
  });

  test('joins department and countries when it takes both', () => {
    const people = aCompany(8);
    const fits = ({ department, country = '' }: Attributes): boolean =>
      department === 'Sales' && ['Sweden', 'Germany'].includes(country);
    const found = mine(people, placesOf(people, fits));
    expect(found?.clauses.map(({ property }) => property).sort()).toEqual(['country', 'department']);
    expect(found).toMatchObject({ stay: 16, join: 0, leave: 0 });
  });

  test('lets a straggler go and says so', () => {
    const people = aCompany(8);
    const sales = placesOf(people, ({ department }) => department === 'Sales');
    const stranger = people.findIndex(({ department }) => department === 'IT');
    expect(mine(people, [...sales, stranger])).toMatchObject({ stay: 32, join: 0, leave: 1 });
  });

  test('is none for a handful of people, for everybody, and where nothing is known of anybody', () => {
    const people = aCompany(5);
    expect(mine(people, placesOf(people, ({ department }) => department === 'Sales').slice(0, 4))).toBeNull();
    expect(mine(people, [...people.keys()])).toBeNull();
    const nameless = people.map(() => ({}));
    expect(mine(nameless, [0, 1, 2, 3, 4, 5])).toBeNull();
  });

  test('never lists the people one by one', () => {
    const people = aCompany(5).map((person, at) => ({ ...person, city: `Town ${String(at)}` }));
    const spread = placesOf(people, () => true).filter((place) => place % 12 === 0);
    expect(mine(people, spread)).toBeNull();
  });

  const anyPlanted = fc
    .record({
      each: fc.integer({ min: 6, max: 12 }),
      department: fc.constantFrom(...departments),
      country: fc.option(fc.constantFrom(...countries)),
      strangers: fc.array(fc.nat(1_000_000), { maxLength: 1 }),
    })
    .map(({ each, department, country, strangers }) => {
      const people = aCompany(each);
      const planted = placesOf(
        people,
        (person) =>
          person['department'] === department && (country === null || person['country'] === country),
      );
      // At most one in twenty, so that nine in ten still share what was planted.
      const noise = planted.length >= 20 ? strangers.map((at) => at % people.length) : [];
      return { people, planted, members: [...new Set([...planted, ...noise])] };
    });

  test('is found for every group that was made by one, whoever strayed into it', () => {
    fc.assert(
      fc.property(anyPlanted, ({ people, planted, members }) => {
        const found = mine(people, members);
        expect(found?.stay).toBe(planted.length);
        expect(found?.join).toBe(0);
      }),
    );
  });

  test('is not found for people thrown together', () => {
    const thrown = fc.integer({ min: 5, max: 12 }).chain((each) => {
      const people = aCompany(each);
      const size = { minLength: 8, maxLength: people.length - 1 };
      return fc.record({
        people: fc.constant(people),
        order: fc.shuffledSubarray([...people.keys()], size),
      });
    });
    fc.assert(
      fc.property(thrown, ({ people, order }) => {
        expect(mine(people, order)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('can be read by the rule language, and finds those it is said to find', () => {
    fc.assert(
      fc.property(anyPlanted, ({ people, members }) => {
        const found = mine(people, members);
        if (found === null) throw new Error('A planted rule was not found.');
        const { rule } = parseRule(found.rule);
        if (rule === null) throw new Error(`Not a rule: ${found.rule}`);
        const fits = compileRule(rule);
        const asUser = (person: Attributes) => ({
          ...person,
          accountEnabled: person['accountEnabled'] === 'true',
        });
        const matched = placesOf(people, (person) => fits(asUser(person), 0) === 'in');
        const inside = new Set(members);
        const stay = matched.filter((place) => inside.has(place)).length;
        expect({ stay, join: matched.length - stay }).toEqual({ stay: found.stay, join: found.join });
      }),
    );
  });
});
