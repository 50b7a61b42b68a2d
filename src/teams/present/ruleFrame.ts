import {
  describeFinding,
  describeChange,
  describeChangedBy,
} from '../../dynamic/language/describeFinding.ts';
import { describeDiagnostic } from '../../dynamic/language/describeDiagnostic.ts';
import { describeRule, type NameOf } from '../../dynamic/language/describeRule.ts';
import { explainRule, type Explanation, type Finding } from '../../dynamic/language/explainRule.ts';
import { parseRule } from '../../dynamic/language/parseRule.ts';
import type { DirectoryObject } from '../../dynamic/language/readProperty.ts';
import type { RuleLanguage, RuleWording } from '../../dynamic/language/wording/ruleWording.ts';
import { ruleWordings } from '../../dynamic/language/wording/wordings.ts';
import type { RuleNames } from '../../dynamic/ruleChange.ts';
import type { RuleRefusal } from '../../dynamic/ruleViews.ts';
import type { RuleLabel, RuleTitle } from '../wording/rules/rulesWording.ts';
import { words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { troubleOf } from './keptTrouble.ts';
import { frame, lines, type CardFrame, type Line } from './presented.ts';

/** What every card about rules may bind to beside the usual. */
export interface RuleFrame extends CardFrame {
  readonly titles: Readonly<Record<RuleTitle, string>>;
  readonly ruleLabels: Readonly<Record<RuleLabel, string>>;
}

export function ruleFrame(wording: Wording): RuleFrame {
  const { titles, labels } = wording.rules;
  return { ...frame(wording), titles, ruleLabels: labels };
}

/** The words of rules in the language of the card. */
export function ruleWordingOf({ language }: Wording): RuleWording {
  return ruleWordings[language in ruleWordings ? (language as RuleLanguage) : 'en'];
}

/** Why not, and what to do instead; nothing when there is no problem. */
export function explainRefusal(refusal: RuleRefusal | null, wording: Wording): readonly Line[] {
  if (refusal === null) return [];
  const sentence = wording.rules.refusals[refusal.code] as (refusal: RuleRefusal) => Text;
  return lines(sentence(refusal), reasonIn(refusal, wording));
}

function reasonIn(refusal: RuleRefusal, wording: Wording): string | null {
  if (refusal.code === 'cannotKeep') return troubleOf(refusal.reason, wording);
  return 'reason' in refusal ? wording.ineligible[refusal.reason] : null;
}

/** A rule as people say it; nothing for one that cannot be read, or that would show an id while names are null. */
export function inWords(text: string | null, wording: Wording, names: RuleNames | null): readonly Line[] {
  const rule = text === null ? null : parseRule(text).rule;
  if (rule === null || (names === null && rule.type === 'directReports')) return [];
  return lines(words(capital(describeRule(rule, ruleWordingOf(wording), nameIn(names ?? {})))));
}

/** How ids in a rule are said. */
export function nameIn(names: RuleNames): NameOf {
  return (id) => (Object.hasOwn(names, id.toLowerCase()) ? names[id.toLowerCase()] : undefined);
}

/** What a rule says of somebody, from what it reads of them; undefined when it cannot be read. */
export function explained(text: string, subject: DirectoryObject | null, at: Date): Explanation | undefined {
  const { rule } = parseRule(text, { kind: 'user' });
  return rule === null || subject === null ? undefined : explainRule(rule, subject, at.getTime());
}

/** The conditions that decide, with the values that were seen. */
export function reasonsOf({ reason }: Explanation, wording: Wording, names: RuleNames): readonly Line[] {
  const language = ruleWordingOf(wording);
  return distinct(reason.map((finding) => `${capital(describeFinding(finding, language, nameIn(names)))}.`));
}

/** What would have to be otherwise, and who can make it so. */
export function changesOf({ change }: Explanation, wording: Wording, names: RuleNames): readonly Line[] {
  const language = ruleWordingOf(wording);
  const say = (finding: Finding): string =>
    `${capital(describeChange(finding, language, nameIn(names)))}. ${describeChangedBy(finding, language)}`;
  return distinct(change.map(say));
}

/** What a valid rule does that its author may not expect, and what is wrong with one that is not. */
export function worthKnowing(rule: string, wording: Wording): readonly Line[] {
  const language = ruleWordingOf(wording);
  const { diagnostics } = parseRule(rule);
  const sentences = diagnostics.map((found) => describeDiagnostic(found, language));
  return lines(...[...new Set(sentences)].map((sentence) => words(sentence)));
}

export function capital(sentence: string): string {
  const [first = ''] = sentence;
  return first.toUpperCase() + sentence.slice(first.length);
}

function distinct(sentences: readonly string[]): readonly Line[] {
  return lines(...[...new Set(sentences)].map((sentence) => words(sentence)));
}
