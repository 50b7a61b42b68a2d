import { openStates, type RuleChange, type RuleExample, type RulePreview } from '../../dynamic/ruleChange.ts';
import type { RuleChangeData } from '../../dynamic/ruleViews.ts';
import { productName } from '../../licensing/productNames.ts';
import { plain, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { barsOf, type Bar } from './ruleBars.ts';
import {
  lines,
  marks,
  refreshedFor,
  type Line,
  type Mark,
  type Presented,
  type Viewer,
} from './presented.ts';
import {
  changesOf,
  explained,
  explainRefusal,
  inWords,
  reasonsOf,
  ruleFrame,
  worthKnowing,
  type RuleFrame,
} from './ruleFrame.ts';

interface ShownExample {
  readonly name: Text;
  readonly mark: Mark;
  readonly reasons: readonly Line[];
}

interface RuleChangeCard extends RuleFrame {
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
  readonly hasNumbers: boolean;
  /** The same as the chart, for those who hear the card. */
  readonly numbers: string;
  readonly bars: readonly Bar[];
  readonly asOf: readonly Line[];
  readonly named: readonly { readonly label: string; readonly lines: readonly Line[] }[];
  readonly notes: readonly Line[];
  readonly products: readonly Line[];
  readonly worthKnowing: readonly Line[];
  readonly matching: readonly ShownExample[];
  readonly nearMisses: readonly ShownExample[];
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
    inWords: inWords(after, wording),
    rule: lines(after === null ? null : words(after)),
    before: lines(isRule && change.before !== null ? words(change.before.text) : null),
    ...numbersOf(shown, wording),
    worthKnowing: isShown && isRule ? worthKnowing(after ?? '', wording) : [],
    ...examplesOf(shown, wording),
    ...rightsOf(view),
    saveTitle: saveTitleOf(change, wording),
    refreshFor: openStates.includes(change.state) ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(headline).slice(0, 250) };
}

function changesText({ kind }: RuleChange): boolean {
  return kind === 'setRule' || kind === 'makeDynamic';
}

function saveTitleOf(change: RuleChange, wording: Wording): string {
  const { titles } = wording.rules;
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
  return state === 'dropped' ? marks.ended : marks.active;
}

function stateOf({ change, needsSecond }: RuleChangeData, wording: Wording): readonly Line[] {
  const say = wording.rules;
  const { state, confirmedBy, failure } = change;
  const agreed = confirmedBy === null ? null : say.agreedBy(confirmedBy.name);
  switch (state) {
    case 'computing':
      return lines(change.isAgain ? say.again : null, say.computing);
    case 'draft':
      return lines(change.isAgain ? say.again : null, needsSecond ? say.massChange : null);
    case 'pending':
      return lines(say.waitsForSecond);
    case 'writing':
      return lines(agreed, say.writing);
    case 'done':
      return lines(agreed, say.done[change.kind]);
    case 'failed':
      return lines(failure === null ? null : say.failures[failure]);
    case 'dropped':
      return lines(confirmedBy === null ? say.dropped : say.droppedBy(confirmedBy.name));
  }
}

type Numbers = Pick<
  RuleChangeCard,
  'hasNumbers' | 'numbers' | 'bars' | 'asOf' | 'named' | 'notes' | 'products'
>;

function numbersOf(change: RuleChange | null, wording: Wording): Numbers {
  const preview = change?.preview ?? null;
  if (change === null || preview === null)
    return { hasNumbers: false, numbers: '', bars: [], asOf: [], named: [], notes: [], products: [] };
  const say = wording.rules;
  const { joins, leaves } = preview;
  const named = (label: string, names: readonly string[], count: number) =>
    count === 0 ? [] : [{ label, lines: lines(nameSome(names, count, wording)) }];
  const bars = barsOf(preview, wording);
  return {
    hasNumbers: true,
    numbers: bars.map(({ label, value }) => say.bar(label, value)).join(' · '),
    bars,
    asOf: lines(say.previewAt(preview.at, preview.peopleAsOf)),
    named: [
      ...named(say.labels.joins, joins.names, joins.count),
      ...named(say.labels.leaves, leaves.names, leaves.count),
    ],
    notes: notesOf(change, preview, wording),
    products: preview.products.map(({ skuId, partNumber }) => ({
      runs: say.productMoves(productName(skuId, partNumber), joins.count, leaves.count),
    })),
  };
}

function notesOf(change: RuleChange, preview: RulePreview, wording: Wording): readonly Line[] {
  const say = wording.rules;
  const { joins, leaves, stays, undecided, strangers } = preview;
  return lines(
    change.kind === 'makeDynamic' ? say.emptiedFirst(leaves.count + stays, leaves.count) : null,
    change.kind === 'makeAssigned' ? say.keepsMembers : null,
    joins.guests > 0 ? say.guestsJoin(joins.guests) : null,
    joins.disabled > 0 ? say.disabledJoin(joins.disabled) : null,
    strangers > 0 ? say.strangers(strangers) : null,
    undecided > 0 ? say.undecided(undecided) : null,
  );
}

/** The list cuts itself short; who is not named at all is counted as well. */
function nameSome(names: readonly string[], count: number, wording: Wording): Text {
  const unnamed = Array.from({ length: count - names.length }, () => '');
  return wording.names([...names, ...unnamed]);
}

function examplesOf(
  change: RuleChange | null,
  wording: Wording,
): Pick<RuleChangeCard, 'matching' | 'nearMisses'> {
  const rule = change?.after ?? null;
  const preview = change?.preview ?? null;
  if (rule === null || preview === null) return { matching: [], nearMisses: [] };
  const toShown = ({ name, subject }: RuleExample): ShownExample => {
    const explanation = explained(rule.text, subject, preview.at);
    const isIn = explanation?.outcome === 'in';
    const sentences =
      explanation === undefined
        ? []
        : isIn
          ? reasonsOf(explanation, wording)
          : [...reasonsOf(explanation, wording), ...changesOf(explanation, wording)];
    return { name: text`${strong(name)}`, mark: isIn ? marks.done : marks.ended, reasons: sentences };
  };
  return { matching: preview.matching.map(toShown), nearMisses: preview.nearMisses.map(toShown) };
}
