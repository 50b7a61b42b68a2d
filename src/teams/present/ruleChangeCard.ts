import { openStates, type RuleChange, type RuleNames } from '../../dynamic/ruleChange.ts';
import type { RuleChangeData } from '../../dynamic/ruleViews.ts';
import type { LicenceImpact } from '../../groups/licenceImpact.ts';
import { productName } from '../../licensing/productNames.ts';
import { plain, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import {
  lines,
  marks,
  refreshedFor,
  type Line,
  type Mark,
  type Presented,
  type Viewer,
} from './presented.ts';
import { effectsOf, losersOf } from './licenceEffectLines.ts';
import { explainRefusal, inWords, ruleFrame, worthKnowing, type RuleFrame } from './ruleFrame.ts';
import { joiningNotes, previewParts, type PreviewParts } from './rulePreviewParts.ts';

interface RuleChangeCard extends RuleFrame, PreviewParts {
  readonly changeId: string;
  readonly version: number;
  readonly groupId: string;
  readonly headline: Text;
  readonly mark: Mark;
  readonly state: readonly Line[];
  readonly problem: readonly Line[];
  readonly inWords: readonly Line[];
  readonly rule: readonly Line[];
  readonly before: readonly Line[];
  readonly notes: readonly Line[];
  readonly products: readonly Line[];
  readonly worthKnowing: readonly Line[];
  readonly mayConfirm: boolean;
  readonly mayAnswer: boolean;
  readonly mayEdit: boolean;
  readonly mayList: boolean;
  readonly mayTry: boolean;
  readonly mayCancel: boolean;
  readonly mayRestore: boolean;
  readonly saveTitle: string;
  readonly refreshFor: readonly string[];
}

/** A change of a rule: worked out, shown, agreed to, written; for its owner and for who has to agree. */
export function presentRuleChange(view: RuleChangeData, wording: Wording, viewer: Viewer): Presented {
  const say = wording.rules;
  const { change, role } = view;
  const isOwner = role === 'owner';
  const headline = isOwner
    ? say.headlines[change.kind](change.groupName)
    : say.secondHeadline(change.actor.name, change.groupName);
  const isShown = change.state === 'draft' || change.state === 'pending';
  const isRule = changesText(change);
  const after = change.after?.text ?? null;
  const shown = isShown ? change : null;
  const data: RuleChangeCard = {
    ...ruleFrame(wording),
    changeId: change.id,
    version: change.version,
    groupId: change.groupId,
    headline,
    mark: markOf(change),
    state: stateOf(view, wording),
    problem: explainRefusal(view.problem, wording),
    inWords: inWords(after, wording, namesOf(change)),
    rule: lines(after === null ? null : words(after)),
    before: lines(isRule && change.before !== null ? words(change.before.text) : null),
    ...previewParts(shown?.preview ?? null, after, wording),
    notes: notesOf(shown, wording),
    products: productsOf(shown, wording),
    worthKnowing: isShown && isRule ? worthKnowing(after ?? '', wording) : [],
    ...rightsOf(view),
    saveTitle: saveTitleOf(change, wording),
    refreshFor: openStates.includes(change.state) ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(headline).slice(0, 250) };
}

/** They come with the preview. */
function namesOf({ preview }: RuleChange): RuleNames | null {
  return preview === null ? null : (preview.names ?? {});
}

function changesText({ kind }: RuleChange): boolean {
  return kind === 'setRule' || kind === 'makeDynamic' || kind === 'keep';
}

function saveTitleOf(change: RuleChange, wording: Wording): string {
  const { titles } = wording.rules;
  if (change.kind === 'keep') return wording.kept.start;
  if (changesText(change)) return titles.save;
  return change.kind === 'makeAssigned' ? titles.makeAssigned : titles.resume;
}

type Rights = 'mayConfirm' | 'mayAnswer' | 'mayEdit' | 'mayList' | 'mayTry' | 'mayCancel' | 'mayRestore';

function rightsOf({ change, role, mayRestore }: RuleChangeData): Pick<RuleChangeCard, Rights> {
  const isOwner = role === 'owner';
  const isShown = change.state === 'draft' || change.state === 'pending';
  const isDraft = isOwner && change.state === 'draft';
  return {
    mayConfirm: isDraft,
    mayAnswer: !isOwner && change.state === 'pending',
    mayEdit: isDraft && changesText(change),
    mayList: isShown && moves(change) > 0,
    mayTry: isShown && change.after !== null,
    mayCancel: isOwner && (isShown || change.state === 'computing'),
    mayRestore,
  };
}

function moves({ preview }: RuleChange): number {
  return (preview?.joins.count ?? 0) + (preview?.leaves.count ?? 0);
}

function markOf({ state }: RuleChange): Mark {
  if (state === 'done') return marks.done;
  if (state === 'failed') return marks.refused;
  return state === 'dropped' || state === 'expired' ? marks.ended : marks.active;
}

function stateOf({ change, needsSecond }: RuleChangeData, wording: Wording): readonly Line[] {
  const say = wording.rules;
  const { state, confirmedBy, failure } = change;
  const agreed = confirmedBy === null ? null : say.agreedBy(confirmedBy.name);
  switch (state) {
    case 'computing':
      return lines(change.isAgain ? say.again : null, say.computing);
    case 'draft':
      return draftState(change, needsSecond, wording);
    case 'pending':
      return lines(say.waitsForSecond);
    case 'writing':
      return lines(agreed, change.kind === 'keep' ? wording.kept.starting : say.writing);
    case 'done':
      return lines(agreed, say.done[change.kind]);
    case 'failed':
      return lines(failure === null ? null : say.failures[failure]);
    case 'dropped':
      return lines(confirmedBy === null ? say.dropped : say.droppedBy(confirmedBy.name));
    case 'expired':
      return lines(say.expired);
  }
}

function draftState({ kind, isAgain }: RuleChange, needsSecond: boolean, wording: Wording): readonly Line[] {
  const { rules, kept } = wording;
  const isKeep = kind === 'keep';
  return lines(
    isAgain ? rules.again : null,
    needsSecond ? (isKeep ? kept.massChange : rules.massChange) : null,
    isKeep ? kept.startHint : null,
  );
}

function notesOf(shown: RuleChange | null, wording: Wording): readonly Line[] {
  const preview = shown?.preview ?? null;
  if (shown === null || preview === null) return [];
  const { kind } = shown;
  const say = wording.rules;
  const { leaves, stays, undecided, strangers } = preview;
  return lines(
    kind === 'makeDynamic' ? say.emptiedFirst(leaves.count + stays, leaves.count) : null,
    kind === 'makeAssigned' ? say.keepsMembers : null,
    ...joiningNotes(preview, wording),
    strangers > 0 ? say.strangers(strangers) : null,
    undecided > 0 ? (kind === 'keep' ? wording.kept : say).undecided(undecided) : null,
  );
}

function productsOf(shown: RuleChange | null, wording: Wording): readonly Line[] {
  const preview = shown?.preview ?? null;
  if (preview === null) return [];
  const { products, joins, leaves, licences } = preview;
  if (licences !== undefined && licences !== null) return effectOf(licences, wording);
  return products.map(({ skuId, partNumber }) => ({
    runs: wording.rules.productMoves(productName(skuId, partNumber), joins.count, leaves.count),
  }));
}

function effectOf(licences: LicenceImpact, wording: Wording): readonly Line[] {
  const say = wording.licences.change;
  return [
    ...lines(...effectsOf(licences, say), licences.isPartial ? wording.rules.licencesPartial : null),
    ...losersOf(licences, say),
  ];
}
