import { maxDurationDays } from '../requests/joinRequest.ts';
import {
  afterQuotation,
  daysByUnit,
  durationAtEnd,
  isOne,
  quotation,
  reasons,
  startOf,
  wholeOf,
} from './commandGrammar.ts';
import { parseCreation, parseDeletion, parseWithdrawal } from './creationGrammar.ts';
import { parseDeskCommand, type DeskCommand } from './deskGrammar.ts';
import { parseAdminPolicy, parsePolicy, type PolicyCommand } from './policyGrammar.ts';
import { parseRuleCommand, type RuleCommand } from './ruleGrammar.ts';
import { parseKept, type KeptCommand } from './keptGrammar.ts';
import { parseLicences, parseWaitingList } from './licensingGrammar.ts';
import { plainWords } from './plainWords.ts';

interface JoinCommand {
  readonly kind: 'join';
  readonly group: string;
  readonly reason: string | null;
  /** Null means until the person leaves; 'invalid' that a time was given which cannot be noted. */
  readonly durationDays: number | null | 'invalid';
}

/** What somebody typed, understood. */
export type TextCommand =
  | { readonly kind: 'home' }
  | { readonly kind: 'find'; readonly text: string }
  | JoinCommand
  | DeskCommand
  | RuleCommand
  | KeptCommand
  | { readonly kind: 'leave'; readonly group: string }
  | { readonly kind: 'createGroup'; readonly name: string }
  | { readonly kind: 'deleteGroup'; readonly group: string }
  | { readonly kind: 'withdrawGroup'; readonly name: string }
  | ({ readonly kind: 'policy' } & PolicyCommand)
  | { readonly kind: 'myGroups' }
  | { readonly kind: 'myRequests' }
  | { readonly kind: 'approvals' }
  /** To whoever is no administrator it means as little as any other text. */
  | { readonly kind: 'admin'; readonly text: string; readonly policyOf: string | null }
  /** To whoever looks after no licences it means as little. */
  | { readonly kind: 'waitingList'; readonly sought: string; readonly text: string }
  | { readonly kind: 'readiness'; readonly text: string }
  | { readonly kind: 'licences'; readonly group: string; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

const wholes = [
  ['home', wholeOf('help')],
  ['myGroups', wholeOf('myGroups')],
  ['myRequests', wholeOf('myRequests')],
  ['approvals', wholeOf('approvals')],
] as const;
const admin = wholeOf('admin');
const readiness = wholeOf('readiness');
const join = startOf('join');
const leave = startOf('leave');
const find = startOf('find');

/**
 * Reads a message in every shipped language, whichever the person's client speaks: Teams sends a menu command
 * in the client's language, and people mix. Nothing typed is an error; what fits no command is `unknown`, and a
 * command without its group leads to where the group can be chosen.
 */
export function parseCommand(raw: string): TextCommand {
  const text = plainWords(raw).replace(/^\/\s*/, '');
  const bare = withoutEnd(text);
  if (bare === '') return { kind: 'home' };
  for (const read of readers) {
    const command = read(text, bare);
    if (command !== undefined) return command;
  }
  return { kind: 'unknown', text };
}

/** In this order: words that stand alone, then what names a group, the plainest search last. `bare` ends in no sign. */
const readers: readonly ((text: string, bare: string) => TextCommand | undefined)[] = [
  readWhole,
  readRules,
  readLifecycle,
  readMembership,
  (text, bare) => parseDeskCommand(text) ?? parseRuleCommand(bare),
  readSearch,
];

function readWhole(text: string, bare: string): TextCommand | undefined {
  for (const [kind, pattern] of wholes) if (pattern.test(bare)) return { kind };
  if (admin.test(bare)) return { kind: 'admin', text, policyOf: null };
  return readiness.test(bare) ? { kind: 'readiness', text } : undefined;
}

/** The beginning and the end of groups. */
function readLifecycle(text: string): TextCommand | undefined {
  const created = parseCreation(text);
  if (created !== undefined) return { kind: 'createGroup', name: nameIn(created) };
  const withdrawn = parseWithdrawal(text);
  if (withdrawn !== undefined) return { kind: 'withdrawGroup', name: nameIn(withdrawn) };
  const ended = parseDeletion(text);
  return ended === undefined
    ? undefined
    : withGroup(ended, { kind: 'myGroups' }, (group) => ({ kind: 'deleteGroup', group }));
}

function readMembership(text: string): TextCommand | undefined {
  const wanted = join.exec(text)?.[1];
  if (wanted !== undefined) return readJoin(wanted);
  const left = leave.exec(text)?.[1];
  return left === undefined
    ? undefined
    : withGroup(left, { kind: 'myGroups' }, (group) => ({ kind: 'leave', group }));
}

function readSearch(text: string): TextCommand | undefined {
  const searched = find.exec(text)?.[1];
  return searched === undefined
    ? undefined
    : withGroup(searched, { kind: 'home' }, (name) => ({ kind: 'find', text: name }));
}

/** What decides who is in a group: the policy for those who ask, and the rule it is kept by. */
function readRules(text: string, bare: string): TextCommand | undefined {
  const adminPolicy = parseAdminPolicy(bare);
  if (adminPolicy !== undefined) return { kind: 'admin', text, policyOf: nameIn(adminPolicy) };
  const sought = parseWaitingList(bare);
  if (sought !== undefined) return { kind: 'waitingList', sought: nameIn(sought), text };
  const licensed = parseLicences(bare);
  if (licensed !== undefined) return { kind: 'licences', group: nameIn(licensed), text };
  const kept = parseKept(text);
  if (kept !== undefined) return { ...kept, group: nameIn(kept.group) };
  const policy = parsePolicy(bare);
  return policy && { kind: 'policy', ...policy, group: nameIn(policy.group) };
}

function readJoin(rest: string): TextCommand {
  const command = readQuoted(rest) ?? readUnquoted(rest);
  return command.group === '' ? { kind: 'home' } : command;
}

/** `"Group" for 30 days because …`: what stands in quotation marks is the group, whatever words it has. */
function readQuoted(rest: string): JoinCommand | undefined {
  const quoted = readQuotation(rest);
  const terms = quoted === undefined ? null : afterQuotation.exec(quoted.tail);
  if (quoted === undefined || terms === null) return undefined;
  const group = quoted.inside;
  const [, amount, unit, reason] = terms;
  if (amount !== undefined) return joinOf(group, reason, daysOf(amount, unit));
  const split = takeDuration(reason ?? '');
  return joinOf(group, split.before, split.days);
}

/** `Group for 30 days because …` and `Group because … for 30 days`; the reason starts at the last "because". */
function readUnquoted(rest: string): JoinCommand {
  const parts = reasons.map((pattern) => pattern.exec(rest)).find((found) => found !== null);
  const head = takeDuration(parts?.[1] ?? rest);
  if (head.days !== null) return joinOf(nameIn(head.before), parts?.[2], head.days);
  const tail = takeDuration(parts?.[2] ?? '');
  return joinOf(nameIn(head.before), tail.before, tail.days);
}

function joinOf(
  group: string,
  reason: string | undefined,
  durationDays: number | null | 'invalid',
): JoinCommand {
  const said = reason?.trim() ?? '';
  return { kind: 'join', group: group.trim(), reason: said === '' ? null : said, durationDays };
}

function takeDuration(text: string): { before: string; days: number | null | 'invalid' } {
  const found = durationAtEnd.exec(text);
  if (found === null) return { before: text, days: null };
  return { before: found[1] ?? '', days: daysOf(found[2] ?? '', found[3]) };
}

function daysOf(amount: string, unit: string | undefined): number | 'invalid' {
  const count = isOne(amount) ? 1 : Number(amount.replace(',', '.'));
  const days = count * (daysByUnit.get((unit ?? '').toLowerCase()) ?? 1);
  return Number.isInteger(days) && days >= 1 && days <= maxDurationDays ? days : 'invalid';
}

function withGroup(
  rest: string,
  otherwise: TextCommand,
  command: (name: string) => TextCommand,
): TextCommand {
  const name = nameIn(rest);
  return name === '' ? otherwise : command(name);
}

function nameIn(text: string): string {
  const bare = withoutEnd(text);
  const quoted = readQuotation(bare);
  return quoted?.tail === '' ? quoted.inside : bare;
}

/** Only one kind of quotation mark takes part in a match; the places of the others are empty. */
function readQuotation(text: string): { inside: string; tail: string } | undefined {
  const found = quotation.exec(text);
  if (found === null) return undefined;
  return { inside: found.slice(1, -1).join('').trim(), tail: found.at(-1) ?? '' };
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' .,;:!?…'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trim();
}
