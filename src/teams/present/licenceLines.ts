import type { LicenceFinding } from '../../licensing/licenceNeed.ts';
import type { JoinRequest } from '../../requests/joinRequest.ts';
import type { SeatCount } from '../../requests/requestViews.ts';
import type { Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';

/** What an approval takes, one line for each product, and what the service will stumble over. */
export function licenceLines(
  { licence }: Pick<JoinRequest, 'licence'>,
  seats: readonly SeatCount[],
  wording: Wording,
): readonly Text[] {
  const say = wording.licensing;
  const products = licence?.products ?? [];
  const lines = products.map(({ skuId, name, isHeld }) => {
    const seat = seats.find((one) => one.skuId === skuId);
    if (isHeld) return say.held(name);
    if (seat === undefined) return say.gives([name]);
    return seat.free > 0 ? say.takes(name, seat.free) : say.noneFree(name, seat.waiting);
  });
  return [...lines, ...(licence?.findings ?? []).map((finding) => findingSentence(finding, wording))];
}

/** Products a request still waits for or takes, by name. */
export function productsOf({ licence }: Pick<JoinRequest, 'licence'>): readonly string[] {
  const products = licence?.products ?? [];
  const taken = products.filter(({ takesSeat }) => takesSeat);
  return (taken.length > 0 ? taken : products).map(({ name }) => name);
}

/** What became of the licences, for the person who got them; null where there is nothing to say. */
export function licenceOutcome(request: Pick<JoinRequest, 'licence'>, wording: Wording): Text | null {
  const { licensing } = wording;
  const outcome = request.licence?.outcome ?? null;
  const products = productsOf(request);
  switch (outcome?.state) {
    case undefined:
      return null;
    case 'pending':
      return licensing.onTheWay(products);
    case 'late':
      return licensing.late(products);
    case 'active':
      return licensing.active(products);
    case 'missing':
      return licensing.missing[outcome.problem](outcome.product);
  }
}

function findingSentence(finding: LicenceFinding, wording: Wording): Text {
  const sentence = wording.licensing.findings[finding.code] as (finding: LicenceFinding) => Text;
  return sentence(finding);
}
