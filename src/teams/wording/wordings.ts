import { de } from './de.ts';
import { en } from './en.ts';
import type { Wording } from './wording.ts';

/** Every shipped language; the first serves whoever speaks none of them. */
export const wordings: readonly [Wording, ...Wording[]] = [en, de];

/** The wording for a client's locale: the exact tag, else its language, else English. */
export function wordingFor(locale: string | null | undefined): Wording {
  const tag = (locale ?? '').toLowerCase();
  const language = tag.split(/[-_]/)[0];
  const [fallback] = wordings;
  return (
    wordings.find((wording) => wording.language.toLowerCase() === tag) ??
    wordings.find((wording) => wording.language === language) ??
    fallback
  );
}
