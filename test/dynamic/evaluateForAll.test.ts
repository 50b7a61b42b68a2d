import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { effectPages, evaluateForAll, type EvaluationOptions } from '../../src/dynamic/evaluateForAll.ts';
import { quoteText } from '../../src/dynamic/language/lexText.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import type { Rule } from '../../src/dynamic/language/tree.ts';
import { listWishes } from '../../src/dynamic/mirrorWishes.ts';
import { peoplePerPage, readPeoplePages } from '../../src/dynamic/peoplePages.ts';
import type { Store } from '../../src/store/store.ts';
import { aPerson, emptyMirror, loadMirror } from '../support/aMirror.ts';
import { eachDatabase } from '../support/databases.ts';

const instant = new Date('2026-03-02T12:00:00Z');

/** The same store, whose questions fail from this one on. */
function failingFrom(nth: number, db: Store['db']): Store['db'] {
  let asked = 0;
  return db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      if (asked >= nth) throw new Error('the store is gone');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
}

function rule(text: string): Rule {
  const { rule: parsed } = parseRule(text);
  if (parsed === null) throw new Error(`not a rule: ${text}`);
  return parsed;
}

const sales = rule('user.department -eq "Sales"');
const ids = (people: readonly { readonly id: string }[]): readonly string[] => people.map(({ id }) => id);

