import type { RuleCount, RuleData, RuleRefusalData, RuleView } from '../../dynamic/ruleViews.ts';
import { plain, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import {
  fact,
  lines,
  marks,
  type Fact,
  type Line,
  type Mark,
  type Presented,
  type Viewer,
} from './presented.ts';
import { presentRuleChange } from './ruleChangeCard.ts';
import { presentRuleEditor } from './ruleEditorCard.ts';
import { explainRefusal, inWords, ruleFrame, worthKnowing, type RuleFrame } from './ruleFrame.ts';
import { presentWhatIf } from './whatIfCard.ts';
import { presentLicences, presentWhy } from './whyCards.ts';

interface RuleCard extends RuleFrame {
  readonly groupId: string;
  readonly name: Text;
  readonly mark: Mark;
  readonly state: string;
  readonly inWords: readonly Line[];
  readonly rule: readonly Line[];
  readonly facts: readonly Fact[];
  readonly differing: readonly Line[];
  readonly asOf: readonly Line[];
  readonly worthKnowing: readonly Line[];
  readonly explanation: readonly Line[];
  readonly changeTitle: string;
  readonly isOpen: boolean;
  readonly isAssigned: boolean;
  readonly isPaused: boolean;
  readonly isWorking: boolean;
  readonly changeId: string;
  readonly hasChange: boolean;
  readonly restoreId: string;
  readonly mayRestore: boolean;
}

interface RuleRefusalCard extends RuleFrame {
  readonly explanation: readonly Line[];
  readonly groupId: string;
  readonly hasGroup: boolean;
  /** Whether the reader may look at the rule itself. */
  readonly hasRule: boolean;
}

const ruleCards: readonly string[] = [
  'rule',
  'ruleEditor',
  'ruleChange',
  'ruleWhatIf',
  'ruleRefusal',
  'why',
  'whyLicences',
] satisfies readonly RuleView['card'][];

export function isRuleView(view: { readonly card: string }): view is RuleView {
  return ruleCards.includes(view.card);
}

/** Cards about rules, and about why somebody is in a group. */
export function presentRules(view: RuleView, wording: Wording, viewer: Viewer): Presented {
  switch (view.card) {
    case 'rule':
      return presentRule(view.data, wording);
    case 'ruleEditor':
      return presentRuleEditor(view.data, wording);
    case 'ruleChange':
      return presentRuleChange(view.data, wording, viewer);
    case 'ruleWhatIf':
      return presentWhatIf(view.data, wording);
    case 'ruleRefusal':
      return presentRuleRefusal(view.data, wording);
    case 'why':
      return presentWhy(view.data, wording);
    case 'whyLicences':
      return presentLicences(view.data, wording);
  }
}

function presentRule(rule: RuleData, wording: Wording): Presented {
  const say = wording.rules;
  const current = rule.rule;
  const text = current?.text ?? null;
  const data: RuleCard = {
    ...ruleFrame(wording),
    groupId: rule.groupId,
    name: nameOf(rule),
    ...stateOf(rule, wording),
    inWords: inWords(text, wording, rule.names),
    rule: lines(text === null ? null : words(text)),
    ...countOf(rule, wording),
    worthKnowing: text === null ? [] : worthKnowing(text, wording),
    explanation: explainRefusal(rule.fixed, wording),
    changeTitle: current === null ? say.titles.makeDynamic : say.titles.change,
    ...buttonsOf(rule),
  };
  return { data, summary: `${say.titles.rule}: ${rule.groupName}, ${data.state}`.slice(0, 250) };
}

function nameOf({ groupName }: RuleData): Text {
  return text`${strong(groupName)}`;
}

function stateOf({ rule, count }: RuleData, wording: Wording): Pick<RuleCard, 'mark' | 'state'> {
  const { assigned, noCounts, paused, works } = wording.rules;
  if (rule === null) return { mark: marks.ended, state: assigned };
  if (count === 'invalid') return { mark: marks.refused, state: noCounts.invalid };
  return rule.isPaused ? { mark: marks.ended, state: paused } : { mark: marks.done, state: works };
}

function countOf(rule: RuleData, wording: Wording): Pick<RuleCard, 'facts' | 'differing' | 'asOf'> {
  const { labels, noCounts, peopleAsOf } = wording.rules;
  const changed = fact(labels.lastChange, lastChange(rule, wording));
  const { count } = rule;
  if (count === null || count === 'invalid') return { facts: changed, differing: [], asOf: [] };
  if (typeof count === 'string') return { facts: changed, differing: lines(noCounts[count]), asOf: [] };
  return {
    facts: [
      ...changed,
      ...fact(labels.members, wording.members(count.members)),
      ...fact(labels.match, wording.members(count.matches)),
    ],
    differing: differing(count, wording),
    asOf: lines(count.peopleAsOf === null ? null : peopleAsOf(count.peopleAsOf)),
  };
}

type Buttons =
  'isOpen' | 'isAssigned' | 'isPaused' | 'isWorking' | 'changeId' | 'hasChange' | 'restoreId' | 'mayRestore';

function buttonsOf({ rule, fixed, openChangeId, restoreId }: RuleData): Pick<RuleCard, Buttons> {
  const isOpen = fixed === null;
  return {
    isOpen,
    isAssigned: isOpen && rule === null,
    isPaused: isOpen && rule?.isPaused === true,
    isWorking: isOpen && rule?.isPaused === false,
    changeId: openChangeId ?? '',
    hasChange: openChangeId !== null,
    restoreId: restoreId ?? '',
    mayRestore: restoreId !== null,
  };
}

function lastChange({ last, isOurs, rule }: RuleData, wording: Wording): Text | string | null {
  const say = wording.rules;
  if (isOurs && last !== null) return say.changedBy(last.actor.name, last.finishedAt ?? last.createdAt);
  return rule === null ? null : say.changedElsewhere;
}

function differing(count: RuleCount, wording: Wording): readonly Line[] {
  const say = wording.rules;
  const { missing, surplus, undecided } = count;
  return lines(
    missing + surplus === 0 ? say.allAsTheRuleSays : null,
    missing > 0 ? `${say.missing(missing)}.` : null,
    surplus > 0 ? `${say.surplus(surplus)}.` : null,
    undecided > 0 ? say.undecided(undecided) : null,
    ...count.differing.map(({ name, since, shouldBeIn }) =>
      shouldBeIn ? say.shouldBeIn(name, since) : say.shouldBeOut(name, since),
    ),
  );
}

function presentRuleRefusal({ refusal, groupId }: RuleRefusalData, wording: Wording): Presented {
  const explanation = explainRefusal(refusal, wording);
  const hasGroup = groupId !== null && refusal.code !== 'groupNotFound';
  const data: RuleRefusalCard = {
    ...ruleFrame(wording),
    explanation,
    groupId: groupId ?? '',
    hasGroup,
    hasRule: hasGroup && refusal.code !== 'notAnOwner',
  };
  const summary = explanation.map(({ runs }) => plain(runs)).join(' ');
  return { data, summary: summary.slice(0, 250) };
}
