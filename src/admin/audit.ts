import type { Actor } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import type { AdminView, AuditItem, AuditQuery } from './adminViews.ts';
import { readPeriod, type AuditFilter } from './auditFilter.ts';
import { findEntries, findKnownGroupIds, findKnownPersonIds, type AuditRow } from './auditStore.ts';
import type { AdminContext } from './context.ts';
import { csvLine } from '../files/csv.ts';
import { readNames } from './peopleNames.ts';

const entriesPerPage = 10;
const entriesPerExport = 500;
/** Teams refuses messages of more than about 80 KB, and every quotation mark is written twice in JSON. */
const longestExport = 24_000;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Entries that fit, newest first, ten at a time. For administrators. */
export async function searchAudit(
  context: AdminContext,
  query: AuditQuery,
  page: number,
): Promise<AdminView> {
  const filter = await readFilter(context, query);
  if ('code' in filter)
    return { card: 'adminAudit', data: { query, items: [], page: 0, more: false, problem: filter } };
  const rows = await findEntries(context.db, filter, {
    skip: page * entriesPerPage,
    limit: entriesPerPage + 1,
  });
  const shown = rows.slice(0, entriesPerPage);
  const names = await readNames(context, shown.flatMap(namelessActor));
  const items = shown.map((row) => toItem(row, names));
  const more = rows.length > entriesPerPage;
  return { card: 'adminAudit', data: { query, items, page, more, problem: null } };
}

/** What fits as CSV, newest first, in parts of a size that a card can carry. The export itself is in the audit. */
export async function exportAudit(
  context: AdminContext,
  actor: Actor,
  query: AuditQuery,
  before: string | null,
): Promise<AdminView> {
  const filter = await readFilter(context, query);
  if ('code' in filter)
    return { card: 'adminAudit', data: { query, items: [], page: 0, more: false, problem: filter } };
  const rows = await findEntries(context.db, filter, {
    skip: 0,
    limit: entriesPerExport + 1,
    ...(before === null ? {} : { before }),
  });
  const { csv, count } = writeCsv(rows.slice(0, entriesPerExport));
  const next = count < rows.length ? (rows[count - 1]?.id ?? null) : null;
  await appendAudit(context.db, {
    at: context.now(),
    actor: { kind: 'user', userId: actor.userId },
    action: 'admin.exportAudit',
    subjectKind: 'audit',
    subjectId: rows[0]?.id ?? '0',
    details: { count, lastEntryId: rows[count - 1]?.id ?? null },
  });
  return { card: 'adminExport', data: { query, csv, count, before: next } };
}

export const auditColumns = [
  'id',
  'at',
  'actor_id',
  'actor_name',
  'action',
  'subject_kind',
  'subject_id',
  'group_id',
  'group_name',
  'request_id',
  'requester_name',
  'reason',
  'details',
  'position',
  'hash',
] as const satisfies readonly (keyof AuditRow)[];

function writeCsv(rows: readonly AuditRow[]): { csv: string; count: number } {
  let csv = csvLine(auditColumns);
  let count = 0;
  for (const row of rows) {
    const line = lineOf(row);
    // One entry at least: its fields have limits of their own.
    if (count > 0 && csv.length + line.length > longestExport) break;
    csv += line;
    count += 1;
  }
  return { csv, count };
}

export function lineOf(row: AuditRow): string {
  return csvLine(auditColumns.map((column) => (column === 'at' ? row.at.toISOString() : row[column])));
}

/** What an administrator looks for, as the store can be asked; a refusal for a day that is none. */
export async function readFilter(context: AdminContext, query: AuditQuery) {
  const period = readPeriod(query);
  if (!period.accepted) return period.refusal;
  const who = query.who.trim();
  const isUsher = who.toLowerCase() === 'usher';
  const filter: AuditFilter = {
    ...period.change,
    people: who === '' || isUsher ? null : await peopleCalled(context, who),
    isUsher,
    action: query.what.trim(),
    groupIds: query.group.trim() === '' ? null : await groupsCalled(context, query.group.trim()),
  };
  return filter;
}

async function peopleCalled({ db, directory }: AdminContext, who: string): Promise<readonly string[]> {
  const id = who.toLowerCase();
  if (guid.test(id)) return [id];
  const known = await findKnownPersonIds(db, who);
  if (!/^[^\s@]+@[^\s@]+$/.test(who)) return known;
  const user = await directory.getUser(who, 'interactive');
  return user === undefined ? known : [...known, user.id];
}

async function groupsCalled({ db, directory }: AdminContext, name: string): Promise<readonly string[]> {
  const id = name.toLowerCase();
  if (guid.test(id)) return [id];
  const [known, named] = await Promise.all([findKnownGroupIds(db, name), directory.findGroupsByName(name)]);
  return [...new Set([...known, ...named.map((group) => group.id)])];
}

function namelessActor({ actor_id: id, actor_name: name }: AuditRow): readonly string[] {
  return id === null || name !== null ? [] : [id];
}

function toItem(row: AuditRow, names: ReadonlyMap<string, string | null>): AuditItem {
  const { id: entryId, at, action, reason } = row;
  const about = [row.requester_name, row.group_name].filter((name) => name !== null).join(', ');
  const subject = `${row.subject_kind} ${row.subject_id}`;
  return {
    entryId,
    at,
    actorName: row.actor_name ?? names.get(row.actor_id ?? '') ?? row.actor_id,
    action,
    about: about === '' ? subject : about,
    reason,
    rules: rulesIn(row),
  };
}

/** What a step about a rule notes of it. */
function rulesIn({ action, details }: AuditRow): AuditItem['rules'] {
  if (!action.startsWith('dynamic.')) return null;
  const { before, after } = JSON.parse(details) as { before?: unknown; after?: unknown };
  const rules = { before: textIn(before), after: textIn(after) };
  return rules.before === null && rules.after === null ? null : rules;
}

/** Entries from before rules were noted whole have their lengths only. */
function textIn(rule: unknown): string | null {
  const { text } = (rule ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : null;
}
