import { aPress } from './activities.ts';
import { groupIdAt, ownersAt, personIdAt, type CompanySize } from './bigCompany.ts';
import type { CloudReady } from './cloudMessages.ts';
import type { Load } from './load.ts';

export interface Wish {
  readonly requestId: string;
  readonly ownerId: string;
}

const concurrency = 10;

/** Everybody asks for one group, the groups by turns. The answered status card names the request. */
export async function askForAll(
  load: Load,
  channel: CloudReady,
  size: CompanySize,
  count: number,
): Promise<readonly Wish[]> {
  const wishes: Wish[] = [];
  const askers = Array.from({ length: count }, (_, index) => index);
  await load.each(askers, concurrency, async (asker) => {
    const group = asker % size.groups;
    const data = { groupId: groupIdAt(group), reason: 'I work with them', duration: '0' };
    const { body } = await load.post(aPress(channel, personIdAt(asker), 'requests.submit', data));
    const requestId = /"requestId":"([^"]+)"/.exec(body)?.[1];
    if (requestId === undefined) throw new Error(`No request was made: ${body.slice(0, 500)}`);
    wishes.push({ requestId, ownerId: ownersAt(group, size.people)[0] });
  });
  return wishes;
}

/**
 * Every owner presses Approve, and presses again after a second when told that nothing has changed, as happens while
 * Graph throttles. Answers how many presses had to be repeated.
 */
export async function approveAll(load: Load, channel: CloudReady, wishes: readonly Wish[]): Promise<number> {
  let repeated = 0;
  await load.each(wishes, concurrency, async ({ requestId, ownerId }) => {
    const data = { requestId, origin: 'card', note: '' };
    for (;;) {
      const { body } = await load.post(aPress(channel, ownerId, 'requests.approve', data));
      if (body.includes('application/vnd.microsoft.card.adaptive')) return;
      repeated += 1;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  });
  return repeated;
}
