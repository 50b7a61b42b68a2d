/** One piece of text with one weight; becomes a TextRun, the only place where people's words are shown. */
export interface Run {
  readonly text: string;
  readonly weight: 'Default' | 'Bolder';
}

export type Text = readonly Run[];

interface Strong {
  readonly strong: string;
}

interface Moment {
  readonly at: Date;
  readonly show: 'date' | 'time' | 'dateTime';
}

type Part = string | number | Strong | Moment | Text;

/**
 * A sentence with values in it. A string put in is taken for somebody's words and made harmless; only the
 * sentence itself and `moment` may speak the card language's `{{DATE()}}`.
 */
export function text(sentence: TemplateStringsArray, ...parts: readonly Part[]): Text {
  const runs: Run[] = [];
  sentence.forEach((literal, index) => {
    append(runs, { text: literal, weight: 'Default' });
    const part = parts[index];
    if (part !== undefined)
      runsOf(part).forEach((run) => {
        append(runs, run);
      });
  });
  return runs;
}

/** People's words with nothing around them. */
export function words(value: string): Text {
  return text`${value}`;
}

/** A sentence of our own, shown where people's words may stand as well. */
export function said(sentence: string): Text {
  return sentence === '' ? [] : [{ text: sentence, weight: 'Default' }];
}

export function strong(value: string): Strong {
  return { strong: value };
}

export function moment(at: Date, show: Moment['show'] = 'dateTime'): Moment {
  return { at, show };
}

/** The same text with all of it in bold. */
export function emphasised(value: Text): Text {
  const whole = value.map((run) => run.text).join('');
  return whole === '' ? [] : [{ text: whole, weight: 'Bolder' }];
}

/** The same text for places that know no weights and no dates, such as a notification. */
export function plain(value: Text): string {
  return value
    .map((run) => run.text)
    .join('')
    .replaceAll(defusedBrace, '{');
}

/** A brace that cannot open a `{{DATE()}}`: followed by a space without width. */
const defusedBrace = '{\u200b';

function runsOf(part: Part): Text {
  if (typeof part === 'string') return [{ text: defuse(part), weight: 'Default' }];
  if (typeof part === 'number') return [{ text: String(part), weight: 'Default' }];
  if (isText(part)) return part;
  if ('strong' in part) return [{ text: defuse(part.strong), weight: 'Bolder' }];
  return [{ text: localized(part), weight: 'Default' }];
}

function isText(part: Strong | Moment | Text): part is Text {
  return Array.isArray(part);
}

/** Each client turns these into its own language and time zone; Teams knows the format without milliseconds only. */
function localized({ at, show }: Moment): string {
  const instant = `${at.toISOString().slice(0, 19)}Z`;
  const date = `{{DATE(${instant},SHORT)}}`;
  const time = `{{TIME(${instant})}}`;
  if (show === 'date') return date;
  return show === 'time' ? time : `${date} ${time}`;
}

function defuse(value: string): string {
  return value.replace(/\{(?=\{)/g, defusedBrace);
}

function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (run.text === '') return;
  if (last?.weight === run.weight) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}
