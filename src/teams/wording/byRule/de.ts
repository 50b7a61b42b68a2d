import { keptDe } from '../kept/de.ts';
import { rulesDe } from '../rules/de.ts';
import type { Wording } from '../wording.ts';

/** What is said about groups whose members a rule decides, Entra's or Usher's own. */
export const byRuleDe: Pick<Wording, 'rules' | 'kept'> = { rules: rulesDe, kept: keptDe };
