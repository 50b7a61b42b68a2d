import type { KeptData, KeptRefusal, KeptView } from '../../dynamic/keptViews.ts';
import type { KeptRule } from '../../dynamic/keptRule.ts';
import { describeRule } from '../../dynamic/language/describeRule.ts';
import { plain, said, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { troubleOf } from './keptTrouble.ts';
import { nameIn, ruleWordingOf } from './ruleFrame.ts';
import {
  frame,
  lines,
  refreshedFor,
  type CardFrame,
  type Line,
  type Presented,
  type Viewer,
} from './presented.ts';

type KeptCard = CardFrame & Readonly<Record<string, unknown>>;

const keptCards: readonly string[] = ['kept', 'keptRefusal'] satisfies readonly KeptView['card'][];

export function isKeptView(view: { readonly card: string }): view is KeptView {
  return keptCards.includes(view.card);
}

/** Cards about groups that Usher keeps by a rule of its own. */
export function presentKept(view: KeptView, wording: Wording, viewer: Viewer): Presented {
  switch (view.card) {
    case 'kept':
      return presentKeptGroup(view.data, wording, viewer);
    case 'keptRefusal':
      return presentKeptRefusal(view.data.refusal, wording);
  }
}

function presentKeptGroup(view: KeptData, wording: Wording, viewer: Viewer): Presented {
  const say = wording.kept;
  const { kept, counts } = view;
  const isActing = kept.state === 'acting';
  const isDryRun = kept.state === 'dryRun';
  const count = (standing: keyof KeptData['counts']): number => counts[standing] ?? 0;
  const moving = (standing: string): readonly string[] =>
    view.moving.filter((one) => one.standing === standing).map(({ name }) => name);
  const state = say.state[kept.state](kept.actAt);
  const data: KeptCard = {
    ...frame(wording),
    title: say.title,
    groupId: kept.groupId,
    groupName: text`${strong(kept.groupName)}`,
    problem: explainKept(view.problem, wording),
    state: lines(
      kept.trouble === null ? state : said(say.resting),
      kept.trouble === null ? null : troubleOf(kept.trouble, wording),
      kept.hold === null ? null : say.held(kept.hold.joins, kept.hold.leaves),
    ),
    rule: lines(
      meaning(view, wording),
      words(kept.text),
      say.version(kept.ruleVersion, kept.author.name, kept.startedAt),
    ),
    numbers: lines(
      isDryRun ? wouldMove(kept, counts, wording) : null,
      ...(isDryRun ? comings(moving('wouldAdd'), moving('wouldRemove'), wording) : []),
      isActing ? say.members(count('in'), count('exceptionIn'), count('exceptionOut')) : null,
      isActing && count('adding') + count('removing') > 0
        ? say.onTheWay(count('adding'), count('removing'))
        : null,
      kept.checkedAt === null || kept.state === 'stopped' ? null : say.asOf(kept.checkedAt),
    ),
    drift: view.drift.map(({ userId, name, standing }) => ({
      title: say.driftOf[standing === 'missing' ? 'missing' : 'stranger'](name),
      value: userId,
    })),
    say,
    ...buttonsFor(view, kept),
    refreshFor: kept.state === 'stopped' ? [] : refreshedFor(viewer),
  };
  return { data, summary: `${say.title}: ${kept.groupName}` };
}

/** Before the first comparison nobody is noted, which does not mean that nobody would move. */
function wouldMove(kept: KeptRule, counts: KeptData['counts'], wording: Wording): Text {
  const say = wording.kept;
  const { wouldAdd = 0, wouldRemove = 0 } = counts;
  return kept.checkedAt === null ? said(say.comparing) : say.wouldMove(wouldAdd, wouldRemove);
}

function buttonsFor(
  { mayDirect, mayConfirm, mayAdopt, hasBefore, drift }: KeptData,
  { state }: KeptRule,
): Readonly<Record<string, boolean>> {
  const isAtWork = state === 'dryRun' || state === 'acting';
  return {
    mayConfirm,
    mayAdopt,
    mayChange: mayDirect && state !== 'stopped',
    mayRestore: mayDirect && hasBefore,
    mayRewrite: mayDirect && (state !== 'stopped' || hasBefore),
    mayAct: mayDirect && state === 'dryRun',
    mayPause: mayDirect && isAtWork,
    mayResume: mayDirect && state === 'paused',
    mayStop: mayDirect && (isAtWork || state === 'paused'),
    maySettle: mayDirect && state === 'acting' && drift.length > 0,
  };
}

function presentKeptRefusal(refusal: KeptRefusal, wording: Wording): Presented {
  const explanation = explainKept(refusal, wording);
  const data: KeptCard = { ...frame(wording), title: wording.kept.title, explanation };
  return { data, summary: explanation.map(({ runs }) => plain(runs)).join(' ') };
}

/** Why not, and for a rule or a group what exactly stands in the way. */
function explainKept(refusal: KeptRefusal | null, wording: Wording): readonly Line[] {
  if (refusal === null) return [];
  const sentence = wording.kept.refusals[refusal.code] as (refusal: KeptRefusal) => Text;
  return lines(sentence(refusal), refusal.code === 'cannotKeep' ? troubleOf(refusal.reason, wording) : null);
}

function comings(
  joining: readonly string[],
  leaving: readonly string[],
  wording: Wording,
): readonly (Text | null)[] {
  const say = wording.kept;
  return [
    joining.length === 0 ? null : say.joining(joining),
    leaving.length === 0 ? null : say.leaving(leaving),
  ];
}

function meaning({ rule, names }: Pick<KeptData, 'rule' | 'names'>, wording: Wording): Text | null {
  if (rule === null) return null;
  return wording.kept.means(describeRule(rule, ruleWordingOf(wording), nameIn(names)));
}
