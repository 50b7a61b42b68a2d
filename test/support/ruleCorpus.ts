import { readFileSync } from 'node:fs';
import { compileRule } from '../../src/dynamic/language/compileRule.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import { printRule } from '../../src/dynamic/language/printRule.ts';
import type { ObjectKind } from '../../src/dynamic/language/properties.ts';
import type { DirectoryObject } from '../../src/dynamic/language/readProperty.ts';
import type { Rule } from '../../src/dynamic/language/tree.ts';
import { withoutSpans } from './ruleTrees.ts';

/** One rule of a corpus with what is known about it. */
export interface CorpusEntry {
  readonly id: string;
  readonly rule: string;
  readonly kind: ObjectKind;
  readonly valid: boolean;
  /** `code[|code…]: text` of an invalid rule; every code named is acceptable. */
  readonly errorHint?: string;
  readonly cases: readonly CorpusCase[];
}

export interface CorpusCase {
  readonly user?: DirectoryObject;
  readonly device?: DirectoryObject;
  readonly now?: string;
  readonly expected: boolean;
  readonly why: string;
}

/** One thing a corpus says about a rule; the disagreement is null where ours says the same. */
export interface CorpusCheck {
  readonly id: string;
  readonly disagreement: string | null;
}

export function readCorpus(file: string): readonly CorpusEntry[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly CorpusEntry[];
}

/**
 * Each verdict of the corpus on its own: the rule's validity, then every person or device it tells of. What throws is a
 * disagreement like any other, so that the rest is still told.
 */
export function checkEntry(entry: CorpusEntry): readonly CorpusCheck[] {
  try {
    return compareEntry(entry);
  } catch (error) {
    return [{ id: entry.id, disagreement: `cannot be checked: ${String(error)}: ${entry.rule}` }];
  }
}

function compareEntry(entry: CorpusEntry): readonly CorpusCheck[] {
  const { rule, diagnostics } = parseRule(entry.rule, { kind: entry.kind });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const codes = errors.map((error) => (error.severity === 'error' ? error.code : ''));
  const say = (disagreement: string | null): CorpusCheck => ({ id: entry.id, disagreement });
  if (!entry.valid) return [say(checkRefusal(entry, codes))];
  if (rule === null) {
    return [say(`should be valid: ${entry.rule}\n    ${JSON.stringify(errors)}`)];
  }
  return [say(checkPrint(entry, rule)), ...entry.cases.map((each) => say(checkCase(entry, rule, each)))];
}

function checkRefusal({ rule, errorHint = '' }: CorpusEntry, codes: readonly string[]): string | null {
  // Without a hint any refusal will do.
  if (errorHint === '' && codes.length > 0) return null;
  const acceptable = (errorHint.split(':')[0] ?? '').split('|').map((code) => code.trim());
  if (codes.some((code) => acceptable.includes(code))) return null;
  return `should be refused as ${errorHint}, and is ${codes.join(', ') || 'accepted'}: ${rule}`;
}

function checkPrint({ kind }: CorpusEntry, rule: Rule): string | null {
  const printed = printRule(rule);
  const again = parseRule(printed, { kind }).rule;
  const isSame = JSON.stringify(withoutSpans(again)) === JSON.stringify(withoutSpans(rule));
  return isSame ? null : `is not the same rule after printing: ${printed}`;
}

function checkCase({ kind, rule: text }: CorpusEntry, rule: Rule, each: CorpusCase): string | null {
  const object = each[kind] ?? {};
  const outcome = compileRule(rule)(object, Date.parse(each.now ?? '2026-01-01T00:00:00Z'));
  if (outcome === (each.expected ? 'in' : 'out')) return null;
  return `is ${outcome}, should be ${each.expected ? 'in' : 'out'} (${each.why}): ${text}\n    ${JSON.stringify(object)}`;
}
