import type { Directory } from '../directory/types.ts';
import type { Standing } from './groupViews.ts';

/** What the handlers of this slice work with; built once by the composition root. */
export interface GroupsContext {
  readonly directory: Directory;
  /** Which of these groups the person already asked for; the slice of the requests knows. */
  readonly standingsOf: (
    userId: string,
    groupIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Extract<Standing, { kind: 'waiting' | 'delivering' }>>>;
  /** How many requests the person has open, and how many wait for the person. */
  readonly countRequests: (userId: string) => Promise<{ readonly open: number; readonly waiting: number }>;
}
