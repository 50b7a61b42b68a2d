import type { Transaction } from 'kysely';
import type { Actor, Decision } from '../decision.ts';
import type { DirectoryUser } from '../directory/types.ts';
import { appendAudit } from '../store/audit.ts';
import { oweCards, type MessagePlace } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { confirm, propose, undo, type Proposal } from './decideChange.ts';
import { guestsToWarnOf, whyNotManage, type DeskFacts } from './decideDesk.ts';
import { proposeFacts } from './decideFacts.ts';
import type { DeskContext } from './deskContext.ts';
import { readNaming } from './deskNaming.ts';
import { knownGroup } from './knownGroups.ts';
import { resolvePeople } from './deskPeople.ts';
import type { DeskAskData, DeskRefusal, DeskView } from './deskViews.ts';
import { mostPeopleAtOnce, undoMs, type MembershipChange, type PeopleNamed } from './membershipChange.ts';
import {
  findChange,
  findLastRemovalId,
  findSameChange,
  insertChange,
  lockChange,
  updateChange,
} from './membershipChangeStore.ts';

/** What every press and every typed command brings along. */
export interface DeskPress {
  readonly actor: Actor;
  readonly activityId: string | null;
  /** The card that was used: it becomes the card of the change. */
  readonly place: MessagePlace | undefined;
}

export type ChangeOutcome =
  | { readonly refusal: DeskRefusal }
  /** Undefined when a card of its own will come, as for typed commands. */
  | { readonly view: DeskView | undefined };

/** Adds or removes the people named, or asks back. */
export async function changePeople(
  context: DeskContext,
  press: DeskPress,
  wish: { readonly groupId: string; readonly kind: Proposal['kind']; readonly people: PeopleNamed },
): Promise<ChangeOutcome> {
  const read = await readDeskFacts(context, press.actor, wish.groupId);
  const stranger = whyNotManage(read, null);
  if (stranger !== undefined) return { refusal: stranger };
  const meant = await resolvePeople(context.directory, wish.people);
  if (meant === undefined) return { refusal: { code: 'tooManyPeople', max: mostPeopleAtOnce } };
  const { activityId } = press;
  const mayBeGuests = wish.kind === 'addMembers' && context.allowGuests;
  const guests = mayBeGuests ? guestsToWarnOf(read.group, meant.people, context.guestsInLicensed()) : [];
  const isWarned = guests.length > 0;
  const outcome = await begin(context, press, { activityId, undoOf: null }, () =>
    propose(read, { ...meant, changeId: context.newId(), activityId, kind: wish.kind, isWarned }),
  );
  return asking(outcome, { guests });
}

/** Asks whether the group is to be called, described or seen otherwise. */
export async function changeFacts(
  context: DeskContext,
  press: DeskPress,
  wish: {
    readonly groupId: string;
    readonly name: string;
    readonly description: string;
    readonly visibility: string | null;
  },
): Promise<ChangeOutcome> {
  const read = await readDeskFacts(context, press.actor, wish.groupId);
  const stranger = whyNotManage(read, null);
  if (stranger !== undefined) return { refusal: stranger };
  const naming = await readNaming(context, read, wish.name);
  const { activityId } = press;
  const outcome = await begin(context, press, { activityId, undoOf: null }, () =>
    proposeFacts(read, { changeId: context.newId(), activityId, wanted: wish, naming }),
  );
  return asking(outcome, { alike: naming.alike });
}

/** The question with what its owner should know before the answer. */
function asking(outcome: ChangeOutcome, more: Partial<DeskAskData>): ChangeOutcome {
  if ('refusal' in outcome || outcome.view?.card !== 'deskAsk') return outcome;
  return { view: { ...outcome.view, data: { ...outcome.view.data, ...more } } };
}

/** Takes a removal back. */
export async function undoChange(
  context: DeskContext,
  press: DeskPress,
  changeId: string,
): Promise<ChangeOutcome> {
  const removal = await findChange(context.db, changeId);
  if (removal === undefined) return { refusal: { code: 'changeNotFound' } };
  const read = await readDeskFacts(context, press.actor, removal.groupId);
  const { activityId } = press;
  return begin(context, press, { activityId, undoOf: removal.id }, () =>
    undo(read, removal, { changeId: context.newId(), activityId }),
  );
}

/** Takes back the last removal of this person, wherever it was. */
export async function undoLast(context: DeskContext, press: DeskPress): Promise<ChangeOutcome> {
  const changeId = await findLastRemovalId(context.db, press.actor.userId);
  return changeId === undefined
    ? { refusal: { code: 'nothingToUndo' } }
    : undoChange(context, press, changeId);
}

