import { readinessClasses, systems, type Reason, type System } from '../../admin/readiness.ts';
import type { ReadinessReport, ReportedGroup } from '../../admin/readinessReport.ts';
import type { ReadinessWording } from '../wording/readiness/readinessWording.ts';
import { plain } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { marks } from './presented.ts';
import { toFixRow } from './readinessCard.ts';
import { sayTraits } from './readinessListCards.ts';
import { filterStyles, pageStyles } from './readinessPageStyles.ts';
import { rowOf } from './readinessRows.ts';
import { sumsChart } from './readinessSvg.ts';

export interface PageParts {
  readonly report: ReadinessReport;
  readonly candidates: readonly ReportedGroup[];
  readonly alike: readonly { readonly names: readonly string[]; readonly members: number }[];
  readonly groups: readonly ReportedGroup[];
  readonly partNumbers: Readonly<Record<string, string>>;
}

const columns = ['name', 'owners', 'members', 'selfService', 'dynamic', 'licensing', 'created'] as const;

/** The report as one page without anything outside it: no script, no font, no picture is loaded. */
export function readinessPage(parts: PageParts, wording: Wording): string {
  const say = wording.readiness;
  const { report } = parts;
  const day = report.finishedAt.toISOString().slice(0, 10);
  return `<!doctype html>
<html lang="${wording.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escape(say.title)}</title>
<style>${pageStyles}${filterStyles}</style>
</head>
<body>
<main>
<h1>${escape(say.title)}</h1>
<p>${escape(say.asOfDay(day, report.groups))}</p>
${report.missing.map((permission) => `<p class="missing">${escape(say.missing(permission))}</p>`).join('\n')}
<section><h2>${escape(say.chartTitle)}</h2>${sumsChart(report.sums, say)}
<ul class="sums">${systems.map((system) => `<li>${escape(say.sum(say.systems[system], report.sums[system]))}</li>`).join('')}</ul></section>
${checklist(report, say)}
${fixes(report, say)}
${suggestions(parts, say)}
${table(parts, wording)}
</main>
</body>
</html>
`;
}

function checklist({ checklist: rows }: ReadinessReport, say: ReadinessWording): string {
  const icons = { done: marks.done.icon, begun: marks.active.icon, open: marks.upcoming.icon };
  const items = rows.map(
    ({ check, state, done, of }) =>
      `<li class="${state}"><span aria-hidden="true">${icons[state]}</span> ${escape(say.checks[check](done, of))} <em>${escape(say.checkStates[state])}</em></li>`,
  );
  return `<section><h2>${escape(say.checklistTitle)}</h2><ul class="checks">${items.join('')}</ul></section>`;
}

function fixes({ fixes: all }: ReadinessReport, say: ReadinessWording): string {
  const items = all.map((fix) => {
    const { headline, about } = toFixRow(fix, say);
    const rest = about.map(({ runs }) => `<br>${escape(plain(runs))}`).join('');
    return `<li><strong>${escape(plain(headline))}</strong>${rest}</li>`;
  });
  const body = items.length === 0 ? `<p>${escape(say.noFixes)}</p>` : `<ol>${items.join('')}</ol>`;
  return `<section><h2>${escape(say.fixesTitle)}</h2>${body}</section>`;
}

function suggestions({ report, candidates, alike }: PageParts, say: ReadinessWording): string {
  const rules = candidates.flatMap((group) => {
    const { candidate, reading } = group;
    if (candidate === null) return [];
    const percent = Math.floor((100 * candidate.stay) / candidate.members);
    const sentence = plain(say.suggests(percent, reading.name, sayTraits(group, say)));
    const changes = say.changes(candidate.stay, candidate.join, candidate.leave);
    return [`<li>${escape(sentence)}<br><code>${escape(candidate.rule)}</code><br>${escape(changes)}</li>`];
  });
  const lead = rules.length === 0 ? say.candidatesNone : say.candidatesHint;
  const sets = alike.map(({ names, members }) => `<li>${escape(plain(say.alike(names, members)))}</li>`);
  return `<section><h2>${escape(say.candidatesTitle(report.candidates))}</h2><p>${escape(lead)}</p><ul>${rules.join('')}</ul>${
    sets.length === 0 ? '' : `<h3>${escape(say.alikeTitle)}</h3><ul>${sets.join('')}</ul>`
  }</section>`;
}

function table({ report, groups, partNumbers }: PageParts, wording: Wording): string {
  const say = wording.readiness;
  const shown = say.pageShown(groups.length, report.groups);
  const head = columns.map((column) => `<th scope="col">${escape(say.columns[column])}</th>`).join('');
  const rows = groups.map((group) => row(group, partNumbers, wording)).join('\n');
  return `<section><h2>${escape(shown)}</h2>${filters(say)}
<table><thead><tr>${head}</tr></thead><tbody>
${rows}
</tbody></table></section>`;
}

function filters(say: ReadinessWording): string {
  const sets = systems.map((system) => {
    const choices = ['all', ...readinessClasses].map((name) => {
      const label = name === 'all' ? say.pageAll : say.classes[name as (typeof readinessClasses)[number]];
      const checked = name === 'all' ? ' checked' : '';
      return `<label><input type="radio" name="${system}" id="${system}-${name}"${checked}> ${escape(label)}</label>`;
    });
    return `<fieldset><legend>${escape(say.systems[system])}</legend>${choices.join(' ')}</fieldset>`;
  });
  return `<form class="filters">${sets.join('')}</form>`;
}

function row(group: ReportedGroup, partNumbers: Readonly<Record<string, string>>, wording: Wording): string {
  const say = wording.readiness;
  const { reading, classes, reasons, candidate } = group;
  const worded = rowOf(group, partNumbers, wording);
  const { people, guests, groups } = reading.members;
  const under = (...texts: readonly string[]): string =>
    texts
      .filter((one) => one !== '')
      .map((one) => `<small>${escape(one)}</small>`)
      .join('');
  const verdict = (system: System, ...more: readonly string[]): string =>
    `<b class="${classes[system]}">${escape(say.classes[classes[system]])}</b>${under(
      ...reasons[system].map((reason) => say.reasons[reason as Reason]),
      ...more,
    )}`;
  const cells: Readonly<Record<(typeof columns)[number], string>> = {
    name: `<strong>${escape(reading.name)}</strong>${under(worded.kind, reading.isSynced ? say.synced(reading.syncDomain) : '')}`,
    owners: `${escape(worded.owners)}${under(worded.ownerNames)}`,
    members: escape(say.members(people, guests, groups)),
    selfService: verdict('selfService'),
    dynamic: `${verdict('dynamic')}${codeOf(reading.rule ?? candidate?.rule ?? '')}`,
    licensing: verdict(
      'licensing',
      worded.licences,
      reading.missesLicences === true ? say.missesLicences : '',
    ),
    created: `<time>${escape(worded.created)}</time>`,
  };
  const marked = systems.map((system) => `data-${system.toLowerCase()}="${classes[system]}"`).join(' ');
  const tds = columns.map(
    (column) => `<td data-label="${escape(say.columns[column])}">${cells[column]}</td>`,
  );
  return `<tr ${marked}>${tds.join('')}</tr>`;
}

function codeOf(rule: string): string {
  return rule === '' ? '' : `<code>${escape(rule)}</code>`;
}

function escape(value: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return value.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
