import type { RuleGroup } from '../directory/ruleTypes.ts';
import type { DirectoryUser, Memberships } from '../directory/types.ts';
import { canOwn, nameOf } from '../groups/decideDesk.ts';
import type { RuleRefusal } from './ruleViews.ts';
import type { WhyData } from './whyViews.ts';

/** Whether somebody may know why a person is in a group. */
export interface WhyFacts {
  readonly askerId: string;
  readonly person: DirectoryUser;
  readonly group: RuleGroup | undefined;
  readonly owners: readonly DirectoryUser[];
  readonly managerId: string | null;
  readonly membership: WhyData['membership'];
}

/** People hear about themselves; owners of the group and the person's manager hear about them as well. */
export function whyNotTell(facts: WhyFacts, groupText: string | null): RuleRefusal | undefined {
  const { askerId, person, group, owners, managerId, membership } = facts;
  if (group === undefined) return { code: 'groupNotFound', text: groupText };
  if (owners.some((owner) => owner.id === askerId && canOwn(owner))) return undefined;
  const isSelf = person.id === askerId;
  const isHidden = group.group.visibility === 'HiddenMembership';
  // That a hidden group exists is told to nobody who has no part in it.
  if (isHidden && !(isSelf && membership !== 'none')) return { code: 'groupNotFound', text: groupText };
  return isSelf || managerId === askerId ? undefined : { code: 'mayNotAsk', personName: nameOf(person) };
}

/** Whether somebody is in a group, and through which groups inside it. */
export function placeIn(
  groupId: string,
  { direct, nested }: Memberships,
  inside: readonly { readonly id: string; readonly displayName: string }[],
): Pick<WhyData, 'membership' | 'through'> {
  if (direct.some(({ id }) => id === groupId)) return { membership: 'direct', through: [] };
  if (!nested.some(({ id }) => id === groupId)) return { membership: 'none', through: [] };
  const own = new Set(direct.map(({ id }) => id));
  return {
    membership: 'nested',
    through: inside.filter(({ id }) => own.has(id)).map(({ displayName }) => displayName),
  };
}