describe('what a rule does to everybody', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => emptyMirror(store.db));

    const evaluate = (of: Rule, members: readonly string[], more: Partial<EvaluationOptions> = {}) =>
      evaluateForAll({ db: store.db }, of, { currentMemberIds: new Set(members), instant, ...more });

    test('tells who joins, who leaves and who stays, guests and disabled accounts among them', async () => {
      await loadMirror(store.db, [
        aPerson('ann', { department: 'sales' }),
        aPerson('bob', { department: 'Sales', userType: 'Guest' }),
        aPerson('cy', { department: 'Legal', accountEnabled: false }),
        aPerson('dan', {}),
      ]);
      const effect = await evaluate(sales, ['ann', 'cy']);
      expect(ids(effect.joins.first)).toEqual(['bob']);
      expect(ids(effect.leaves.first)).toEqual(['cy']);
      expect(ids(effect.stays.first)).toEqual(['ann']);
      expect(effect.joins).toMatchObject({ count: 1, guests: 1, disabled: 0 });
      expect(effect.leaves).toMatchObject({ count: 1, guests: 0, disabled: 1 });
      expect(effect).toMatchObject({ people: 4, instant, freshness: { loaded: true, people: 4 } });
    });

    test('looks at more people than fit a page, once each', async () => {
      const people = Array.from({ length: peoplePerPage * 2 + 7 }, (_, at) =>
        aPerson(`p${String(at)}`, { department: at % 2 === 0 ? 'Sales' : 'Legal' }),
      );
      await loadMirror(store.db, people);
      const effect = await evaluate(sales, [], { named: 3 });
      expect(effect.joins.count).toBe(Math.ceil(people.length / 2));
      expect(effect.joins.first).toHaveLength(3);
      const all = new Set<string>();
      const options = { currentMemberIds: new Set<string>(), instant };
      for await (const page of effectPages({ db: store.db }, sales, options)) {
        for (const { id } of page.joins) all.add(id);
      }
      expect(all.size).toBe(effect.joins.count);
    });

    test('hears of a page that fails while the one before it is worked on, and not before', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales' })]);
      const unheard: unknown[] = [];
      const note = (reason: unknown): number => unheard.push(reason);
      process.on('unhandledRejection', note);
      try {
        const pages = readPeoplePages(failingFrom(2, store.db), ['department'], {});
        expect((await pages.next()).value).toMatchObject({ ids: ['ann'] });
        await setTimeout(50);
        await expect(pages.next()).rejects.toThrow('the store is gone');
        expect(unheard).toEqual([]);
      } finally {
        process.off('unhandledRejection', note);
      }
    });

    test('reads values of every kind as they are, whatever stands in them', async () => {
      const odd = ['a "quoted", one', 'null', '[],{}', 'tab\tand\nline', 'ünïcödé 🦦', ' ', "it's"];
      const people = odd.map((department, at) =>
        aPerson(`p${String(at)}`, {
          department,
          otherMails: [`${department}@home.example`, 'two@home.example'],
          accountEnabled: at % 2 === 0,
        }),
      );
      await loadMirror(store.db, [...people, aPerson('nobody', { department: null })]);
      for (const [at, department] of odd.entries()) {
        const text = `user.department -eq ${quoteText(department)} -and user.otherMails -any (_ -eq ${quoteText(`${department}@home.example`)})`;
        expect(ids((await evaluate(rule(text), [])).joins.first)).toEqual([`p${String(at)}`]);
      }
      expect(ids((await evaluate(rule('user.department -eq null'), [])).joins.first)).toEqual(['nobody']);
      expect((await evaluate(rule('user.accountEnabled -eq false'), [])).joins.count).toBe(3);
    });

    test('takes no harm from characters that cannot be kept', async () => {
      const strange = aPerson('ann', { department: 'Sa\u001fles\u0000', otherMails: ['\u001e'] });
      await loadMirror(store.db, [strange, aPerson('bob', { department: 'Sales' }), aPerson('cy', {})]);
      expect(await evaluate(sales, [])).toMatchObject({ people: 3, joins: { count: 1 } });
      expect((await evaluate(rule('user.department -eq null'), [])).joins.count).toBe(1);
    });

    test('names members whom the mirror does not know and takes nobody out for it', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales' })]);
      const effect = await evaluate(sales, ['ann', 'a printer']);
      expect(effect.strangerIds).toEqual(['a printer']);
      expect(effect.leaves.count).toBe(0);
    });

    test('cannot say without a property that was not read, and has it read', async () => {
      await loadMirror(store.db, [aPerson('ann'), aPerson('bob')]);
      const plans = rule('user.assignedPlans -any (assignedPlan.capabilityStatus -eq "Enabled")');
      const effect = await evaluate(plans, ['ann']);
      expect(ids(effect.undecidedMembers.first)).toEqual(['ann']);
      expect(ids(effect.undecidedOthers.first)).toEqual(['bob']);
      expect(effect.missingFields).toEqual(['assignedPlans']);
      expect(await listWishes(store.db)).toEqual(['assignedPlans']);
    });

    test('leaves open what a pattern cannot decide here', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales' })]);
      const effect = await evaluate(rule('user.department -match "(?=S).*"'), []);
      expect(effect.undecidedOthers.count).toBe(1);
      expect(effect.joins.count).toBe(0);
    });

    test('knows the direct reports of a manager', async () => {
      const boss = '00000000-0000-4000-8000-000000000001';
      await loadMirror(store.db, [aPerson(boss), aPerson('ann', {}, boss), aPerson('bob', {}, 'ann')]);
      const effect = await evaluate(rule(`Direct Reports for "${boss}"`), []);
      expect(ids(effect.joins.first)).toEqual(['ann']);
    });

    test('takes system.now for the instant it speaks of', async () => {
      await loadMirror(store.db, [aPerson('ann', { employeeHireDate: '2026-02-20T00:00:00Z' })]);
      const recent = rule('user.employeeHireDate -ge system.now -minus p30d');
      expect((await evaluate(recent, [])).joins.count).toBe(1);
      const later = new Date('2026-06-01T00:00:00Z');
      expect((await evaluate(recent, [], { instant: later })).joins.count).toBe(0);
    });

    test('shows examples: who matches, and who misses it by the fewest conditions', async () => {
      await loadMirror(store.db, [
        aPerson('ann', { department: 'Sales', country: 'SE' }),
        aPerson('bob', { department: 'Legal', country: 'US' }),
        aPerson('cy', { department: 'Sales', country: 'US' }),
      ]);
      const both = rule('user.department -eq "Sales" -and user.country -eq "SE"');
      const { examples } = await evaluate(both, [], { examples: { count: 1 } });
      expect(examples.matching.map(({ user }) => user.id)).toEqual(['ann']);
      expect(examples.nearMisses.map(({ user }) => user.id)).toEqual(['cy']);
      expect(examples.nearMisses[0]?.explanation.change).toMatchObject([{ actual: 'US' }]);
    });

    test('shows examples first that have most in common with the person who asks', async () => {
      const colleague = { country: 'SE', officeLocation: 'Malmö' };
      await loadMirror(store.db, [
        aPerson('ann', { department: 'Sales', country: 'US' }),
        aPerson('bob', { department: 'Legal', country: 'US' }),
        aPerson('cy', { department: 'Sales', ...colleague }),
        aPerson('dan', { department: 'Legal', ...colleague }),
        aPerson('me', { department: 'Finance', ...colleague }),
      ]);
      const { examples } = await evaluate(sales, [], { examples: { count: 1, likeUserId: 'dan' } });
      expect(examples.matching.map(({ user }) => user.id)).toEqual(['cy']);
      expect(examples.nearMisses.map(({ user }) => user.id)).toEqual(['dan']);
      const strict = rule('user.department -eq "Sales" -and user.country -eq "SE"');
      const near = await evaluate(strict, [], { examples: { count: 3, likeUserId: 'me' } });
      expect(near.examples.nearMisses.map(({ user }) => user.id)).toEqual(['me', 'dan', 'ann']);
      const stranger = await evaluate(sales, [], { examples: { count: 9, likeUserId: 'nobody' } });
      expect(stranger.examples.nearMisses.map(({ user }) => user.id)).toEqual(['bob', 'dan', 'me']);
    });

    test('stops when it is told to', async () => {
      await loadMirror(store.db, [aPerson('ann')]);
      await expect(evaluate(sales, [], { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    });
  });
});
