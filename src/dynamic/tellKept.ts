import type { Transaction } from 'kysely';
import type { DirectoryUser } from '../directory/types.ts';
import { canOwn } from '../groups/decideDesk.ts';
import { oweCards, wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { KeptContext } from './keptContext.ts';
import type { KeptRule } from './keptRule.ts';

export const keptView = 'dynamic.kept';

/** Brings the open cards about a kept group up to date, and owes new ones to those who have to hear of it. */
export async function tellAbout(
  trx: Transaction<Database>,
  context: Pick<KeptContext, 'enqueue' | 'now'>,
  kept: KeptRule,
  newForIds: readonly string[] = [],
): Promise<void> {
  const edited = await wantVersion(trx, kept.groupId, [keptView], kept.revision);
  await oweCards(
    trx,
    newForIds.map((userId) => ({ userId, view: keptView, subjectId: kept.groupId, version: kept.revision })),
    context.now(),
  );
  const people = [...new Set([...edited, ...newForIds])];
  await context.enqueue(
    trx,
    'teams.deliver',
    people.map((userId) => ({ userId })),
  );
}

/** Who is asked about many moves at once: the owners who did not write the rule, or else the administrators. */
export async function secondsFor(
  context: Pick<KeptContext, 'listAdministrators'>,
  kept: Pick<KeptRule, 'author'>,
  owners: readonly DirectoryUser[],
): Promise<readonly string[]> {
  const others = owners.filter((owner) => canOwn(owner) && owner.id !== kept.author.id).map(({ id }) => id);
  if (others.length > 0) return others;
  return (await context.listAdministrators('background')).filter((id) => id !== kept.author.id);
}
