import type { LicensingContext } from './context.ts';
import { refusalView } from './licenceChangeHandlers.ts';
import type { LicenceView } from './licenceViews.ts';
import { reportOn, skuIdsOf } from './productSets.ts';
import { readSeatsNow } from './showLicences.ts';

/** More people are not read while somebody waits in chat. */
const mostPeople = 3_996;

/** Groups and people with one part of a set and without another; for readers whose right the caller has checked. */
export async function showSets(context: LicensingContext, mayChange: boolean): Promise<LicenceView> {
  const { productSets } = context.rules().licensing;
  if (productSets.length === 0) return refusalView({ code: 'setsNotNamed' });
  const seats = await readSeatsNow(context, 'interactive');
  if (seats === undefined) return refusalView({ code: 'seatsNotReadable' });
  const { skus, free } = seats;
  const skuIds = [
    ...new Set(productSets.flatMap(({ parts }) => parts.flatMap((one) => skuIdsOf(one, skus)))),
  ];
  const [groups, found] =
    skuIds.length === 0
      ? [[], { people: [], more: false }]
      : await Promise.all([
          context.directory.listGroupsGiving(skuIds),
          context.directory.listPeopleWith(skuIds, mostPeople),
        ]);
  const sets = productSets.map((set) => reportOn(set, { skus, free, groups, people: found.people }));
  return { card: 'licenceSets', data: { sets, isPartial: found.more, mayChange } };
}
