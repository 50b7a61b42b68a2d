import { randomUUID } from 'node:crypto';
import { isAdministrator } from './admin/access.ts';
import { writeAuditFile } from './admin/auditFile.ts';
import type { AdminContext } from './admin/context.ts';
import type { Foundation } from './assemble.ts';
import { describeMovesFile, writeMovesFile } from './dynamic/movesFile.ts';
import type { RuleContext } from './dynamic/ruleContext.ts';
import type { FilesContext } from './files/filesContext.ts';
import type { DeskContext } from './groups/deskContext.ts';
import { describeMemberFile, writeMemberFile } from './groups/memberFile.ts';
import type { FileTransfer } from './teams/fileTransfer.ts';

/** Each kind of file gets its content from the slice that knows it. */
export function filesOf(
  { store, queue, now }: Pick<Foundation, 'store' | 'queue' | 'now'>,
  {
    desk,
    admin,
    rules,
    transfer,
  }: {
    desk: DeskContext;
    admin: AdminContext;
    rules: RuleContext;
    transfer: FileTransfer;
  },
): FilesContext {
  const owner = (userId: string) => ({ userId, name: '' });
  return {
    db: store.db,
    enqueue: (trx, kind, payloads) => queue.enqueueMany(trx, kind, payloads),
    sources: {
      members: {
        mayHave: async (userId, { groupId = '' }) =>
          !('refusal' in (await describeMemberFile(desk, owner(userId), groupId))),
        write: (userId, { groupId = '' }) => writeMemberFile(desk, owner(userId), groupId),
      },
      moves: {
        mayHave: async (userId, { changeId = '' }) =>
          !('refusal' in (await describeMovesFile(rules, owner(userId), changeId))),
        write: (userId, { changeId = '' }) => writeMovesFile(rules, owner(userId), changeId),
      },
      audit: {
        mayHave: (userId) => isAdministrator(admin, { userId }),
        write: (userId, subject) => writeAuditFile(admin, userId, subject),
      },
    },
    upload: (uploadUrl, content) => transfer.upload(uploadUrl, content),
    now,
    newId: () => randomUUID(),
  };
}
