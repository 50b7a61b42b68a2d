import type { LicenceAssignment, UserLicences } from '../directory/licenceTypes.ts';
import { problemOf, type LicenceProblem } from './licenceOutcome.ts';

/** Why somebody in a group stays without a product: the product that is the cause, and what fails with it. */
export interface GroupError {
  readonly userId: string;
  readonly skuId: string;
  readonly problem: LicenceProblem;
  /** Other products of the group that are not given for its sake. */
  readonly blockedSkuIds: readonly string[];
}

/**
 * The errors of one member in one group, by their causes. When a product fails the service answers `Other` for the
 * group's other products; these are no errors of their own. Where every product says `Other` the cause lies in what
 * another group gives, and that product is named.
 * Source: Microsoft Entra, "Identify and resolve license assignment problems for a group".
 */
export function errorsIn(
  groupId: string,
  user: Pick<UserLicences, 'userId' | 'assignments'>,
): readonly GroupError[] {
  const { userId, assignments } = user;
  const failed = assignments.flatMap((assignment) => {
    const problem = problemOf(assignment);
    return problem === undefined ? [] : [{ ...assignment, problem }];
  });
  const here = failed.filter((one) => one.groupId === groupId);
  const blocked = here.filter(({ problem }) => problem === 'otherProduct');
  const blockedSkuIds = blocked.map(({ skuId }) => skuId);
  const causes = here.filter(({ problem }) => problem !== 'otherProduct');
  if (causes.length > 0 || blocked.length === 0)
    return causes.map(({ skuId, problem }) => ({ userId, skuId, problem, blockedSkuIds }));
  const elsewhere = failed.find(({ problem }) => problem !== 'otherProduct');
  const cause: Pick<LicenceAssignment, 'skuId'> & { problem: LicenceProblem } = elsewhere ?? {
    skuId: blockedSkuIds[0] ?? '',
    problem: 'otherProduct',
  };
  return [{ userId, skuId: cause.skuId, problem: cause.problem, blockedSkuIds }];
}
