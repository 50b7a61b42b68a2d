import { wordings } from './wording/wordings.ts';
import type { RuleCommandWords } from './wording/rules/rulesWording.ts';

/** What somebody typed about a rule, understood. */
export type RuleCommand =
  /** An empty group asks which one. */
  | { readonly kind: 'rule'; readonly group: string }
  | { readonly kind: 'whyLicences' }
  /** Null when they mean themselves; undefined when the text may hold a person and a group in one. */
  | { readonly kind: 'why'; readonly group: string; readonly person: string | null | undefined };

const rule = startOf('rule');
const why = startOf('why');
const licences = new RegExp(`^(?:${anyOf('licences')})$`, 'iu');
const aboutMe = new RegExp(`^(?:${anyOf('asksAboutMe')})\\s+(?:(?:${anyOf('inGroup')})\\s+)?(.+)$`, 'isu');
const myself = new RegExp(`^(?:${anyOf('myself')})$`, 'iu');
const aboutOther = new RegExp(
  `^(?:(?:${anyOf('asksAboutOther')})\\s+)?(\\S.*?)\\s+(?:${anyOf('inGroup')})\\s+(.+)$`,
  'isu',
);

/** Reads a command about rules in every shipped language; undefined when it is none. */
export function parseRuleCommand(text: string): RuleCommand | undefined {
  const asked = why.exec(text)?.[1]?.trim();
  if (asked !== undefined) return parseWhy(bare(asked));
  const group = rule.exec(text)?.[1]?.trim();
  return group === undefined ? undefined : { kind: 'rule', group: bare(group) };
}

/** Whether what stands before a group's name means the speaker: "why not Sales EMEA". */
export function isMyself(text: string): boolean {
  return myself.test(text);
}

function parseWhy(asked: string): RuleCommand {
  if (licences.test(asked)) return { kind: 'whyLicences' };
  const mine = aboutMe.exec(asked)?.[1];
  if (mine !== undefined) return { kind: 'why', group: bare(mine), person: null };
  const [, person, group] = aboutOther.exec(asked) ?? [];
  if (person !== undefined && group !== undefined)
    return { kind: 'why', group: bare(group), person: bare(person) };
  return { kind: 'why', group: bare(asked), person: undefined };
}

function startOf(words: keyof RuleCommandWords): RegExp {
  return new RegExp(`^(?:${anyOf(words)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');
}

function anyOf(list: keyof RuleCommandWords): string {
  const words = wordings.flatMap(({ rules }) => rules.commands[list]);
  return [...words].sort((a, b) => b.length - a.length).join('|');
}

/** Without quotation marks around it and punctuation after it. */
function bare(text: string): string {
  return text.trim().replaceAll(/^["“„«»‘']+|["”“»«’'\s.,;:!?]+$/gu, '');
}
