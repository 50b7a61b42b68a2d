import type { Actor } from '../decision.ts';
import { resolvePeople } from '../groups/deskPeople.ts';
import { nameOf } from '../groups/decideDesk.ts';
import { parseRule } from './language/parseRule.ts';
import { findProperty } from './language/properties.ts';
import { findUsers, type MirroredUser } from './people.ts';
import { readForReader } from './ruleAnswers.ts';
import { readMoves } from './ruleChangeStore.ts';
import type { RuleContext } from './ruleContext.ts';
import { refusalView } from './ruleShown.ts';
import type { RuleRefusal, RuleView, WhatIfData } from './ruleViews.ts';
import { withProperty } from './whatIf.ts';
import { readSubjectFor } from './whyHandlers.ts';

/** A card carries so many lines before it becomes too large for Teams. */
const linesOnACard = 250;

/** Everybody who moves by a preview, as lines for a spreadsheet. */
export async function exportMoves(
  context: RuleContext,
  actor: Actor,
  { changeId, page }: { readonly changeId: string; readonly page: number },
): Promise<RuleView> {
  const found = await readForReader(context, actor, changeId);
  if ('refusal' in found) return refusalView(found.refusal, null);
  const { joins, leaves } = await readMoves(context.db, changeId);
  const moves = [
    ...joins.map((userId) => ({ userId, move: 'joins' })),
    ...leaves.map((userId) => ({ userId, move: 'leaves' })),
  ];
  const from = page * linesOnACard;
  const part = moves.slice(from, from + linesOnACard);
  const users = await findUsers(
    context.db,
    part.map(({ userId }) => userId),
  );
  const rows = part.map(({ userId, move }) => [move, userId, ...partsOf(users.get(userId))]);
  const header = ['move', 'id', 'name', 'userPrincipalName', 'guest', 'enabled'];
  return {
    card: 'ruleExport',
    data: {
      changeId,
      groupName: found.change.groupName,
      csv: [header, ...rows].map(toLine).join('\r\n'),
      shown: part.length,
      total: moves.length,
      nextPage: from + part.length < moves.length ? page + 1 : null,
    },
  };
}

/** The form to try the rule of a preview on one person. */
export async function openWhatIf(context: RuleContext, actor: Actor, changeId: string): Promise<RuleView> {
  return tryRule(context, actor, { changeId, typed: { person: '', property: 'department', value: '' } });
}

/** What the rule would say of one person whose property were another. Nothing is written. */
export async function tryRule(
  context: RuleContext,
  actor: Actor,
  { changeId, typed }: { readonly changeId: string; readonly typed: WhatIfData['typed'] },
): Promise<RuleView> {
  const found = await readForReader(context, actor, changeId);
  if ('refusal' in found) return refusalView(found.refusal, null);
  const { change } = found;
  const shown = (problem: RuleRefusal | null, tried: WhatIfData['tried'] = null): RuleView => ({
    card: 'ruleWhatIf',
    data: { change, typed, problem, tried },
  });
  const rule = change.after === null ? null : parseRule(change.after.text, { kind: 'user' }).rule;
  if (rule === null) return shown({ code: 'noPreview' });
  if (typed.person.trim() === '') return shown(null);
  const property = findProperty('user', typed.property);
  const meant = await resolvePeople(context.directory, { typed: typed.person, pickedIds: [] });
  const person = meant?.people.length === 1 ? meant.people[0] : undefined;
  const fields = property === undefined ? [] : [property.within ?? property.field];
  const subject = person && (await readSubjectFor(context, rule, person.id, fields));
  if (person === undefined || subject === undefined || property === undefined)
    return shown({ code: 'personNotFound', text: typed.person });
  const after = withProperty(subject, typed.property, typed.value);
  return shown(null, { personName: nameOf(person), before: subject, after, at: context.now() });
}

function partsOf(user: MirroredUser | undefined): readonly string[] {
  if (user === undefined) return ['', '', '', ''];
  const { displayName, userPrincipalName, isGuest, accountEnabled } = user;
  return [displayName ?? '', userPrincipalName ?? '', String(isGuest), String(accountEnabled ?? '')];
}

/** A cell that begins like a formula would be carried out by a spreadsheet. */
function toLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
