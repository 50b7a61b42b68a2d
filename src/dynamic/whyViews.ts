import type { MembershipRule } from '../directory/ruleTypes.ts';
import type { DirectoryObject } from './language/readProperty.ts';
import type { Product, RuleNames } from './ruleChange.ts';

/** Why somebody is in a group, or is not. */
export interface WhyData {
  readonly groupId: string;
  readonly groupName: string;
  readonly personName: string;
  /** Whether the reader asked about themselves. */
  readonly isViewer: boolean;
  readonly membership: 'direct' | 'nested' | 'none';
  /** Names of groups inside this one that bring the person in. */
  readonly through: readonly string[];
  /** When and by whom they were let in; null when Usher does not know. */
  readonly added: { readonly at: Date; readonly byName: string } | null;
  readonly rule: ExplainedRule | null;
  /** Products that members of the group get. */
  readonly products: readonly Product[];
  /** True when they wanted to join, so that it is said why that is not possible. */
  readonly wantedToJoin: boolean;
  /** Whether they may ask to join. */
  readonly mayAsk: boolean;
}

/** A rule with what it reads of somebody, from which follows what it says of them. */
export interface ExplainedRule extends MembershipRule {
  /** Null when the rule cannot be read here, or speaks of devices. */
  readonly subject: DirectoryObject | null;
  readonly names: RuleNames;
  readonly at: Date;
  /** Who takes people in and out by it. */
  readonly by: 'entra' | 'usher';
  /** True while Usher only notes whom it would move. */
  readonly isDryRun: boolean;
  /** Whether the person stays in or out whatever the rule says. */
  readonly exception: 'in' | 'out' | null;
}

/** Which group gives which product. */
export interface LicencesData {
  readonly items: readonly LicenceItem[];
}

export interface LicenceItem {
  readonly product: Product;
  /** Null when it was assigned to the person. */
  readonly groupName: string | null;
  readonly isActive: boolean;
  readonly error: string | null;
}

export type WhyView =
  | { readonly card: 'why'; readonly data: WhyData }
  | { readonly card: 'whyLicences'; readonly data: LicencesData };
