import { isMassChange, type Brake } from '../groups/ruleSettings.ts';
import { settlingMs, type KeptPerson, type KeptRule, type Moves, type Standing } from './keptRule.ts';

/** What the rule says of somebody; `open` when it cannot say. */
export type Verdict = 'in' | 'out' | 'open';

/** Everything one comparison of group and rule depends on. */
export interface KeepingFacts {
  readonly rule: Pick<KeptRule, 'state' | 'ruleVersion' | 'baselineAt' | 'allowance'>;
  readonly now: Date;
  /** Of everybody who is in the group, or whom the rule wants; nobody else need be named. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly memberIds: ReadonlySet<string>;
  readonly people: ReadonlyMap<string, KeptPerson>;
  /** Whom an owner here or an approved request brought in, and who was let go or left here, and when. */
  readonly letIn: ReadonlyMap<string, Date>;
  readonly letGo: ReadonlyMap<string, Date>;
  readonly exceptions: 'keep' | 'refuse';
  readonly brake: Brake;
}

export interface Keeping {
  /** New standings; null forgets the person. */
  readonly standings: ReadonlyMap<string, Standing | null>;
  /** The moves that wait for a second person; null when the plan goes ahead. */
  readonly hold: Moves | null;
  /** People who are newly found in or out against the rule. */
  readonly drifted: number;
}

/**
 * Compares group and rule, and says where each person stands from now on. Whoever the rule cannot judge is not
 * touched. Past the brake nobody begins to move.
 */
export function planKeeping(facts: KeepingFacts): Keeping {
  const standings = new Map<string, Standing | null>();
  const ids = new Set([...facts.verdicts.keys(), ...facts.memberIds, ...facts.people.keys()]);
  for (const userId of ids) {
    const before = facts.people.get(userId)?.standing ?? null;
    const after = standingOf(facts, userId);
    if (after !== before) standings.set(userId, after);
  }
  return { ...braked(facts, standings), drifted: countDrift(standings) };
}

function standingOf(facts: KeepingFacts, userId: string): Standing | null {
  const before = facts.people.get(userId)?.standing ?? null;
  const verdict = facts.verdicts.get(userId) ?? (facts.memberIds.has(userId) ? 'open' : 'out');
  if (verdict === 'open') return whenOpen(before);
  const isMember = facts.memberIds.has(userId);
  const wanted =
    verdict === 'in'
      ? isMember
        ? whenRight(facts, userId, before)
        : whenAbsent(facts, userId, before)
      : isMember
        ? whenPresent(facts, userId, before)
        : whenGone(facts, userId, before);
  return facts.rule.state === 'dryRun' ? inDryRun(wanted) : wanted;
}

function whenOpen(before: Standing | null): Standing | null {
  if (before === 'adding' || before === 'wouldAdd') return null;
  return before === 'removing' || before === 'wouldRemove' ? 'in' : before;
}

/**
 * In the group, as the rule wants. An exception stays marked. A removal may have been carried out although the group
 * still shows the person, so the person is added again, which does nothing to somebody who is in.
 */
function whenRight(facts: KeepingFacts, userId: string, before: Standing | null): Standing {
  if (before === 'exceptionIn' || before === 'adding') return before;
  const maySoonBeOut = before === 'removing' || (before === 'out' && isSettling(facts, userId));
  return maySoonBeOut ? 'adding' : 'in';
}

/** The rule wants somebody who is not in the group. */
function whenAbsent(facts: KeepingFacts, userId: string, before: Standing | null): Standing {
  if (before === 'adding') return before;
  if (before === 'exceptionOut') return facts.exceptions === 'keep' ? before : 'adding';
  if (before !== 'in' && before !== 'missing' && before !== 'exceptionIn') return 'adding';
  if (before !== 'missing' && isSettling(facts, userId)) return before;
  if (facts.exceptions === 'keep' && cameAfter(facts, facts.letGo, userId)) return 'exceptionOut';
  return facts.exceptions === 'refuse' && facts.letGo.has(userId) ? 'adding' : 'missing';
}

/** In the group, and the rule does not want them. */
function whenPresent(facts: KeepingFacts, userId: string, before: Standing | null): Standing {
  if (before === 'exceptionIn') return facts.exceptions === 'keep' ? before : 'removing';
  if (before === 'removing') return before;
  if (before === 'out' && isSettling(facts, userId)) return before;
  if (facts.exceptions === 'keep' && cameAfter(facts, facts.letIn, userId)) return 'exceptionIn';
  const isTheRules =
    before === 'in' || before === 'adding' || before === 'missing' || before === 'wouldRemove';
  // Who was in the group when the rule began belongs to the rule from then on.
  if (isTheRules || facts.rule.baselineAt === null) return 'removing';
  return facts.exceptions === 'refuse' && facts.letIn.has(userId) ? 'removing' : 'stranger';
}

/** Neither in the group nor wanted. What was only just written may not be seen yet, so it is taken back all the same. */
function whenGone(facts: KeepingFacts, userId: string, before: Standing | null): Standing | null {
  if (before === 'removing' || before === 'adding') return 'removing';
  if (before === 'in' && isSettling(facts, userId)) return 'removing';
  if ((before === 'exceptionIn' || before === 'out') && isSettling(facts, userId)) return before;
  return null;
}

/** A dry run writes nothing and blames nobody: it only notes who would move. */
function inDryRun(wanted: Standing | null): Standing | null {
  if (wanted === 'adding' || wanted === 'missing') return 'wouldAdd';
  return wanted === 'removing' || wanted === 'stranger' ? 'wouldRemove' : wanted;
}

function isSettling({ people, now }: KeepingFacts, userId: string): boolean {
  const changedAt = people.get(userId)?.changedAt.getTime() ?? 0;
  return now.getTime() - changedAt < settlingMs;
}

/** What somebody did here counts when it came after what Usher last did about the same person. */
function cameAfter({ people }: KeepingFacts, deeds: ReadonlyMap<string, Date>, userId: string): boolean {
  const at = deeds.get(userId);
  const changedAt = people.get(userId)?.changedAt.getTime() ?? -Infinity;
  return at !== undefined && at.getTime() >= changedAt;
}

function braked(
  facts: KeepingFacts,
  standings: Map<string, Standing | null>,
): Pick<Keeping, 'standings' | 'hold'> {
  const { rule, memberIds, brake } = facts;
  const starting = [...standings].filter(([, after]) => after === 'adding' || after === 'removing');
  const leaves = starting.filter(([userId, after]) => after === 'removing' && memberIds.has(userId)).length;
  const joins = starting.filter(([, after]) => after === 'adding').length;
  const moves = { joins, leaves };
  const isMany = rule.state === 'acting' && isMassChange({ ...moves, members: memberIds.size }, brake);
  if (!isMany || covers(rule.allowance, moves)) return { standings, hold: null };
  for (const [userId] of starting) standings.delete(userId);
  return { standings, hold: moves };
}

/** Nobody agreed to more than was shown. */
function covers(allowance: Moves | null, { joins, leaves }: Moves): boolean {
  return allowance !== null && joins <= allowance.joins && leaves <= allowance.leaves;
}

function countDrift(standings: ReadonlyMap<string, Standing | null>): number {
  return [...standings.values()].filter((after) => after === 'stranger' || after === 'missing').length;
}
