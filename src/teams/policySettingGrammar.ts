import { joinModes, type JoinMode, type PolicySettings } from '../groups/policy.ts';
import type { PolicySettingWord } from './wording/policy/policyWording.ts';
import { wordings } from './wording/wordings.ts';

type Reader = (given: string) => PolicySettings | undefined;

const isNothing = whole(wordsFor('nothing'));
const isAll = whole(wordsFor('all'));
/** Far more than a policy may say, so that it is told what it may. */
const number = '\\d{1,9}';
const count = new RegExp(`^${number}$`, 'u');
const dayCount = new RegExp(`^(${number})(?:\\s*(?:${wordsFor('days')}))?$`, 'iu');

/** What begins with the words, or what they follow: "approvals 2" and "2 approvals". */
const readers: readonly (readonly [RegExp, Reader])[] = [
  ...joinModes.map((mode) => [whole(modeWords(mode)), () => ({ mode })] as const),
  [whole(wordsFor('reasonOptional')), () => ({ reasonRequired: false })],
  [whole(wordsFor('reasonRequired')), () => ({ reasonRequired: true })],
  [after(wordsFor('longest')), (given) => withDays(given, (longestDays) => ({ longestDays }))],
  [after(wordsFor('usual')), (given) => withDays(given, (defaultDays) => ({ defaultDays }))],
  [before(wordsFor('approvals')), readQuorum],
  [after(wordsFor('approvals')), readQuorum],
  [after(wordsFor('approvers')), (given) => ({ approvers: readNames(given) })],
  [after(wordsFor('second')), (given) => ({ second: readNames(given) })],
  [after(wordsFor('apart')), (given) => ({ incompatible: readNames(given) })],
];

/** One part of a policy in any shipped language: "2 approvals", "at most 90 days", "then Data Office"; undefined for anything else. */
export function parsePolicySetting(text: string): PolicySettings | undefined {
  for (const [pattern, read] of readers) {
    const found = pattern.exec(text);
    const setting = found === null ? undefined : read((found[1] ?? '').trim());
    if (setting !== undefined) return setting;
  }
  return undefined;
}

function withDays(given: string, part: (days: number | null) => PolicySettings): PolicySettings | undefined {
  if (isNothing.test(given)) return part(null);
  const days = dayCount.exec(given)?.[1];
  return days === undefined ? undefined : part(Number(days));
}

function readQuorum(given: string): PolicySettings | undefined {
  if (isAll.test(given)) return { quorum: { all: true, atLeast: 1 } };
  const atLeast = count.test(given) ? Number(given) : 0;
  return atLeast >= 1 ? { quorum: { all: false, atLeast } } : undefined;
}

/** One name a line. Where quotation marks hold names together, the reader of names takes them apart. */
function readNames(given: string): string {
  if (isNothing.test(given)) return '';
  if (/["“”„]/u.test(given)) return given;
  const names = given.split(new RegExp(`,|\\s(?:${wordsFor('and')})\\s`, 'iu'));
  return names.map((name) => name.trim()).join('\n');
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`, 'iu');
}

function after(words: string): RegExp {
  return new RegExp(`^(?:${words})(?:\\s*[:=]\\s*|\\s+)(.+)$`, 'isu');
}

function before(words: string): RegExp {
  return new RegExp(`^(\\S+)\\s+(?:${words})$`, 'iu');
}

function wordsFor(word: PolicySettingWord): string {
  return anyOf(wordings.flatMap(({ policy }) => policy.settingWords[word]));
}

function modeWords(mode: JoinMode): string {
  return anyOf(wordings.flatMap(({ policy }) => policy.modeWords[mode]));
}

/** The longest first, so that no word hides one that begins with it. */
function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