/** The yes to a draft. A second one is told how far the change is. */
export async function confirmChange(
  context: DeskContext,
  press: DeskPress,
  wish: { readonly changeId: string; readonly chosenIds: readonly string[] },
): Promise<ChangeOutcome> {
  const known = await findChange(context.db, wish.changeId);
  if (known?.actor.id !== press.actor.userId) return { refusal: { code: 'changeNotFound' } };
  // What was offered and no other: ids from a card are not trusted.
  const offered = new Set(known.doubts.flatMap(({ candidates }) => candidates.map(({ id }) => id)));
  const ids = [...new Set(wish.chosenIds)].filter((id) => offered.has(id));
  const [read, chosen] = await Promise.all([
    readDeskFacts(context, press.actor, known.groupId),
    readUsers(context, ids),
  ]);
  const naming = await readNaming(context, read, known.facts?.displayName);
  return context.db.transaction().execute(async (trx) => {
    const draft = await lockChange(trx, known.id);
    if (draft === undefined) return { refusal: { code: 'changeNotFound' } };
    if (draft.state !== 'draft') return { view: changeView(draft, context.now()) };
    const decision = confirm(read, draft, { chosen, naming });
    if (!decision.accepted) return decision;
    await updateChange(trx, decision.change);
    await start(trx, context, press, decision.change);
    return { view: press.place && changeView(decision.change, context.now()) };
  });
}

/** The card of a change, for who made it. */
export async function showChange(
  context: Pick<DeskContext, 'db' | 'now'>,
  userId: string,
  changeId: string,
): Promise<DeskView> {
  const change = await findChange(context.db, changeId);
  if (change?.actor.id !== userId) return deskRefusal({ code: 'changeNotFound' }, null);
  return change.state === 'draft'
    ? { card: 'deskAsk', data: { change, alike: [], guests: [] } }
    : changeView(change, context.now());
}

export async function readDeskFacts(
  context: Pick<DeskContext, 'directory' | 'listKeptByRule' | 'now'>,
  actor: Pick<Actor, 'userId' | 'name'>,
  groupId: string,
): Promise<DeskFacts> {
  const { group, owners } = await context.directory.readDecisionFacts(groupId, [], 'interactive');
  // Teams sends names as people set them; the directory's own is the one others know.
  const self = owners.find(({ id }) => id === actor.userId);
  const name = self?.displayName ?? actor.name;
  const known = await knownGroup(context, group);
  return { actor: { userId: actor.userId, name }, group: known, owners, now: context.now() };
}

export function deskRefusal(refusal: DeskRefusal, groupId: string | null): DeskView {
  return { card: 'deskRefusal', data: { refusal, groupId } };
}

export function changeView(change: MembershipChange, now: Date): DeskView {
  const { kind, finishedAt, steps } = change;
  const isFresh = finishedAt !== null && now.getTime() - finishedAt.getTime() <= undoMs;
  const mayUndo = kind === 'removeMembers' && isFresh && steps.some(({ outcome }) => outcome === 'done');
  return { card: 'deskChange', data: { change, mayUndo } };
}

async function begin(
  context: DeskContext,
  press: DeskPress,
  same: { readonly activityId: string | null; readonly undoOf: string | null },
  decide: () => Decision<MembershipChange, DeskRefusal>,
): Promise<ChangeOutcome> {
  return context.db.transaction().execute(async (trx) => {
    const earlier = await findSameChange(trx, press.actor.userId, same);
    if (earlier !== undefined) return { view: press.place && viewOf(earlier, context.now()) };
    const decision = decide();
    if (!decision.accepted) return { refusal: decision.refusal };
    const { change } = decision;
    await insertChange(trx, change);
    if (change.state === 'draft') return { view: viewOf(change, context.now()) };
    await start(trx, context, press, change);
    return { view: press.place && viewOf(change, context.now()) };
  });
}

function viewOf(change: MembershipChange, now: Date): DeskView {
  return change.state === 'draft'
    ? { card: 'deskAsk', data: { change, alike: [], guests: [] } }
    : changeView(change, now);
}

/** From here on it happens: the wish is in the audit, its job in the queue, and its card owed. */
async function start(
  trx: Transaction<Database>,
  context: DeskContext,
  { actor, place }: DeskPress,
  change: MembershipChange,
): Promise<void> {
  await appendAudit(trx, {
    at: context.now(),
    actor: { kind: 'user', userId: actor.userId },
    action: `groups.${change.kind}`,
    subjectKind: 'membershipChange',
    subjectId: change.id,
    details: {
      groupId: change.groupId,
      steps: change.steps.map(({ deed, userId }) => ({ deed, userId })),
      facts: Object.keys(change.facts ?? {}),
      undoOf: change.undoOf,
    },
  });
  const card = { userId: actor.userId, view: 'groups.change', subjectId: change.id, version: change.version };
  await oweCards(trx, [place === undefined ? card : { ...card, place }], context.now());
  await context.enqueue(trx, 'groups.writeChange', [{ groupId: change.groupId, changeId: change.id }]);
  await context.enqueue(trx, 'teams.deliver', [{ userId: actor.userId }]);
}

async function readUsers(
  { directory }: Pick<DeskContext, 'directory'>,
  ids: readonly string[],
): Promise<readonly DirectoryUser[]> {
  return ids.length === 0 ? [] : (await directory.resolveIds(ids, 'interactive')).users;
}
