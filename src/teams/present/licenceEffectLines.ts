import type { LicenceImpact } from '../../groups/licenceImpact.ts';
import type { ChangeWording } from '../wording/licences/licencesWording.ts';
import type { Text } from '../wording/text.ts';
import { lines, type Line } from './presented.ts';

const namesShown = 10;

/** What a change does to licences, product by product. */
export function effectsOf(
  { products, losing }: Pick<LicenceImpact, 'products' | 'losing'>,
  say: ChangeWording,
): readonly (Text | string)[] {
  return [
    ...products.flatMap(({ name, takes, holds, frees, free, short, changesPlans }) => [
      ...(takes === 0 ? [] : [say.takes(name, takes, free)]),
      ...(short === 0 ? [] : [say.short(name, short)]),
      ...(holds === 0 ? [] : [say.holds(name, holds)]),
      ...(frees === 0 ? [] : [say.frees(name, frees)]),
      ...(changesPlans === 0 ? [] : [say.plans(name, changesPlans)]),
    ]),
    ...(losing.length === 0 ? [say.losesNothing] : []),
  ];
}

/** Who loses what. */
export function losersOf({ losing }: Pick<LicenceImpact, 'losing'>, say: ChangeWording): readonly Line[] {
  return some(
    losing.map(({ name, products }) => say.loses(name, products)),
    say,
  );
}

/** The first of many sentences about people, and how many more there are. */
export function some(sentences: readonly Text[], say: ChangeWording): readonly Line[] {
  const rest = sentences.length - namesShown;
  return lines(...sentences.slice(0, namesShown), rest > 0 ? say.more(rest) : null);
}
