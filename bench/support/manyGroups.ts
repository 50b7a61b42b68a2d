import type { GroupChange, GroupChanges } from '../../src/directory/types.ts';

/** Words of which large organisations make names; combined they give a vocabulary of some ten thousand. */
const topics =
  'finance sales marketing engineering legal design support platform cloud security network payroll travel expense vendor partner contract recruiting onboarding training compliance privacy risk treasury tax invoice warehouse logistics shipping retail wholesale brand social media events campaign research quality release procurement facilities communications analytics operations strategy innovation sustainability manufacturing maintenance customer success'.split(
    ' ',
  );
const places =
  'Stockholm Berlin London Paris Madrid Roma Zürich Wien Praha Warszawa Oslo København Helsinki Dublin Lisboa Athens Istanbul Cairo Lagos Nairobi Mumbai Delhi Singapore Tokyo Osaka Seoul Sydney Melbourne Auckland Toronto Montréal Boston Chicago Denver Seattle Austin Bogotá Lima Santiago'.split(
    ' ',
  );
const kinds = 'team project leads all owners managers partners contractors newsletter planning reports'.split(
  ' ',
);

/** Numbers that are the same in every run. */
export function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** The stream of changes of a tenant with this many groups, in pages as Graph gives them. */
export function manyGroups(count: number, pageSize: number): (link: string | null) => Promise<GroupChanges> {
  return (link) => {
    const start = Number(link ?? '0');
    const end = Math.min(start + pageSize, count);
    const changes = Array.from({ length: end - start }, (_, at) => group(start + at));
    return Promise.resolve({ changes, nextLink: String(end), isLast: end === count });
  };
}

/** What people type, letter by letter, now and then with a slip in it. */
export function manyQueries(count: number): readonly string[] {
  const dice = createDice(11);
  const pick = (words: readonly string[]): string => words[dice(words.length)] ?? '';
  return Array.from({ length: count }, () => {
    const whole = `${pick(topics)} ${pick(places)}`.toLowerCase();
    if (dice(10) === 0) return withSlip(pick(topics), dice);
    return whole.slice(0, 1 + dice(whole.length));
  });
}

function withSlip(word: string, dice: (sides: number) => number): string {
  const at = 1 + dice(word.length - 2);
  return word.slice(0, at) + word.slice(at + 1);
}

function group(number: number): GroupChange {
  const dice = createDice(number + 1);
  const pick = (words: readonly string[]): string => words[dice(words.length)] ?? '';
  const coined = `${pick(topics).slice(0, 4)}${pick(places).slice(0, 3).toLowerCase()}`;
  const displayName = `${pick(topics)} ${pick(places)} ${pick(kinds)} ${coined} ${String(number % 997)}`;
  const words = Array.from({ length: 12 }, () => pick(dice(3) === 0 ? kinds : topics));
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    groupId: id,
    kind: 'changed',
    properties: {
      id,
      displayName,
      description: words.join(' '),
      groupTypes: number % 3 === 0 ? ['Unified'] : [],
      mailEnabled: number % 3 === 0,
      securityEnabled: number % 3 !== 0,
      visibility: number % 50 === 0 ? 'HiddenMembership' : null,
    },
    ownersAdded: [`00000000-0000-4000-9000-${String(number % 20_000).padStart(12, '0')}`],
    ownersRemoved: [],
  };
}
