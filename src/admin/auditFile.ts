import { csvLine } from '../files/csv.ts';
import type { FileSubject } from '../files/fileOffer.ts';
import { appendAudit } from '../store/audit.ts';
import { isAdministrator } from './access.ts';
import type { AuditQuery } from './adminViews.ts';
import { auditColumns, lineOf, readFilter } from './audit.ts';
import { findEntries } from './auditStore.ts';
import type { AdminContext } from './context.ts';

const entriesAtOnce = 1_000;
/** About 60 MB, which is what one upload takes; more is asked for by period. */
const mostEntries = 100_000;
const byteOrderMark = '\ufeff';

/** Everything of the audit that fits, newest first; undefined for who is no administrator now. */
export async function writeAuditFile(
  context: AdminContext,
  userId: string,
  subject: FileSubject,
): Promise<string | undefined> {
  if (!(await isAdministrator(context, { userId }))) return undefined;
  const filter = await readFilter(context, queryOf(subject));
  if ('code' in filter) return undefined;
  const lines = [byteOrderMark + csvLine(auditColumns)];
  let before: string | undefined;
  let newest: string | undefined;
  while (lines.length <= mostEntries) {
    const page = { skip: 0, limit: entriesAtOnce, ...(before === undefined ? {} : { before }) };
    const rows = await findEntries(context.db, filter, page);
    lines.push(...rows.map(lineOf));
    newest ??= rows[0]?.id;
    before = rows.at(-1)?.id;
    if (rows.length < entriesAtOnce) break;
  }
  await appendAudit(context.db, {
    at: context.now(),
    actor: { kind: 'user', userId },
    action: 'admin.exportAudit',
    subjectKind: 'audit',
    subjectId: newest ?? '0',
    details: { count: lines.length - 1, lastEntryId: before ?? null },
  });
  return lines.join('');
}

export function subjectOf({ who, what, group, since, until }: AuditQuery): FileSubject {
  return { who, what, group, since, until };
}

function queryOf({ who = '', what = '', group = '', since = '', until = '' }: FileSubject): AuditQuery {
  return { who, what, group, since, until };
}
