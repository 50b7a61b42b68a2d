import { accept, refuse, type Decision } from '../decision.ts';
import type { CreationRefusal, GroupCreation } from './groupCreation.ts';
import { isSameName } from './naming.ts';

/** Which of somebody's waiting wishes they mean: the one so called, or the only one. */
export function chooseWish(
  waiting: readonly GroupCreation[],
  name: string,
): Decision<GroupCreation, CreationRefusal> {
  const isMeant = (wish: GroupCreation): boolean =>
    [wish.name, wish.typedName].some((own) => isSameName(own, name));
  const meant = name.trim() === '' ? waiting : waiting.filter(isMeant);
  const [first, second] = meant;
  if (first === undefined) return refuse({ code: 'noWishWaits' });
  if (second === undefined) return accept(first);
  return refuse({ code: 'severalWishes', names: meant.map((wish) => wish.name) });
}

/** The creator no longer wants it. What somebody has answered already, or what is under way, stays as it is. */
export function withdrawWish(
  wish: GroupCreation,
  { now, userId }: { readonly now: Date; readonly userId: string },
): Decision<GroupCreation, CreationRefusal> {
  if (wish.creator.id !== userId || wish.state === 'draft') return refuse({ code: 'creationNotFound' });
  if (wish.state !== 'pendingApproval') return refuse({ code: 'noWishWaits' });
  return accept({ ...wish, state: 'withdrawn', version: wish.version + 1, finishedAt: now });
}
