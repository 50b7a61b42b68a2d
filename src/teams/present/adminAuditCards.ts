import type { AdminAuditData, AdminExportData, AuditItem, AuditQuery } from '../../admin/adminViews.ts';
import type { AdminWording } from '../wording/admin/adminWording.ts';
import { strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { explainAdmin } from './adminCards.ts';
import { frame, lines, shortened, type CardFrame, type Line, type Presented } from './presented.ts';

interface AuditParts extends CardFrame {
  readonly query: AuditQuery;
  readonly titles: AdminWording['titles'];
  readonly adminLabels: AdminWording['labels'];
}

interface AdminAuditCard extends AuditParts {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly problem: readonly Line[];
  readonly items: readonly { readonly headline: Text; readonly about: readonly Line[] }[];
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
}

interface AdminExportCard extends AuditParts {
  readonly title: string;
  readonly hint: string;
  readonly more: string;
  readonly csv: string;
  readonly before: string;
}

/** Characters of a reason or a rule. The whole of it is in the export; ten rows have to fit on a card. */
const longestReason = 200;

export function presentAdminAudit(audit: AdminAuditData, wording: Wording): Presented {
  const say = wording.admin;
  const { query, items, page, more, problem } = audit;
  const data: AdminAuditCard = {
    ...partsFor(query, wording),
    title: say.auditTitle,
    hint: say.auditUtc,
    none: items.length === 0 && problem === null ? say.auditNone : '',
    problem: lines(problem === null ? null : explainAdmin(problem, wording)),
    items: items.map((item) => toRow(item, say)),
    hasPrevious: page > 0,
    previousPage: page - 1,
    hasMore: more,
    nextPage: page + 1,
  };
  return { data, summary: say.auditTitle };
}

export function presentAdminExport(part: AdminExportData, wording: Wording): Presented {
  const say = wording.admin;
  const title = say.exportTitle(part.count);
  const data: AdminExportCard = {
    ...partsFor(part.query, wording),
    title,
    hint: say.exportHint,
    more: part.before === null ? '' : say.exportMore,
    csv: part.csv,
    before: part.before ?? '',
  };
  return { data, summary: title };
}

function partsFor(query: AuditQuery, wording: Wording): AuditParts {
  const { titles, labels } = wording.admin;
  return { ...frame(wording), query, titles, adminLabels: labels };
}

function toRow(item: AuditItem, say: AdminWording): AdminAuditCard['items'][number] {
  const reason = item.reason === null ? null : words(shortened(item.reason, longestReason));
  return {
    headline: text`${strong(item.action)} · ${item.about}`,
    about: lines(say.done(item.actorName, item.at), reason, ...rulesOf(item, say)),
  };
}

function rulesOf({ rules }: AuditItem, say: AdminWording): readonly Text[] {
  if (rules === null) return [];
  const { before, after } = rules;
  const cut = (rule: string | null): string => (rule === null ? say.noRule : shortened(rule, longestReason));
  return before === after
    ? [say.ruleStays(cut(after))]
    : [say.ruleBefore(cut(before)), say.ruleAfter(cut(after))];
}
