import type { Actor } from '../decision.ts';
import { csvLine } from '../files/csv.ts';
import { findUsers, type MirroredUser } from './people.ts';
import { readForReader } from './ruleAnswers.ts';
import { readMoves, type Moves } from './ruleChangeStore.ts';
import type { RuleContext } from './ruleContext.ts';
import type { RuleRefusal } from './ruleViews.ts';

type Reader = Pick<Actor, 'userId' | 'name'>;

const columns = ['move', 'name', 'userPrincipalName', 'guest', 'enabled', 'id'] as const;
const bytesPerMove = 130;
const together = 1_000;
/** Without it Excel takes UTF-8 for the code page of Windows. */
const byteOrderMark = '\ufeff';

/** What a file of everybody who moves by a preview is called and about how large it is; a refusal for strangers. */
export async function describeMovesFile(
  context: RuleContext,
  reader: Reader,
  changeId: string,
): Promise<
  | { readonly groupName: string; readonly fileName: string; readonly sizeInBytes: number }
  | { readonly refusal: RuleRefusal }
> {
  const found = await readForReader(context, reader, changeId);
  if ('refusal' in found) return found;
  const { groupName, preview } = found.change;
  const moving = (preview?.joins.count ?? 0) + (preview?.leaves.count ?? 0);
  return { groupName, ...fileOfMoves(moving, preview?.at ?? context.now()) };
}

/** Everybody who moves as CSV; undefined for somebody who may not look at the preview now. */
export async function writeMovesFile(
  context: RuleContext,
  reader: Reader,
  changeId: string,
): Promise<string | undefined> {
  const found = await readForReader(context, reader, changeId);
  if ('refusal' in found) return undefined;
  return movesCsv(context, await readMoves(context.db, changeId));
}

/** Everybody who moves, a line each, for Excel. */
export async function movesCsv(context: Pick<RuleContext, 'db'>, { joins, leaves }: Moves): Promise<string> {
  const lines = [...(await linesOf(context, 'joins', joins)), ...(await linesOf(context, 'leaves', leaves))];
  return byteOrderMark + [csvLine(columns), ...lines].join('');
}

/** What a file of so many moves is called and about how large it is. */
export function fileOfMoves(
  moves: number,
  at: Date,
): { readonly fileName: string; readonly sizeInBytes: number } {
  const day = at.toISOString().slice(0, 10);
  return { fileName: `rule preview – ${day}.csv`, sizeInBytes: bytesPerMove * Math.max(1, moves) };
}

async function linesOf(
  { db }: Pick<RuleContext, 'db'>,
  move: 'joins' | 'leaves',
  ids: readonly string[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let at = 0; at < ids.length; at += together) {
    const some = ids.slice(at, at + together);
    const users = await findUsers(db, some);
    for (const id of some) lines.push(csvLine([move, ...partsOf(users.get(id)), id]));
  }
  return lines;
}

/** Empty for somebody who left the organisation since. */
function partsOf(user: MirroredUser | undefined): readonly (string | null)[] {
  if (user === undefined) return [null, null, null, null];
  const { displayName, userPrincipalName, isGuest, accountEnabled } = user;
  return [
    displayName,
    userPrincipalName,
    String(isGuest),
    accountEnabled === null ? null : String(accountEnabled),
  ];
}
