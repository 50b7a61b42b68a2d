import type { Actor } from '../decision.ts';
import { lockSeats } from '../licensing/seatStore.ts';
import { moveWait, type Move } from '../licensing/waitingList.ts';
import { appendAudit } from '../store/audit.ts';
import type { RequestsContext } from './context.ts';
import type { RequestsView } from './requestViews.ts';
import { tellPlaces } from './seats.ts';
import { listSeatWaits, saveSeatOrder, type ListedWait } from './seatWaitStore.ts';

export const waitsPerPage = 10;

export interface WaitingListQuery {
  /** Words of a group's or a product's name; everybody who waits when empty. */
  readonly text: string;
  readonly page: number;
}

/** Who waits for a seat, in order; for licence administrators, whose right the caller has checked. */
export async function showWaitingList(
  { db }: Pick<RequestsContext, 'db'>,
  query: WaitingListQuery,
): Promise<RequestsView> {
  const fitting = (await listSeatWaits(db)).filter((wait) => fits(wait, query.text));
  const page = Math.min(query.page, Math.max(0, Math.ceil(fitting.length / waitsPerPage) - 1));
  const first = page * waitsPerPage;
  const items = fitting.slice(first, first + waitsPerPage).map((wait, index) => ({
    requestId: wait.requestId,
    name: wait.requesterName,
    groupName: wait.groupName,
    productNames: wait.productNames,
    place: first + index + 1,
    since: wait.since,
    isLast: first + index === fitting.length - 1,
  }));
  const more = fitting.length > first + items.length;
  return {
    card: 'waitingList',
    data: { text: nameMeant(fitting, query.text), items, total: fitting.length, page, more },
  };
}

/** Lets somebody change places within the list that is looked at; everybody who is passed hears their new place. */
export async function moveSeatWait(
  context: RequestsContext,
  actor: Actor,
  query: WaitingListQuery & { readonly requestId: string; readonly move: Move },
): Promise<RequestsView> {
  await context.db.transaction().execute(async (trx) => {
    await lockSeats(trx);
    const list = (await listSeatWaits(trx)).filter((wait) => fits(wait, query.text));
    const moved = moveWait(list, query.requestId, query.move);
    if (moved.length === 0) return;
    for (const { requestId, order } of moved) await saveSeatOrder(trx, requestId, order);
    await appendAudit(trx, {
      at: context.now(),
      actor: { kind: 'user', userId: actor.userId },
      action: 'requests.moveSeatWait',
      subjectKind: 'joinRequest',
      subjectId: query.requestId,
      requestId: query.requestId,
      details: { move: query.move },
    });
    await tellPlaces(trx, context);
    await context.enqueue(trx, 'requests.offerSeats', [{}]);
  });
  return showWaitingList(context, query);
}

/** The product, else the group, that the words stand for, when there is just one; else the words. */
function nameMeant(waits: readonly ListedWait[], typed: string): string {
  const text = typed.trim();
  if (text === '') return text;
  const among = (names: readonly string[]): readonly string[] => [
    ...new Set(names.filter((name) => isIn(name, text))),
  ];
  const products = among(waits.flatMap(({ productNames }) => productNames));
  const groups = among(waits.map(({ groupName }) => groupName));
  // The card asks with the name from now on, so it has to mean the same people.
  const isSame = (name: string): boolean => waits.every((wait) => fits(wait, name));
  const [name] = [products, groups].find(({ length, 0: only = '' }) => length === 1 && isSame(only)) ?? [];
  return name ?? text;
}

function isIn(name: string, text: string): boolean {
  return name.toLowerCase().includes(text.toLowerCase());
}

function fits({ groupName, productNames }: ListedWait, typed: string): boolean {
  return [groupName, ...productNames].some((name) => isIn(name, typed.trim()));
}
