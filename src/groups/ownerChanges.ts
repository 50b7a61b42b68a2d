import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

/** What a page of changes says about who owns which group, gathered to be written at once. */
export class OwnerChanges {
  /** Groups whose owners are told anew. */
  readonly #forgotten = new Set<string>();
  /** The last word on each link, by group and owner. */
  readonly #links = new Map<string, Map<string, boolean>>();

  forget(groupId: string): void {
    this.#forgotten.add(groupId);
    this.#links.delete(groupId);
  }

  isNew(groupId: string): boolean {
    return this.#forgotten.has(groupId);
  }

  add(groupId: string, added: readonly string[], removed: readonly string[]): void {
    const links = this.#links.get(groupId) ?? new Map<string, boolean>();
    this.#links.set(groupId, links);
    for (const id of added) links.set(id, true);
    for (const id of removed) links.set(id, false);
  }

  async save(trx: Transaction<Database>): Promise<void> {
    const forgotten = [...this.#forgotten];
    if (forgotten.length > 0) {
      await trx.deleteFrom('group_index_owners').where('group_id', 'in', forgotten).execute();
    }
    const links = [...this.#links].flatMap(([groupId, owners]) =>
      [...owners].map(([ownerId, isOwner]) => ({ group_id: groupId, owner_id: ownerId, isOwner })),
    );
    for (const link of links.filter(({ isOwner }) => !isOwner)) {
      await trx
        .deleteFrom('group_index_owners')
        .where('group_id', '=', link.group_id)
        .where('owner_id', '=', link.owner_id)
        .execute();
    }
    const added = links
      .filter(({ isOwner }) => isOwner)
      .map(({ group_id, owner_id }) => ({ group_id, owner_id }));
    if (added.length === 0) return;
    await trx
      .insertInto('group_index_owners')
      .values(added)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
