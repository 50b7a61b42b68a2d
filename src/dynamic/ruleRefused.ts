import type { Directory } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import type { RuleFailure } from './ruleChange.ts';

/**
 * Plans with which Entra works through rules: those of Entra ID P1 and P2 under all their names, and Intune for
 * Education. Source: Microsoft Entra, "Create or edit a dynamic group"; "Product names and service plan identifiers".
 */
const planWithRules = /^(?:AAD_PREMIUM|INTUNE_EDU)/u;

/**
 * Why the directory did not take a rule. Graph answers 403 with one code for a licence and for a permission that is
 * missing, so what the tenant bought has to tell them apart. Undefined for errors that may pass.
 */
export async function whyRefused(
  directory: Pick<Directory, 'listSubscribedSkus'>,
  error: DirectoryError,
): Promise<RuleFailure | undefined> {
  if (error.reason === 'notFound') return 'groupGone';
  if (error.reason === 'rejected') return 'ruleRejected';
  if (error.reason !== 'forbidden') return undefined;
  const plans = await readPlans(directory);
  if (plans === undefined) return 'refusedByDirectory';
  return plans.some((name) => planWithRules.test(name)) ? 'permissionMissing' : 'licenceMissing';
}

/** Names of the plans that were bought; undefined without the permission to know. */
async function readPlans(
  directory: Pick<Directory, 'listSubscribedSkus'>,
): Promise<readonly string[] | undefined> {
  try {
    const skus = await directory.listSubscribedSkus('background');
    return skus
      .filter(({ status }) => status === 'Enabled' || status === 'Warning')
      .flatMap(({ servicePlans }) => servicePlans.map(({ servicePlanName }) => servicePlanName));
  } catch (error) {
    if (error instanceof DirectoryError && (error.reason === 'forbidden' || error.reason === 'rejected'))
      return undefined;
    throw error;
  }
}
