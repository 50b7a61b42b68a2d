import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { planKeeping, type KeepingFacts, type Verdict } from '../../src/dynamic/decideKeeping.ts';
import type { KeptPerson, Standing } from '../../src/dynamic/keptRule.ts';
import { defaultRuleSettings } from '../../src/groups/ruleSettings.ts';

const now = new Date('2026-11-20T09:00:00Z');
const longAgo = new Date('2026-11-01T09:00:00Z');

function aPerson(standing: Standing, changedAt = longAgo): KeptPerson {
  return { userId: 'ada', standing, ruleVersion: 1, changedAt };
}

function facts(given: Partial<KeepingFacts> = {}): KeepingFacts {
  return {
    rule: { state: 'acting', ruleVersion: 1, baselineAt: longAgo, allowance: null },
    now,
    verdicts: new Map(),
    memberIds: new Set(),
    people: new Map(),
    letIn: new Map(),
    letGo: new Map(),
    exceptions: 'keep',
    brake: defaultRuleSettings.brake,
    ...given,
  };
}

interface Situation {
  readonly verdict: Verdict;
  readonly isMember: boolean;
  readonly before?: Standing;
  readonly more?: Partial<KeepingFacts>;
}

/** Where Ada stands afterwards; what did not change is as before. */
function after({ verdict, isMember, before, more }: Situation): Standing | null {
  const plan = planKeeping(
    facts({
      verdicts: new Map([['ada', verdict]]),
      memberIds: new Set(isMember ? ['ada'] : []),
      people: new Map(before === undefined ? [] : [['ada', aPerson(before)]]),
      ...more,
    }),
  );
  const standing = plan.standings.get('ada');
  return standing === undefined ? (before ?? null) : standing;
}

const isIn = { isMember: true } as const;
const isOut = { isMember: false } as const;
const dryRun = {
  rule: { state: 'dryRun', ruleVersion: 1, baselineAt: longAgo, allowance: null },
} as const;
const letIn = new Map([['ada', now]]);

describe('somebody', () => {
  test.each<[string, Situation, Standing | null]>([
    ['who begins to match comes in', { verdict: 'in', ...isOut }, 'adding'],
    ['who no longer matches goes', { verdict: 'out', ...isIn, before: 'in' }, 'removing'],
    ['who does not match is not added', { verdict: 'out', ...isOut }, null],
    ['who matches and is in stays', { verdict: 'in', ...isIn, before: 'in' }, 'in'],
    ['whom the rule cannot judge is not touched', { verdict: 'open', ...isIn, before: 'in' }, 'in'],
    ['whom an owner let in is an exception', { verdict: 'out', ...isIn, more: { letIn } }, 'exceptionIn'],
    ['whom somebody else let in is shown', { verdict: 'out', ...isIn }, 'stranger'],
    ['whom somebody else took out is shown', { verdict: 'in', ...isOut, before: 'in' }, 'missing'],
    [
      'whom an owner let go stays out',
      { verdict: 'in', ...isOut, before: 'in', more: { letGo: letIn } },
      'exceptionOut',
    ],
    ['who left stays out', { verdict: 'in', ...isOut, before: 'exceptionOut' }, 'exceptionOut'],
    ['who was an exception stays', { verdict: 'out', ...isIn, before: 'exceptionIn' }, 'exceptionIn'],
    [
      'who was an exception goes where the policy has none',
      { verdict: 'out', ...isIn, before: 'exceptionIn', more: { exceptions: 'refuse' } },
      'removing',
    ],
    [
      'who left comes back in where the policy has no exceptions',
      { verdict: 'in', ...isOut, before: 'exceptionOut', more: { exceptions: 'refuse' } },
      'adding',
    ],
    [
      'who is taken out here comes back in where the policy has no exceptions',
      { verdict: 'in', ...isOut, before: 'in', more: { exceptions: 'refuse', letGo: letIn } },
      'adding',
    ],
    [
      'who was in before the rule began is the rule’s',
      { verdict: 'out', ...isIn, more: { rule: { ...facts().rule, baselineAt: null } } },
      'removing',
    ],
    ['is only noted by a dry run', { verdict: 'in', ...isOut, more: dryRun }, 'wouldAdd'],
    [
      'is only noted as going by a dry run',
      { verdict: 'out', ...isIn, before: 'in', more: dryRun },
      'wouldRemove',
    ],
    ['noted by the dry run comes in after it', { verdict: 'in', ...isOut, before: 'wouldAdd' }, 'adding'],
    [
      'just added whom reads do not show yet is not missed',
      {
        verdict: 'in',
        ...isOut,
        before: 'in',
        more: { people: new Map([['ada', aPerson('in', now)]]) },
      },
      'in',
    ],
    [
      'just removed whom reads still show is no stranger',
      {
        verdict: 'out',
        ...isIn,
        before: 'out',
        more: { people: new Map([['ada', aPerson('out', now)]]) },
      },
      'out',
    ],
    ['half removed who matches again is added', { verdict: 'in', ...isIn, before: 'removing' }, 'adding'],
    [
      'half added who no longer matches is removed',
      { verdict: 'out', ...isOut, before: 'adding' },
      'removing',
    ],
  ])('%s', (_, situation, expected) => {
    expect(after(situation)).toBe(expected);
  });
});

