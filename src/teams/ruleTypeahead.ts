import { suggestRuleValues } from '../dynamic/ruleValues.ts';
import type { BotParts } from './botParts.ts';
import { wordingFor } from './wording/wordings.ts';

interface Choice {
  readonly title: string;
  readonly value: string;
}

const ofRow = /^ruleValues(\d)$/u;

/** Whether a dataset is about values of a row in the form for rules. */
export function isRuleDataset(dataset: string): boolean {
  return ofRow.test(dataset);
}

/**
 * Values that people have for the property of a row, after what was typed itself: the list is all that can be picked
 * from. `inputs` is what Teams sends of the other inputs of the card, if it does.
 */
export async function suggestForRow(
  { rules }: Pick<BotParts, 'rules'>,
  query: {
    readonly dataset: string;
    readonly text: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly locale: string;
    readonly askerId: string;
  },
  limit: number,
): Promise<readonly Choice[]> {
  const { text, inputs } = query;
  const say = wordingFor(query.locale).rules;
  const property = inputs[`property${ofRow.exec(query.dataset)?.[1] ?? ''}`];
  const name = typeof property === 'string' && property !== '' ? property : 'department';
  const found = await suggestRuleValues(rules, query.askerId, {
    property: name,
    beginning: text,
    limit: limit - 1,
  });
  const isThere = text === '' || found.some(({ value }) => value === text);
  return [
    ...(isThere ? [] : [{ title: say.useTyped(text), value: text }]),
    ...found.map(({ value, people }) => ({ title: say.peopleWith(value, people), value })),
  ];
}
