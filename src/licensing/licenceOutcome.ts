import type { LicenceAssignment, UserLicences } from '../directory/licenceTypes.ts';
import type { NeededProduct } from './licenceNeed.ts';

/** Why a licence does not come; each has a sentence with who can do something about it. */
export const licenceProblems = [
  'noSeat',
  'conflict',
  'missingPlan',
  'forbiddenLocation',
  'sameAddress',
  'otherProduct',
  'unknown',
  /** Nothing went wrong, and nothing came. */
  'neverCame',
] as const;
export type LicenceProblem = (typeof licenceProblems)[number];

/** What became of somebody's licences after they came into a group. */
export type LicenceOutcome =
  | { readonly state: 'pending' }
  | { readonly state: 'active' }
  | { readonly state: 'missing'; readonly product: string; readonly problem: LicenceProblem };

/**
 * Graph's codes. Its documents write `Others`, the service has been seen to send `Other`.
 * Source: Microsoft Graph, "licenseAssignmentState resource type".
 */
const problems: ReadonlyMap<string, LicenceProblem> = new Map([
  ['CountViolation', 'noSeat'],
  ['MutuallyExclusiveViolation', 'conflict'],
  ['DependencyViolation', 'missingPlan'],
  ['ProhibitedInUsageLocationViolation', 'forbiddenLocation'],
  ['UniquenessViolation', 'sameAddress'],
  ['Other', 'otherProduct'],
  ['Others', 'otherProduct'],
]);

/** The service tries this one again by itself. */
const passing = 'LicenseAssignmentAttributeConcurrencyException';

/**
 * How far the products of a group are for one of its members. A product somebody has by another way counts as active.
 * When one product fails the group's others fail with it, so the one that caused it is told first.
 */
export function judgeLicences(
  products: readonly NeededProduct[],
  groupId: string,
  user: Pick<UserLicences, 'licences' | 'assignments'>,
): LicenceOutcome {
  const missing = products.filter(({ skuId }) => !isActive(skuId, user));
  const failed = missing.flatMap(({ skuId, name }) => {
    const problem = problemOf(user.assignments.find((one) => one.skuId === skuId && one.groupId === groupId));
    return problem === undefined ? [] : [{ product: name, problem }];
  });
  const cause = failed.find(({ problem }) => problem !== 'otherProduct') ?? failed[0];
  if (cause !== undefined) return { state: 'missing', ...cause };
  return { state: missing.length === 0 ? 'active' : 'pending' };
}

/** What a code of Graph's means; undefined when nothing is wrong. */
export function problemOf(assignment: LicenceAssignment | undefined): LicenceProblem | undefined {
  if (assignment === undefined || assignment.error === passing) return undefined;
  if (assignment.error === null && assignment.state !== 'Error') return undefined;
  return problems.get(assignment.error ?? '') ?? 'unknown';
}

function isActive(
  skuId: string,
  { licences, assignments }: Pick<UserLicences, 'licences' | 'assignments'>,
): boolean {
  return (
    licences.some((held) => held.skuId === skuId) ||
    assignments.some(
      (one) => one.skuId === skuId && (one.state === 'Active' || one.state === 'ActiveWithError'),
    )
  );
}
