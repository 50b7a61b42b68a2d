import {
  needs,
  readinessClasses,
  systems,
  type GroupReading,
  type Need,
  type ReadinessClass,
  type RuleCandidate,
  type System,
} from './readiness.ts';

export type Sums = Readonly<Record<System, Readonly<Record<ReadinessClass, number>>>>;

/** Something to see to, and how much depends on it. */
export interface Fix {
  readonly need: Need;
  readonly systems: readonly System[];
  readonly groups: number;
  /** People in these groups. */
  readonly members: number;
  /** The largest of the groups; at most three. */
  readonly names: readonly string[];
}

export const checks = ['selfServiceGroups', 'ownersTold', 'dynamicGroups', 'licensingGroups'] as const;
/** One exit criterion and how it stands: `done` of `of`. */
export interface Check {
  readonly check: (typeof checks)[number];
  readonly state: 'done' | 'begun' | 'open';
  readonly done: number;
  readonly of: number;
}

export interface ReadinessCounts {
  readonly groups: number;
  readonly sums: Sums;
  readonly fixes: readonly Fix[];
  /** Groups that could be run by their owners and whose owners were told. */
  readonly told: number;
  readonly byRule: number;
  readonly candidates: number;
  readonly licensed: number;
  /** Sets of groups with the same people in them. */
  readonly alike: number;
}

export interface ReadinessReport extends ReadinessCounts {
  readonly finishedAt: Date;
  /** Permissions for want of which something was left out. */
  readonly missing: readonly string[];
  readonly checklist: readonly Check[];
}

/** One group as the report lists it. */
export interface ReportedGroup {
  readonly reading: GroupReading;
  readonly classes: Readonly<Record<System, ReadinessClass>>;
  readonly reasons: Readonly<Record<System, readonly string[]>>;
  readonly candidate: RuleCandidate | null;
}

const mostFixes = 10;
/** What hurts somebody already comes before what only stands in the way. */
const harmful: readonly Need[] = ['licenceErrors', 'guestsWithLicence', 'nestedWithLicence'];
/** True of many groups that are well as they are; shown when nothing else is left. */
const optional: readonly Need[] = ['noMembers', 'otherMembers'];
/** Nothing is wrong with a group whose people have little in common. */
const nothingToFix: readonly Need[] = ['noRuleFound'];

/** The next things to fix: what does harm first, then what stands in the way of most groups. */
export function rankFixes(fixes: readonly Fix[]): readonly Fix[] {
  const rank = ({ need }: Fix): number => (harmful.includes(need) ? 0 : optional.includes(need) ? 2 : 1);
  const order = (a: Fix, b: Fix): number =>
    rank(a) - rank(b) ||
    b.groups - a.groups ||
    b.members - a.members ||
    needs.indexOf(a.need) - needs.indexOf(b.need);
  return fixes
    .filter(({ need }) => !nothingToFix.includes(need))
    .sort(order)
    .slice(0, mostFixes);
}

/** How far the tenant is from being run with Usher, criterion by criterion. */
export function checkOff({
  groups,
  sums,
  told,
  byRule,
  candidates,
  licensed,
}: ReadinessCounts): readonly Check[] {
  const { selfService, licensing } = sums;
  return [
    toCheck('selfServiceGroups', selfService.ready, groups - selfService.notPossible),
    toCheck('ownersTold', told, selfService.ready),
    toCheck('dynamicGroups', byRule, byRule + candidates),
    toCheck('licensingGroups', licensed, licensing.ready + licensing.readyAfter),
  ];
}

export function noSums(): Record<System, Record<ReadinessClass, number>> {
  const zero = (): Record<ReadinessClass, number> => ({ ready: 0, readyAfter: 0, notPossible: 0 });
  return { selfService: zero(), dynamic: zero(), licensing: zero() };
}

export { readinessClasses, systems };

function toCheck(check: Check['check'], done: number, of: number): Check {
  return { check, done, of, state: done === 0 ? 'open' : done < of ? 'begun' : 'done' };
}
