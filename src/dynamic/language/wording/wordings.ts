import { de } from './de.ts';
import { en } from './en.ts';
import type { RuleLanguage, RuleWording } from './ruleWording.ts';

export const ruleWordings: Readonly<Record<RuleLanguage, RuleWording>> = { en, de };
