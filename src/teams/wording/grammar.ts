import { strong, text, type Text } from './text.ts';

/** Forms of a counted phrase, `#` standing for the number; `other` serves every category not given. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export interface Grammar {
  readonly count: (amount: number, forms: PluralForms) => string;
  /** "Ana, Bob and Chen", each name emphasised. */
  readonly names: (names: readonly string[]) => Text;
  /** The same without emphasis, for small print. */
  readonly list: (names: readonly string[]) => string;
}

/** A group may have a hundred owners; beyond these, cards say how many more there are. */
const mostNames = 5;

/** How a language counts and lists; `more` is what stands for the names left out. */
export function grammarOf(language: string, more: PluralForms): Grammar {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const count: Grammar['count'] = (amount, forms) =>
    (forms[plurals.select(amount)] ?? forms.other).replace('#', numbers.format(amount));
  const some = (names: readonly string[]): readonly string[] => {
    const rest = names.length - mostNames;
    return rest > 1 ? [...names.slice(0, mostNames), count(rest, more)] : names;
  };
  return {
    count,
    names: (names) =>
      lists
        .formatToParts(some(names))
        .reduce<Text>(
          (runs, { type, value }) => text`${runs}${type === 'element' ? strong(value) : value}`,
          [],
        ),
    list: (names) => lists.format(some(names)),
  };
}
