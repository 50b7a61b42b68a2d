/** What people may type, in lower case. The first of each list is the one Usher shows and the app's menu offers. */
export interface CommandWords {
  /** Also greetings and thanks: all lead to the home card. */
  readonly help: readonly string[];
  readonly find: readonly string[];
  readonly join: readonly string[];
  readonly leave: readonly string[];
  readonly myGroups: readonly string[];
  readonly myRequests: readonly string[];
  readonly approvals: readonly string[];
  /** Only administrators are answered. */
  readonly admin: readonly string[];
  readonly readiness: readonly string[];
  /** In the order in which they are looked for: the clearest word first. */
  readonly because: readonly string[];
  readonly for: readonly string[];
  readonly one: readonly string[];
  /** Words for a unit of time, separated by spaces. */
  readonly units: Readonly<Record<'day' | 'week' | 'month' | 'year', string>>;
}
