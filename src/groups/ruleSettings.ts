/** The section `membershipRules` of the administrator's policy: who writes rules, and when a second person agrees. */
export interface RuleSettings {
  /** Owners of the group, or only those owners who are also members of a group, or nobody here. */
  readonly whoMayWrite: 'nobody' | 'owners' | { readonly membersOf: string };
  readonly brake: Brake;
  /** Whether people let in by an owner or a request stay in a group that Usher keeps by rule, though they do not match. */
  readonly exceptions: 'keep' | 'refuse';
}

/** Past either number a change takes a second person. */
export interface Brake {
  /** People who join or leave. */
  readonly people: number;
  /** Of the present members; counts only past ten people, or small groups could never change. */
  readonly percent: number;
}

/** What holds where the administrator says nothing. */
export const defaultRuleSettings: RuleSettings = {
  whoMayWrite: 'owners',
  brake: { people: 100, percent: 20 },
  exceptions: 'keep',
};

const fewPeople = 10;

/** True when so many people would move that one person alone should not decide it. */
export function isMassChange(
  { joins, leaves, members }: { readonly joins: number; readonly leaves: number; readonly members: number },
  { people, percent }: Brake,
): boolean {
  const moved = joins + leaves;
  return moved > people || (moved > fewPeople && moved * 100 > members * percent);
}
