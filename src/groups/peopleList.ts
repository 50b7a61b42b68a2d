import type { Actor } from '../decision.ts';
import { changePeople, type ChangeOutcome, type DeskPress } from './deskChanges.ts';
import type { DeskContext } from './deskContext.ts';
import type { DeskFileData, DeskRefusal, DeskView } from './deskViews.ts';
import { mostPeopleAtOnce } from './membershipChange.ts';
import { readPeopleFile } from './peopleFile.ts';
import { findList, forgetLists, insertList, type PeopleList } from './peopleListStore.ts';

const listLifeMs = 24 * 60 * 60 * 1000;
/** A longer list to choose from helps nobody; other groups are written. */
const mostGroups = 50;

export interface ListWish {
  readonly groupId: string;
  readonly kind: 'addMembers' | 'removeMembers';
}

/** Keeps the people of a file until it is said what to do with them, or says why the file cannot be used. */
export async function keepPeople(
  context: DeskContext,
  actor: Actor,
  file: { readonly name: string; readonly content: Uint8Array },
): Promise<PeopleList | { readonly refusal: DeskRefusal }> {
  const read = readPeopleFile(file.content);
  if ('problem' in read) return { refusal: { code: 'fileNotReadable', why: read.problem } };
  if (read.people.length > mostPeopleAtOnce) {
    return { refusal: { code: 'tooManyPeople', max: mostPeopleAtOnce } };
  }
  const list = { id: context.newId(), userId: actor.userId, fileName: file.name, people: read.people };
  const now = context.now();
  await context.db.transaction().execute(async (trx) => {
    await forgetLists(trx, new Date(now.getTime() - listLifeMs));
    await insertList(trx, list, now);
  });
  return list;
}

/** Adds or removes the people of a list, as if they had been typed. */
export async function changeListed(
  context: DeskContext,
  press: DeskPress,
  listId: string,
  { groupId, kind }: ListWish,
): Promise<ChangeOutcome> {
  const list = await ownList(context, press.actor, listId);
  if (list === undefined) return { refusal: { code: 'listGone' } };
  return changePeople(context, press, {
    groupId,
    kind,
    people: { typed: '', pickedIds: [], listed: list.people },
  });
}

/** Asks for which group a list is, and whether its people come or go. */
export async function askAboutList(
  context: DeskContext,
  actor: Actor,
  listId: string,
  known: Partial<Pick<DeskFileData, 'groupId' | 'problem' | 'typed'>> = {},
): Promise<DeskView> {
  const list = await ownList(context, actor, listId);
  if (list === undefined)
    return { card: 'deskRefusal', data: { refusal: { code: 'listGone' }, groupId: null } };
  const owned = await context.directory.listOwnedGroups(actor.userId);
  const groups = owned
    .map(({ id, displayName }) => ({ groupId: id, name: displayName }))
    .sort((left, right) => left.name.localeCompare(right.name))
    .slice(0, mostGroups);
  const { fileName, people } = list;
  const rest = { groupId: null, problem: null, typed: '', ...known };
  return { card: 'deskFile', data: { listId, fileName, people, groups, ...rest } };
}

async function ownList(
  { db }: Pick<DeskContext, 'db'>,
  { userId }: Actor,
  listId: string,
): Promise<PeopleList | undefined> {
  const list = await findList(db, listId);
  return list?.userId === userId ? list : undefined;
}
