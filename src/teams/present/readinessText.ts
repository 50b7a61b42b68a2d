import { readinessClasses, systems } from '../../admin/readiness.ts';
import type { ReadinessReport } from '../../admin/readinessReport.ts';
import { plain } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { toFixRow } from './readinessCard.ts';
import { sayTraits } from './readinessListCards.ts';
import type { PageParts } from './readinessPage.ts';

const barWidth = 40;
const candidatesShown = 5;
const fills = { ready: '█', readyAfter: '▒', notPossible: '·' } as const;

/** The report for a terminal. */
export function readinessText(
  { report, candidates, alike }: Pick<PageParts, 'report' | 'candidates' | 'alike'>,
  { readiness: say }: Wording,
): string {
  const heading = (title: string): readonly string[] => ['', title, '-'.repeat(title.length)];
  const rules = candidates.slice(0, candidatesShown).flatMap((group) => {
    const { candidate, reading } = group;
    if (candidate === null) return [];
    const percent = Math.floor((100 * candidate.stay) / candidate.members);
    return [
      `- ${plain(say.suggests(percent, reading.name, sayTraits(group, say)))}`,
      `  ${candidate.rule}`,
      `  ${say.changes(candidate.stay, candidate.join, candidate.leave)}`,
    ];
  });
  return [
    say.title,
    say.asOfDay(report.finishedAt.toISOString().slice(0, 10), report.groups),
    ...report.missing.map((permission) => say.missing(permission)),
    ...heading(say.chartTitle),
    readinessClasses.map((name) => `${fills[name]} ${say.classes[name]}`).join('   '),
    ...systems.flatMap((system) => [bar(report, system), say.sum(say.systems[system], report.sums[system])]),
    ...heading(say.checklistTitle),
    ...report.checklist.map(
      ({ check, state, done, of }) => `- ${say.checks[check](done, of)} (${say.checkStates[state]})`,
    ),
    ...heading(say.fixesTitle),
    ...(report.fixes.length === 0 ? [say.noFixes] : []),
    ...report.fixes.flatMap((fix, at) => {
      const { headline, about } = toFixRow(fix, say);
      return [`${String(at + 1)}. ${plain(headline)}`, ...about.map(({ runs }) => `   ${plain(runs)}`)];
    }),
    ...heading(say.candidatesTitle(report.candidates)),
    ...(rules.length === 0 ? [say.candidatesNone] : rules),
    ...(alike.length === 0 ? [] : heading(say.alikeTitle)),
    ...alike.map(({ names, members }) => `- ${plain(say.alike(names, members))}`),
  ].join('\n');
}

function bar({ sums }: ReadinessReport, system: (typeof systems)[number]): string {
  const counts = sums[system];
  const all = Math.max(1, counts.ready + counts.readyAfter + counts.notPossible);
  return readinessClasses
    .map((name) => fills[name].repeat(Math.round((barWidth * counts[name]) / all)))
    .join('');
}
