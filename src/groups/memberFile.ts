import { csvLine } from '../files/csv.ts';
import type { GroupMember } from '../directory/types.ts';
import { whyNotManage } from './decideDesk.ts';
import { readDeskFacts } from './deskChanges.ts';
import type { DeskContext } from './deskContext.ts';
import type { DeskRefusal } from './deskViews.ts';

type Owner = Parameters<typeof readDeskFacts>[1];

const columns = ['name', 'userPrincipalName', 'title', 'kind', 'through', 'id'] as const;
const bytesPerMember = 120;
/** Without it Excel takes UTF-8 for the code page of Windows. */
const byteOrderMark = '\ufeff';

/** What a file of a group's members would be called and about how large it is; a refusal for who may not have it. */
export async function describeMemberFile(
  context: DeskContext,
  actor: Owner,
  groupId: string,
): Promise<
  | { readonly groupName: string; readonly fileName: string; readonly sizeInBytes: number }
  | { readonly refusal: DeskRefusal }
> {
  const facts = await readDeskFacts(context, actor, groupId);
  const refusal = whyNotManage(facts, null);
  if (refusal !== undefined) return { refusal };
  if (facts.group === undefined) return { refusal: { code: 'groupNotFound', text: null } };
  const { id, displayName } = facts.group;
  const described = await context.directory.describeGroups([id]);
  const sizeInBytes = bytesPerMember * Math.max(1, described.get(id)?.memberCount ?? 1);
  return { groupName: displayName, fileName: fileNameFor(displayName, context.now()), sizeInBytes };
}

/** Every member as CSV; undefined for somebody who does not own the group now. */
export async function writeMemberFile(
  context: DeskContext,
  actor: Owner,
  groupId: string,
): Promise<string | undefined> {
  const facts = await readDeskFacts(context, actor, groupId);
  if (facts.group === undefined || whyNotManage(facts, null) !== undefined) return undefined;
  const { members } = await context.directory.listMembers(groupId, 'file');
  const sorted = [...members].sort((left, right) => nameOf(left).localeCompare(nameOf(right)));
  return byteOrderMark + [csvLine(columns), ...sorted.map(lineOf)].join('');
}

function lineOf(member: GroupMember): string {
  const { id, kind, userPrincipalName, jobTitle, isGuest, through } = member;
  return csvLine([nameOf(member), userPrincipalName, jobTitle, isGuest ? 'guest' : kind, through, id]);
}

function nameOf({ id, displayName }: GroupMember): string {
  return displayName ?? id;
}

/** OneDrive takes neither these signs nor a dot or space at the ends. */
function fileNameFor(groupName: string, now: Date): string {
  const name = groupName.replaceAll(/[\p{Cc}"*:<>?/\\|#%]+/gu, ' ').replaceAll(/^[\s.]+|[\s.]+$/gu, '');
  return `${name.slice(0, 100).trim() || 'group'} – ${now.toISOString().slice(0, 10)}.csv`;
}
