/**
 * Whether a load that goes page by page has just doubled, and statistics of its tables are due. The embedded store
 * keeps the plan of a statement until they change: made while the tables were all but empty, it reads them from end to
 * end for every page, and a load would take time with the square of its pages.
 */
export function hasDoubled(pages: number): boolean {
  return Number.isInteger(Math.log2(pages));
}