describe('many moves at once', () => {
  const many = Array.from({ length: 101 }, (_, at) => `person ${String(at)}`);
  const verdicts = new Map(many.map((id) => [id, 'in' as const]));

  test('wait for a second person', () => {
    const plan = planKeeping(facts({ verdicts }));
    expect(plan.hold).toEqual({ joins: 101, leaves: 0 });
    expect([...plan.standings.values()]).not.toContain('adding');
  });

  test('go ahead when somebody agreed to as many, and not to fewer', () => {
    const agreed = (joins: number) =>
      planKeeping(facts({ verdicts, rule: { ...facts().rule, allowance: { joins, leaves: 0 } } })).hold;
    expect(agreed(101)).toBeNull();
    expect(agreed(100)).toEqual({ joins: 101, leaves: 0 });
  });
});

type Event =
  | { readonly kind: 'matches' | 'ceases' | 'ownerAdds' | 'ownerRemoves'; readonly who: string }
  | { readonly kind: 'run' | 'killedBeforeSaving' };

const who = fc.constantFrom('ada', 'bob', 'chen', 'dora');
const anEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'matches' as const,
      'ceases' as const,
      'ownerAdds' as const,
      'ownerRemoves' as const,
    ),
    who,
  }),
  fc.record({ kind: fc.constantFrom('run' as const, 'killedBeforeSaving' as const) }),
);

/** A group, its rule and its keeper in small: what a run writes down, what it does, and what it forgets when killed. */
class World {
  readonly matching = new Set<string>();
  readonly members = new Set<string>();
  readonly people = new Map<string, KeptPerson>();
  readonly letIn = new Map<string, Date>();
  readonly letGo = new Map<string, Date>();
  at = longAgo.getTime();

  happen(event: Event): void {
    // Longer than reads of the directory lag.
    this.at += 60 * 60 * 1000;
    if (event.kind === 'matches') this.matching.add(event.who);
    else if (event.kind === 'ceases') this.matching.delete(event.who);
    else if (event.kind === 'ownerAdds' && !this.members.has(event.who)) this.#byOwner(event.who, true);
    else if (event.kind === 'ownerRemoves' && this.members.has(event.who)) this.#byOwner(event.who, false);
    else if (event.kind === 'run' || event.kind === 'killedBeforeSaving') this.run(event.kind === 'run');
  }

  run(isSaved: boolean): void {
    const everybody = ['ada', 'bob', 'chen', 'dora'];
    const { standings } = planKeeping(
      facts({
        now: new Date(this.at),
        verdicts: new Map(everybody.map((id) => [id, this.matching.has(id) ? 'in' : 'out'])),
        memberIds: this.members,
        people: this.people,
        letIn: this.letIn,
        letGo: this.letGo,
      }),
    );
    for (const [id, standing] of standings) this.#stand(id, standing);
    for (const [id, { standing }] of this.people) {
      if (standing === 'adding') this.members.add(id);
      if (standing === 'removing') this.members.delete(id);
      if (isSaved && standing === 'adding') this.#stand(id, 'in');
      if (isSaved && standing === 'removing') this.#stand(id, 'out');
    }
  }

  #byOwner(id: string, isAddition: boolean): void {
    (isAddition ? this.letIn : this.letGo).set(id, new Date(this.at));
    if (isAddition) this.members.add(id);
    else this.members.delete(id);
  }

  #stand(userId: string, standing: Standing | null): void {
    if (standing === null) this.people.delete(userId);
    else this.people.set(userId, { userId, standing, ruleVersion: 1, changedAt: new Date(this.at) });
  }
}

test('whatever happens in whatever order, the group ends as its rule with its exceptions', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 40 }), (events) => {
      const world = new World();
      for (const event of events) world.happen(event);
      for (let round = 0; round < 3; round += 1) world.happen({ kind: 'run' });
      for (const id of ['ada', 'bob', 'chen', 'dora']) {
        const standing = world.people.get(id)?.standing ?? null;
        const isException = standing === 'exceptionIn' || standing === 'exceptionOut';
        const expected = isException ? standing === 'exceptionIn' : world.matching.has(id);
        expect([id, world.members.has(id)]).toEqual([id, expected]);
        if (isException) expect([...world.letIn.keys(), ...world.letGo.keys()]).toContain(id);
        expect([null, 'in', 'out', 'exceptionIn', 'exceptionOut']).toContain(standing);
      }
    }),
    { numRuns: 2_000 },
  );
});
