import { z } from 'zod';
import { InputError } from '../errors.ts';
import { suggestGroups } from '../groups/searchGroups.ts';
import type { InvokeHandler } from './invokes.ts';
import { isRuleDataset, suggestForRow } from './ruleTypeahead.ts';

/** Teams shows no more. */
const mostChoices = 15;
const longestQuery = 120;

const searchSchema = z.object({
  queryText: z.string().nullish(),
  dataset: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/**
 * Options of an `Input.ChoiceSet` with `Data.Query`. The empty text asks for suggestions; the SDK's own handler would
 * refuse it. Source: Adaptive Cards, "Typeahead search in Adaptive Cards".
 */
export const typeahead: readonly (readonly [string, InvokeHandler])[] = [
  [
    'application/search',
    {
      name: 'typeahead',
      answer: async (parts, { actor }, activity) => {
        const { groups } = parts;
        const { data, error } = searchSchema.safeParse(activity['value']);
        if (error !== undefined) throw new InputError('value', 'Not a search.', error);
        const text = (data.queryText ?? '').slice(0, longestQuery);
        const dataset = data.dataset ?? '';
        if (isRuleDataset(dataset)) {
          const query = {
            dataset,
            text,
            inputs: data.data ?? {},
            locale: actor.locale,
            askerId: actor.userId,
          };
          return choices(await suggestForRow(parts, query, mostChoices));
        }
        if (dataset !== 'groups') return choices([]);
        const found = await suggestGroups(groups, actor.userId, text, mostChoices);
        return choices(found.map((group) => ({ title: group.displayName, value: group.id })));
      },
      otherwise: () => choices([]),
    },
  ],
];

function choices(results: readonly { readonly title: string; readonly value: string }[]): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
}
