import type { DirectoryGroup } from '../directory/types.ts';
import { classesOf, effectivePolicy } from '../groups/ceiling.ts';
import { contributionsOf } from '../groups/contributions.ts';
import { whyIneligible } from '../groups/eligibility.ts';
import { defaultPolicy } from '../groups/policy.ts';
import { readNames } from '../groups/policyNames.ts';
import { listPolicies } from '../groups/policyStore.ts';
import { resolveGroup } from '../groups/resolve.ts';
import type { AdminPolicyData, AdminView, GroupPolicyFound } from './adminViews.ts';
import type { AdminContext } from './context.ts';

const blank: AdminPolicyData = { typed: '', found: null, candidates: [], problem: null };

/** What holds for the group somebody named, and why; the groups it could be; or the question which. For administrators. */
export async function showGroupPolicy(context: AdminContext, typed: string): Promise<AdminView> {
  if (typed.trim() === '') return view(blank);
  const resolved = await resolveGroup(context.directory, typed);
  switch (resolved.kind) {
    case 'one':
      return view({ ...blank, typed, found: await readPolicyOf(context, resolved.group) });
    case 'choice': {
      const candidates = resolved.groups.map(({ id, displayName }) => ({
        groupId: id,
        groupName: displayName,
      }));
      return view({ ...blank, typed, candidates });
    }
    case 'none':
      return view({ ...blank, typed, problem: { code: 'groupUnknown', text: typed } });
  }
}

async function readPolicyOf(
  { db, directory, rules }: AdminContext,
  group: DirectoryGroup,
): Promise<GroupPolicyFound> {
  const chosen = (await listPolicies(db, [group.id])).get(group.id) ?? null;
  const policy = chosen ?? defaultPolicy;
  const classes = classesOf(group, rules().classes);
  const effective = effectivePolicy(policy, classes);
  return {
    groupId: group.id,
    groupName: group.displayName,
    ineligible: whyIneligible(group),
    chosen,
    effective,
    names: await readNames(directory, effective),
    classes: contributionsOf(policy, effective, classes),
  };
}

function view(data: AdminPolicyData): AdminView {
  return { card: 'adminPolicy', data };
}
