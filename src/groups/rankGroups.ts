/** A group that may be what somebody looks for, and why it is among the candidates. */
export interface Candidate {
  readonly id: string;
  /** The words of its name, separated by one space. */
  readonly nameKey: string;
  /** It has to do with the person's department, or the person's manager looks after it. */
  readonly isNear: boolean;
}

/** A place in the order: the first number that differs decides, smaller comes first. */
type Rank = readonly number[];

/**
 * The ids in the order in which they are shown: the very name first, then groups with all words in the name
 * before those with some in the description; among these the near ones, then names that begin as typed, then
 * short names. `words` holds for each word typed the words it may stand for.
 */
export function rankGroups(
  candidates: readonly Candidate[],
  words: readonly (readonly string[])[],
): readonly string[] {
  const typed = words.map(([word]) => word ?? '').join(' ');
  const ranked = candidates.map((candidate) => ({ candidate, rank: rankOf(candidate, words, typed) }));
  ranked.sort((one, other) => compare(one, other));
  return [...new Set(ranked.map(({ candidate }) => candidate.id))];
}

function rankOf(candidate: Candidate, words: readonly (readonly string[])[], typed: string): Rank {
  const { nameKey } = candidate;
  const inName = nameKey.split(' ');
  const isInName = words.every((either) =>
    either.some((word) => inName.some((candidateWord) => candidateWord.startsWith(word))),
  );
  return [
    nameKey === typed ? 0 : 1,
    isInName ? 0 : 1,
    candidate.isNear ? 0 : 1,
    nameKey.startsWith(typed) ? 0 : 1,
    nameKey.length,
  ];
}

function compare(
  one: { readonly candidate: Candidate; readonly rank: Rank },
  other: { readonly candidate: Candidate; readonly rank: Rank },
): number {
  for (const [at, value] of one.rank.entries()) {
    const difference = value - (other.rank[at] ?? 0);
    if (difference !== 0) return difference;
  }
  const names: readonly [string, string] = [one.candidate.nameKey, other.candidate.nameKey];
  if (names[0] === names[1]) return one.candidate.id < other.candidate.id ? -1 : 1;
  return names[0] < names[1] ? -1 : 1;
}
