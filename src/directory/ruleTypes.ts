import type { DirectoryGroup, GroupSummary, Urgency } from './types.ts';

/** A rule that decides who is in a group. */
export interface MembershipRule {
  readonly text: string;
  readonly isPaused: boolean;
}

/** A group as its rule's owners see it. */
export interface RuleGroup {
  readonly group: DirectoryGroup;
  /** Null when its members are assigned. */
  readonly rule: MembershipRule | null;
  /** Products its members get, by id in lower case. */
  readonly skuIds: readonly string[];
}

/** The part of the directory about groups whose members a rule decides. */
export interface RuleDirectory {
  /** A group with its rule and the products it gives. */
  readRuleGroup(groupId: string, urgency: Urgency): Promise<RuleGroup | undefined>;
  /** Gives the group this rule, or with null assigned members again, who are those of today. */
  writeMembershipRule(groupId: string, rule: MembershipRule | null): Promise<void>;
  /**
   * Ids of users that are direct members, all pages up to `limit`, and how many devices and groups there are beside
   * them. Empty when the group is gone.
   */
  listMemberIds(
    groupId: string,
    limit: number,
    urgency: Urgency,
  ): Promise<{ readonly ids: readonly string[]; readonly others: number; readonly more: boolean }>;
  /** Groups inside the group, at any depth. */
  listGroupsInside(groupId: string): Promise<readonly GroupSummary[]>;
  /** One person with just these properties under Graph's names; what has no value is null. */
  readSubject(
    userId: string,
    plan: { readonly select: readonly string[]; readonly expand: readonly string[] },
  ): Promise<Readonly<Record<string, unknown>> | undefined>;
}
