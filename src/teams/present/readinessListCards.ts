import { readinessClasses, type Reason, type ReadinessClass, type System } from '../../admin/readiness.ts';
import type { ReportedGroup } from '../../admin/readinessReport.ts';
import type { CandidatesData, ReadinessExportData, ReadinessListData } from '../../admin/readinessViews.ts';
import type { ReadinessWording } from '../wording/readiness/readinessWording.ts';
import { strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, line, lines, type CardFrame, type Line, type Presented } from './presented.ts';
import { csvOf } from './readinessRows.ts';

interface Paged extends CardFrame {
  readonly title: string;
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
  readonly titles: ReadinessWording['titles'];
}

interface ListCard extends Paged {
  readonly lead: string;
  readonly system: System;
  readonly class: ReadinessClass;
  readonly classes: readonly { readonly class: ReadinessClass; readonly title: string }[];
  readonly items: readonly { readonly headline: Text; readonly about: readonly Line[] }[];
}

interface CandidatesCard extends Paged {
  readonly lead: string;
  readonly items: readonly {
    readonly headline: Text;
    readonly rule: Text;
    readonly about: readonly Line[];
  }[];
  readonly alikeTitle: string;
  readonly alike: readonly Line[];
}

interface ExportCard extends CardFrame {
  readonly title: string;
  readonly hint: string;
  readonly more: string;
  readonly csv: string;
  readonly before: string;
  readonly csvLabel: string;
  readonly titles: ReadinessWording['titles'];
}

export function presentReadinessList(list: ReadinessListData, wording: Wording): Presented {
  const say = wording.readiness;
  const { system, items, total } = list;
  const title = say.listTitle(say.systems[system], say.classes[list.class], total);
  const data: ListCard = {
    ...pagedFrame(list, title, wording),
    lead: total === 0 ? say.listNone : '',
    system,
    class: list.class,
    classes: readinessClasses
      .filter((name) => name !== list.class)
      .map((name) => ({ class: name, title: say.classes[name] })),
    items: items.map((item) => toGroupRow(item, system, wording)),
  };
  return { data, summary: title };
}

export function presentCandidates(list: CandidatesData, wording: Wording): Presented {
  const say = wording.readiness;
  const title = say.candidatesTitle(list.total);
  const data: CandidatesCard = {
    ...pagedFrame(list, title, wording),
    lead: list.total === 0 ? say.candidatesNone : say.candidatesHint,
    items: list.items.flatMap((item) => toCandidateRow(item, say)),
    alikeTitle: list.alike.length === 0 ? '' : say.alikeTitle,
    alike: list.alike.map(({ names, members }) => line(say.alike(names, members))),
  };
  return { data, summary: title };
}

export function presentReadinessExport(part: ReadinessExportData, wording: Wording): Presented {
  const say = wording.readiness;
  const title = say.exportTitle(part.groups.length);
  const data: ExportCard = {
    ...frame(wording),
    title,
    hint: say.exportHint,
    more: part.before === null ? '' : say.exportMore,
    csv: csvOf(part.groups, part.partNumbers, wording),
    before: part.before ?? '',
    csvLabel: say.labels.csv,
    titles: say.titles,
  };
  return { data, summary: title };
}

/** "department Sales and country Sweden, Germany". */
export function sayTraits({ candidate }: ReportedGroup, say: ReadinessWording): string {
  return (candidate?.clauses ?? []).map(({ property, values }) => say.trait(property, values)).join(', ');
}

function toGroupRow(
  { reading, reasons }: ReportedGroup,
  system: System,
  wording: Wording,
): ListCard['items'][number] {
  const say = wording.readiness;
  const able = reading.owners.filter(({ state }) => state === 'able').length;
  const { people, guests, groups } = reading.members;
  const facts = [
    wording.kinds[reading.kind],
    say.owners(able, reading.owners.length),
    say.members(people, guests, groups),
    ...(reading.isSynced ? [say.synced(reading.syncDomain)] : []),
  ];
  const why = reasons[system].map((reason) => say.reasons[reason as Reason]);
  return { headline: text`${strong(reading.name)}`, about: lines(words(facts.join(' · ')), ...why) };
}

function toCandidateRow(group: ReportedGroup, say: ReadinessWording): CandidatesCard['items'] {
  const { candidate, reading } = group;
  if (candidate === null) return [];
  const percent = Math.floor((100 * candidate.stay) / candidate.members);
  const { stay, join, leave } = candidate;
  return [
    {
      headline: say.suggests(percent, reading.name, sayTraits(group, say)),
      rule: words(candidate.rule),
      about: lines(say.changes(stay, join, leave)),
    },
  ];
}

function pagedFrame(
  { page, more }: { readonly page: number; readonly more: boolean },
  title: string,
  wording: Wording,
): Paged {
  return {
    ...frame(wording),
    title,
    page,
    hasPrevious: page > 0,
    previousPage: page - 1,
    hasMore: more,
    nextPage: page + 1,
    titles: wording.readiness.titles,
  };
}
