import { readinessClasses, systems, type ReadinessClass, type System } from '../../admin/readiness.ts';
import type { Check, Fix, ReadinessReport } from '../../admin/readinessReport.ts';
import type { ReadinessData } from '../../admin/readinessViews.ts';
import type { ReadinessWording } from '../wording/readiness/readinessWording.ts';
import { strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, marks, type CardFrame, type Line, type Mark, type Presented } from './presented.ts';

interface ReadinessCard extends CardFrame {
  readonly title: string;
  readonly lead: readonly Line[];
  readonly hasReport: boolean;
  readonly isRunning: boolean;
  readonly chartTitle: string;
  /** For the chart element of Teams. */
  readonly chart: readonly {
    readonly title: string;
    readonly data: readonly { readonly legend: string; readonly value: number; readonly color: string }[];
  }[];
  /** The same for clients without it: bars of three parts, each as wide as it is large. */
  readonly bars: readonly Bar[];
  readonly sums: readonly string[];
  readonly checklistTitle: string;
  readonly checklist: readonly (Mark & { readonly text: string })[];
  readonly fixesTitle: string;
  readonly fixes: readonly { readonly headline: Text; readonly about: readonly Line[] }[];
  readonly noFixes: string;
  readonly missing: readonly { readonly text: string }[];
  readonly lists: readonly { readonly system: System; readonly title: string }[];
  readonly surveyTitle: string;
  readonly titles: ReadinessWording['titles'];
}

interface Bar {
  readonly title: string;
  readonly parts: readonly { readonly width: number; readonly style: string; readonly count: string }[];
}

const chartColors: Readonly<Record<ReadinessClass, string>> = {
  ready: 'good',
  readyAfter: 'warning',
  notPossible: 'neutral',
};
const barStyles: Readonly<Record<ReadinessClass, string>> = {
  ready: 'good',
  readyAfter: 'warning',
  notPossible: 'emphasis',
};
const checkMarks: Readonly<Record<Check['state'], Mark>> = {
  done: marks.done,
  begun: marks.active,
  open: marks.upcoming,
};

/** The report's first card, or how far the first survey is. */
export function presentReadinessReport({ progress, report }: ReadinessData, wording: Wording): Presented {
  const say = wording.readiness;
  const data: ReadinessCard = {
    ...frame(wording),
    title: say.title,
    lead: lines(
      progress === null ? null : say.running(progress),
      report === null ? (progress === null ? say.none : null) : say.asOf(report.finishedAt, report.groups),
    ),
    hasReport: report !== null,
    isRunning: progress !== null,
    ...chartsOf(report, say),
    checklistTitle: say.checklistTitle,
    checklist: (report?.checklist ?? []).map((check) => toCheckRow(check, say)),
    fixesTitle: say.fixesTitle,
    fixes: (report?.fixes ?? []).map((fix) => toFixRow(fix, say)),
    noFixes: report?.fixes.length === 0 ? say.noFixes : '',
    missing: (report?.missing ?? []).map((permission) => ({ text: say.missing(permission) })),
    lists: systems.map((system) => ({ system, title: say.shortSystems[system] })),
    surveyTitle: report === null ? say.titles.survey : say.titles.surveyAgain,
    titles: say.titles,
  };
  return { data, summary: say.title };
}

export function toFixRow(fix: Fix, say: ReadinessWording): ReadinessCard['fixes'][number] {
  const named = fix.systems.map((system) => say.systems[system]);
  const groups = text`${say.fixIn(fix, named)}`;
  return { headline: text`${strong(say.reasons[fix.need])}`, about: lines(groups, say.ways[fix.need]) };
}

function toCheckRow(
  { check, state, done, of }: Check,
  say: ReadinessWording,
): ReadinessCard['checklist'][number] {
  return { ...checkMarks[state], text: `${say.checks[check](done, of)} (${say.checkStates[state]})` };
}

function chartsOf(
  report: ReadinessReport | null,
  say: ReadinessWording,
): Pick<ReadinessCard, 'chartTitle' | 'chart' | 'bars' | 'sums'> {
  const { chartTitle } = say;
  if (report === null) return { chartTitle, chart: [], bars: [], sums: [] };
  const countsOf = (system: System) =>
    readinessClasses.map((name) => ({ name, value: report.sums[system][name] }));
  return {
    chartTitle,
    chart: systems.map((system) => ({
      title: say.systems[system],
      data: countsOf(system).map(({ name, value }) => ({
        legend: say.classes[name],
        value,
        color: chartColors[name],
      })),
    })),
    bars: systems.map((system) => ({
      title: say.systems[system],
      parts: countsOf(system)
        .filter(({ value }) => value > 0)
        // Teams gives a column no more than its share, and a number needs room.
        .map(({ name, value }) => ({
          width: Math.max(12, Math.round((100 * value) / report.groups)),
          style: barStyles[name],
          count: String(value),
        })),
    })),
    sums: systems.map((system) => say.sum(say.systems[system], report.sums[system])),
  };
}
