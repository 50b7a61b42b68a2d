import { keptEn } from '../kept/en.ts';
import { rulesEn } from '../rules/en.ts';
import type { Wording } from '../wording.ts';

/** What is said about groups whose members a rule decides, Entra's or Usher's own. */
export const byRuleEn: Pick<Wording, 'rules' | 'kept'> = { rules: rulesEn, kept: keptEn };
