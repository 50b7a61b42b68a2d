import { strong, text, type Text } from './text.ts';

/** Forms of a counted phrase, `#` standing for the number; `other` serves every category not given. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export interface Grammar {
  count(amount: number, forms: PluralForms): string;
  /** "Ana, Bob and Chen", each name emphasised. */
  names(names: readonly string[]): Text;
}

export function grammarOf(language: string): Grammar {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    count: (amount, forms) =>
      (forms[plurals.select(amount)] ?? forms.other).replace('#', numbers.format(amount)),
    names: (names) =>
      list
        .formatToParts(names)
        .reduce<Text>(
          (runs, part) => text`${runs}${part.type === 'element' ? strong(part.value) : part.value}`,
          [],
        ),
  };
}
