import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Contestant } from './ruleContest.ts';

/** json-rules-engine with the operators of membership rules, which compare without case. */
export function startRuleEngine(conditions: TopLevelCondition): (user: Contestant) => Promise<boolean> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addRule({ conditions, event: { type: 'match' } });
  const fold = (value: string | null): string => value?.toLowerCase() ?? '';
  const add = (name: string, test: (fact: string | null, wanted: string) => boolean): void => {
    engine.addOperator<string | null, string>(name, test);
  };
  add('eq', (fact, wanted) => fold(fact) === wanted);
  add('ne', (fact, wanted) => fold(fact) !== wanted);
  add('startsWith', (fact, wanted) => fold(fact).startsWith(wanted));
  add('endsWith', (fact, wanted) => fold(fact).endsWith(wanted));
  engine.addOperator<string | null, string>('contains', (fact, wanted) => fold(fact).includes(wanted));
  add('match', (fact, wanted) => fact !== null && new RegExp(wanted, 'i').test(fact));
  engine.addOperator<string | null, string[]>('oneOf', (fact, wanted) => wanted.includes(fold(fact)));
  engine.addOperator<readonly string[], string>('anyEndsWith', (fact, wanted) =>
    fact.some((item) => fold(item).endsWith(wanted)),
  );
  return async (user) => (await engine.run(user)).events.length > 0;
}
