import type { Actor } from '../decision.ts';
import { whyNotKeep, type KeptFacts } from './decideKept.ts';
import type { KeptContext } from './keptContext.ts';
import { readFacts } from './keptFacts.ts';
import { previewKeeping, readTyped } from './keptPreview.ts';
import type { KeptRefusal, KeptView } from './keptViews.ts';
import type { Rule } from './language/tree.ts';
import { fileOfMoves, movesCsv } from './movesFile.ts';
import type { RuleView, WhatIfData } from './ruleViews.ts';
import { formView, refusalView } from './showKept.ts';
import { tryOnPerson } from './tryOnPerson.ts';

type Reader = Pick<Actor, 'userId' | 'name'>;

interface TypedRule {
  readonly groupId: string;
  readonly text: string;
}

/** A typed rule tried on one person, before it keeps the group. */
export async function tryKept(
  context: KeptContext,
  actor: Actor,
  { typed, ...wish }: TypedRule & { readonly typed: WhatIfData['typed'] },
): Promise<RuleView | KeptView> {
  const read = await readRule(context, actor, wish);
  if ('refusal' in read) return refusedView(read, wish.text);
  const { id: groupId = '', displayName: groupName = '' } = read.facts.group ?? {};
  return tryOnPerson(context, { groupId, groupName, text: read.text, change: null }, typed);
}

/**
 * What a file of everybody whom a typed rule would move is called and about how large it is; a card that says why there
 * is none otherwise.
 */
export async function describeKeptMoves(
  context: KeptContext,
  reader: Reader,
  wish: TypedRule,
): Promise<
  | { readonly groupName: string; readonly fileName: string; readonly sizeInBytes: number }
  | { readonly view: KeptView }
> {
  const read = await readRule(context, reader, wish);
  if ('refusal' in read) return { view: refusedView(read, wish.text) };
  const asked = { groupId: wish.groupId, rule: read.rule, askerId: reader.userId };
  const effect = await previewKeeping(context, asked);
  if (effect === 'peopleNotRead') return { view: formView(read.facts, wish.text, { code: 'peopleNotRead' }) };
  const { joins, leaves } = effect.moves;
  const groupName = read.facts.group?.displayName ?? '';
  return { groupName, ...fileOfMoves(joins.length + leaves.length, context.now()) };
}

/** Whether this person may have the file now. */
export async function mayHaveKeptMoves(
  context: KeptContext,
  reader: Reader,
  wish: TypedRule,
): Promise<boolean> {
  return !('refusal' in (await readRule(context, reader, wish)));
}

/** Everybody who would move now, as CSV; undefined for somebody who may not direct the group any more. */
export async function writeKeptMoves(
  context: KeptContext,
  reader: Reader,
  wish: TypedRule,
): Promise<string | undefined> {
  const read = await readRule(context, reader, wish);
  if ('refusal' in read) return undefined;
  const asked = { groupId: wish.groupId, rule: read.rule, askerId: reader.userId };
  const effect = await previewKeeping(context, asked);
  return effect === 'peopleNotRead' ? undefined : movesCsv(context, effect.moves);
}

type Read =
  | { readonly facts: KeptFacts; readonly rule: Rule; readonly text: string }
  | { readonly facts: KeptFacts; readonly refusal: KeptRefusal; readonly isAboutText: boolean };

async function readRule(context: KeptContext, reader: Reader, { groupId, text }: TypedRule): Promise<Read> {
  const facts = await readFacts(context, reader, groupId);
  const refusal = whyNotKeep(facts, null);
  if (refusal !== undefined) return { facts, refusal, isAboutText: false };
  const typed = readTyped(text);
  return 'refusal' in typed
    ? { facts, refusal: typed.refusal, isAboutText: true }
    : { facts, rule: typed.rule, text: typed.text };
}

function refusedView(
  { facts, refusal, isAboutText }: Extract<Read, { refusal: KeptRefusal }>,
  text: string,
): KeptView {
  return isAboutText ? formView(facts, text, refusal) : refusalView(refusal);
}
