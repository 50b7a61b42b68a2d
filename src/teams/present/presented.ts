import type { RequestRefusal } from '../../requests/requestViews.ts';
import { said, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';

/** Who will look at the card. */
export interface Viewer {
  /** BCP 47 tag of the viewer's client. */
  readonly locale: string | null | undefined;
  /** Entra object id. */
  readonly viewerId: string;
  /** The viewer's id for this bot, `29:…`; with it the card refreshes itself for this viewer. */
  readonly viewerMri?: string | null | undefined;
}

/** What a template is filled with, and the line a notification shows. */
export interface Presented {
  readonly data: CardFrame;
  readonly summary: string;
}

/** What every template may bind to. */
export interface CardFrame {
  readonly lang: string;
  readonly fallbackText: string;
  readonly actions: Wording['actions'];
  readonly labels: Wording['labels'];
}

/** One paragraph. */
export interface Line {
  readonly runs: Text;
}

export interface Fact {
  readonly label: string;
  readonly lines: readonly Line[];
}

/** How something stands: never told by colour alone, the words beside it say the same. */
export interface Mark {
  readonly icon: string;
  readonly color: 'Good' | 'Attention' | 'Accent' | 'Default';
}

export const marks = {
  done: { icon: '✓', color: 'Good' },
  active: { icon: '●', color: 'Accent' },
  refused: { icon: '✕', color: 'Attention' },
  ended: { icon: '–', color: 'Default' },
  upcoming: { icon: '○', color: 'Default' },
} as const satisfies Record<string, Mark>;

export function frame(wording: Wording): CardFrame {
  const { language, messages, actions, labels } = wording;
  return { lang: language, fallbackText: messages.cardNotShown, actions, labels };
}

/** Whose clients ask for the newest state by themselves; nobody's when the bot-specific id is not known yet. */
export function refreshedFor(viewer: Viewer): readonly string[] {
  return typeof viewer.viewerMri === 'string' && viewer.viewerMri !== '' ? [viewer.viewerMri] : [];
}

/** The beginning of a text that is too long for where it stands; `longest` in characters. */
export function shortened(given: string, longest: number): string {
  const characters = Array.from(given);
  return characters.length <= longest ? given : `${characters.slice(0, longest).join('').trimEnd()}…`;
}

export function line(runs: Text): Line {
  return { runs };
}

export function lines(...texts: readonly (Text | string | null)[]): readonly Line[] {
  return texts
    .filter((one) => one !== null)
    .map((one) => (typeof one === 'string' ? said(one) : one))
    .filter((runs) => runs.length > 0)
    .map(line);
}

export function fact(label: string, ...texts: readonly (Text | string | null)[]): readonly Fact[] {
  const shown = lines(...texts);
  return shown.length === 0 ? [] : [{ label, lines: shown }];
}

/** Why not, and what to do instead; nothing when there is no problem. */
export function explain(refusal: RequestRefusal | null, wording: Wording): readonly Line[] {
  if (refusal === null) return [];
  return lines(
    sentenceFor(refusal, wording),
    'reason' in refusal ? wording.ineligible[refusal.reason] : null,
  );
}

/** The compiler cannot see that the code picks the sentence for its own refusal; the type of the table can. */
function sentenceFor(refusal: RequestRefusal, wording: Wording): Text {
  const sentence = wording.refusals[refusal.code] as (refusal: RequestRefusal) => Text;
  return sentence(refusal);
}
