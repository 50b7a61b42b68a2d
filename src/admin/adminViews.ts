import type { EffectivePolicy } from '../groups/ceiling.ts';
import type { ClassContribution } from '../groups/contributions.ts';
import type { IneligibleReason } from '../groups/eligibility.ts';
import type { JoinPolicy } from '../groups/policy.ts';
import type { PolicyNames } from '../groups/policyViews.ts';
import type { ReadinessView } from './readinessViews.ts';

/** What needs an administrator, in the order in which it is shown. */
export const adminSections = ['jobs', 'notices', 'requests', 'owners', 'groups'] as const;
export type AdminSection = (typeof adminSections)[number];

export interface AdminHomeData {
  /** How many of each; null when the directory did not say. */
  readonly counts: Readonly<Record<AdminSection, number | null>>;
  /** How far the index is that searches are answered from. */
  readonly index: {
    readonly groups: number;
    readonly pages: number;
    /** False until the first full reading is complete. */
    readonly loaded: boolean;
    readonly refreshedAt: Date | null;
  };
  /** How far the mirror is that rules are tried on. */
  readonly people: {
    readonly people: number;
    readonly pages: number;
    /** False until everybody was read once. */
    readonly loaded: boolean;
    readonly asOf: Date | null;
  };
}

export type AdminItem =
  | {
      readonly kind: 'job';
      readonly jobId: string;
      readonly jobKind: string;
      readonly subject: string;
      readonly attempts: number;
      readonly failure: readonly string[];
      readonly at: Date;
      /** True when giving it up has ended the matter, and there is nothing to do again. */
      readonly isSettled: boolean;
    }
  | {
      readonly kind: 'notice';
      readonly noticeId: string;
      readonly code: string;
      readonly subject: string | null;
      readonly at: Date;
    }
  | {
      readonly kind: 'request';
      readonly requestId: string;
      readonly groupName: string;
      readonly requesterName: string;
      readonly at: Date;
    }
  | {
      readonly kind: 'owner';
      readonly userId: string;
      readonly name: string;
      readonly state: 'removed' | 'blocked';
      /** Groups this person owns, as the index has it. */
      readonly owned: number;
      readonly waiting: number;
      readonly at: Date;
    }
  | {
      readonly kind: 'group';
      readonly groupId: string;
      readonly groupName: string;
      /** Requests for it that wait for somebody who stands in. */
      readonly waiting: number;
    };

/** What a press has just done. */
export interface AdminDeed {
  readonly what: 'retried' | 'dismissed' | 'acknowledged';
  /** None when somebody else was faster. */
  readonly count: number;
}

export interface AdminListData {
  readonly section: AdminSection;
  readonly items: readonly AdminItem[];
  readonly total: number;
  readonly page: number;
  readonly more: boolean;
  readonly deed: AdminDeed | null;
}

/** What the audit is searched for; empty means anything. */
export interface AuditQuery {
  /** Name or id of whoever did it or whom it is about; "usher" for Usher itself. */
  readonly who: string;
  /** Part of an action's name. */
  readonly what: string;
  /** Name or id of a group. */
  readonly group: string;
  /** First and last day, `2026-11-20`, in UTC. */
  readonly since: string;
  readonly until: string;
}

export interface AuditItem {
  readonly entryId: string;
  readonly at: Date;
  /** Null for Usher itself. */
  readonly actorName: string | null;
  readonly action: string;
  readonly about: string;
  readonly reason: string | null;
  /** The texts of the rule that was changed, null where there was or is none; null when it was about no rule. */
  readonly rules: { readonly before: string | null; readonly after: string | null } | null;
}

export interface AdminAuditData {
  readonly query: AuditQuery;
  readonly items: readonly AuditItem[];
  readonly page: number;
  readonly more: boolean;
  readonly problem: AdminRefusal | null;
}

export interface AdminExportData {
  readonly query: AuditQuery;
  readonly csv: string;
  readonly count: number;
  /** Where the next part begins: entries older than this one; null when this was the last part. */
  readonly before: string | null;
}

/** How a group is joined, and what made it so. */
export interface GroupPolicyFound {
  readonly groupId: string;
  readonly groupName: string;
  /** Why Usher changes nothing in this group; undefined when it does. */
  readonly ineligible: IneligibleReason | undefined;
  /** Null where the owners chose nothing, so that the usual policy is theirs. */
  readonly chosen: JoinPolicy | null;
  readonly effective: EffectivePolicy;
  readonly names: PolicyNames;
  readonly classes: readonly ClassContribution[];
}

export interface AdminPolicyData {
  readonly typed: string;
  readonly found: GroupPolicyFound | null;
  /** Groups that could be meant. */
  readonly candidates: readonly { readonly groupId: string; readonly groupName: string }[];
  readonly problem: AdminRefusal | null;
}

/** Every "no" of this slice. */
export type AdminRefusal =
  | { readonly code: 'notADay'; readonly text: string }
  | { readonly code: 'groupUnknown'; readonly text: string };

export type AdminView =
  | ReadinessView
  | { readonly card: 'adminHome'; readonly data: AdminHomeData }
  | { readonly card: 'adminList'; readonly data: AdminListData }
  | { readonly card: 'adminAudit'; readonly data: AdminAuditData }
  | { readonly card: 'adminExport'; readonly data: AdminExportData }
  | { readonly card: 'adminPolicy'; readonly data: AdminPolicyData };
