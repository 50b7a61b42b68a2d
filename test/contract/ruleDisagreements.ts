/** Verdicts of the rule corpus that Usher does not share, each with the reason, by the id of the rule. */
export const ruleDisagreements: Readonly<Record<string, string>> = {};
