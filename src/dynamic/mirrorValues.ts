import { sql, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { foldCase } from './language/foldCase.ts';
import { suggestedFields } from './mirrorFields.ts';
import type { Person, PersonStep } from './mirrorRows.ts';

/** Keeps the counts of values that people have, from what a page did to each of them. */
export async function countValues(trx: Transaction<Database>, steps: readonly PersonStep[]): Promise<void> {
  const counts = new Map<string, { field: string; value: string; key: string; people: number }>();
  const add = (person: Person | undefined, people: number): void => {
    for (const field of suggestedFields) {
      const value = person?.values[field];
      if (typeof value !== 'string') continue;
      const place = `${field} ${value}`;
      const counted = counts.get(place) ?? { field, value, key: foldCase(value), people: 0 };
      counts.set(place, { ...counted, people: counted.people + people });
    }
  };
  for (const { before, after } of steps) {
    add(before, -1);
    add(after, 1);
  }
  const changed = [...counts.values()].filter(({ people }) => people !== 0);
  if (changed.length === 0) return;
  await sql`
    insert into people_values (field, value, key, people)
    select field, value, key, people
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as counted (field text, value text, key text, people integer)
    on conflict (field, value) do update set people = people_values.people + excluded.people`.execute(trx);
  const fewer = changed.filter(({ people }) => people < 0);
  if (fewer.length === 0) return;
  await trx
    .deleteFrom('people_values')
    .where('people', '<=', 0)
    .where(
      'value',
      'in',
      fewer.map(({ value }) => value),
    )
    .execute();
}
