/** The candidate that is the fewest slips away from what was typed, ignoring case; none when all are too far. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const longest = 64;
  if (typed.length > longest) return undefined;
  const limit = typed.length < 5 ? 1 : Math.min(3, Math.floor(typed.length / 3));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= fewest) continue;
    const slips = editDistance(typed.toLowerCase(), candidate.toLowerCase());
    if (slips < fewest) [best, fewest] = [candidate, slips];
  }
  return best;
}

/** Letters to insert, remove, replace or swap with their neighbour to make one word of the other. */
export function editDistance(from: string, to: string): number {
  let previous: readonly number[] = [];
  let row: number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      let cost = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, at(previous, j - 2) + 1);
      }
      next.push(cost);
    }
    [previous, row] = [row, next];
  }
  return at(row, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
