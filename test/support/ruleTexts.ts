import { compileRule } from '../../src/dynamic/language/compileRule.ts';
import { describeRule } from '../../src/dynamic/language/describeRule.ts';
import { explainRule } from '../../src/dynamic/language/explainRule.ts';
import { planFetch } from '../../src/dynamic/language/fetchPlan.ts';
import { longestRule } from '../../src/dynamic/language/limits.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import { printRule } from '../../src/dynamic/language/printRule.ts';
import { ruleWordings } from '../../src/dynamic/language/wording/wordings.ts';
import type { Chance } from './chance.ts';

const pieces = [
  ...'( ) [ ] , _ " \' ` \\ - – “ ” null $null true False system.now P1D P30D'.split(' '),
  ...'-eq -ne eq -startsWith -notEndsWith -contains -match -notMatch -in -notIn -ge -le -any -all'.split(' '),
  ...'-and and -or OR -not not -plus -minus -like == != && || ! Direct Reports for'.split(' '),
  ...'user.department user.accountEnabled user.otherMails user.assignedPlans user.memberOf'.split(' '),
  ...'user.employeeHireDate device.deviceOSType user.extensionAttribute1 assignedPlan.service'.split(' '),
  ...'group.objectId user.departmnet mail user. .x 2025-05-28 50001 Ω 😀 \u0000 \ud800'.split(' '),
  '"Sales"',
  '["a","b"]',
  '"(a+)+$"',
  '".{1000}"',
  "'x'",
  'user.city -eq "Lagos"',
  '(user.otherMails -any (_ -endsWith "@contoso.com"))',
];

/** Monsters that fill a rule to its last character. */
const monsters = [
  '(',
  '-not ',
  'not(',
  '-not-not(',
  '[',
  '"',
  "'",
  '`',
  '_ -any ',
  'user.otherMails -any _ -any ',
]
  .concat(['((a', '-', 'a', '0', '"a",', 'user.city -eq "a" or ', '\\"', 'P1D', '“', 'system.now -plus '])
  .map((piece) => piece.repeat(Math.ceil(longestRule / piece.length)).slice(0, longestRule));

/** A text that may or may not be a rule: pieces of the language, letters of any kind, rules with something changed. */
export function randomText(chance: Chance): string {
  const way = chance.below(20);
  if (way === 0)
    return String.fromCharCode(...Array.from({ length: chance.below(80) }, () => chance.below(65_536)));
  if (way === 1) return chance.oneOf(monsters).slice(0, chance.below(longestRule + 2));
  const count = 1 + chance.below(way === 2 ? 200 : 14);
  const glue = chance.oneOf([' ', ' ', ' ', '']);
  const text = Array.from({ length: count }, () => chance.oneOf(pieces)).join(glue);
  if (way > 6) return text;
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + chance.oneOf(pieces) + text.slice(at + chance.below(4));
}

export const worstTexts: readonly string[] = monsters;

/** Sends a text through everything the language does with it, as an editor would. */
export function useText(text: string): void {
  const { rule, diagnostics } = parseRule(text, { kind: 'user' });
  const hasError = diagnostics.some(({ severity }) => severity === 'error');
  if ((rule === null) !== hasError)
    throw new Error('A rule and errors exclude each other, and one of them is due');
  for (const { span, fix } of diagnostics) {
    for (const each of fix === null ? [span] : [span, fix.span]) {
      const isInside = 0 <= each.start && each.start <= each.end && each.end <= text.length;
      if (!isInside) throw new Error(`A span lies outside the text: ${JSON.stringify(each)}`);
    }
  }
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'error') ruleWordings.de.errors[diagnostic.reason](diagnostic.facts);
    else ruleWordings.en.warnings[diagnostic.reason](diagnostic.facts);
  }
  if (rule === null) return;
  const person = { id: 'x', department: 'Sales', otherMails: ['a@contoso.com'], assignedPlans: null };
  planFetch(rule);
  printRule(rule);
  describeRule(rule, ruleWordings.en);
  const outcome = compileRule(rule)(person, 0);
  if (explainRule(rule, person, 0).outcome !== outcome)
    throw new Error('The explanation explains something else');
}
