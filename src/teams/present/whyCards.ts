import type { Explanation } from '../../dynamic/language/explainRule.ts';
import type { ExplainedRule, LicencesData, WhyData } from '../../dynamic/whyViews.ts';
import { productName } from '../../licensing/productNames.ts';
import { plain, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { lines, marks, type Line, type Mark, type Presented } from './presented.ts';
import { changesOf, explained, inWords, reasonsOf, ruleFrame, type RuleFrame } from './ruleFrame.ts';

interface WhyCard extends RuleFrame {
  readonly groupId: string;
  readonly headline: Text;
  readonly mark: Mark;
  readonly how: readonly Line[];
  readonly inWords: readonly Line[];
  readonly reasons: readonly Line[];
  readonly changes: readonly Line[];
  readonly notes: readonly Line[];
  readonly mayAsk: boolean;
}

interface LicencesCard extends RuleFrame {
  readonly items: readonly { readonly mark: Mark; readonly about: Text; readonly problem: readonly Line[] }[];
  readonly none: string;
}

/** Why somebody is in a group, or is not: the condition that decides, what it saw, what would change it. */
export function presentWhy(view: WhyData, wording: Wording): Presented {
  const isIn = view.membership !== 'none';
  const headline = headlineOf(view, wording);
  const rule = view.rule;
  const names = rule?.names ?? {};
  const explanation = rule === null ? undefined : explained(rule.text, rule.subject, rule.at);
  const data: WhyCard = {
    ...ruleFrame(wording),
    groupId: view.groupId,
    headline,
    mark: isIn ? marks.done : marks.ended,
    how: howOf(view, wording),
    inWords: inWords(rule?.text ?? null, wording, names),
    reasons: explanation === undefined ? [] : reasonsOf(explanation, wording, names),
    changes: explanation === undefined ? [] : changesOf(explanation, wording, names),
    notes: notesOf(view, explanation, wording),
    mayAsk: view.mayAsk,
  };
  return { data, summary: plain(headline).slice(0, 250) };
}

/** What the rule wants and has not got yet, and what members get. */
function notesOf(
  { rule, membership, products }: WhyData,
  explanation: Explanation | undefined,
  wording: Wording,
): readonly Line[] {
  const say = wording.rules.why;
  const names = products.map(({ skuId, partNumber }) => productName(skuId, partNumber));
  return lines(
    rule !== null && explanation === undefined ? say.notReadable : null,
    rule === null ? null : whatComes(rule, membership, explanation?.outcome, wording),
    rule?.isPaused === true ? say.pausedNote : null,
    rule?.isDryRun === true ? say.dryRunNote : null,
    names.length === 0 ? null : say.products(names),
  );
}

/** What becomes of somebody who is not where the rule wants them. */
function whatComes(
  { by, exception }: ExplainedRule,
  membership: WhyData['membership'],
  outcome: Explanation['outcome'] | undefined,
  wording: Wording,
): string | null {
  const say = wording.rules.why;
  if (outcome === 'in' && membership === 'none')
    return exception === 'out' ? say.exceptions.out : say.ruleWantsIn[by];
  if (outcome === 'out' && membership === 'direct')
    return exception === 'in' ? say.exceptions.in : say.ruleWantsOut[by];
  return null;
}

export function presentLicences({ items }: LicencesData, wording: Wording): Presented {
  const say = wording.rules.why;
  const data: LicencesCard = {
    ...ruleFrame(wording),
    items: items.map(({ product, groupName, isActive }) => {
      const name = productName(product.skuId, product.partNumber);
      return {
        mark: isActive ? marks.done : marks.refused,
        about: groupName === null ? say.ofYourOwn(name) : say.fromGroup(name, groupName),
        problem: lines(isActive ? null : say.notWorking),
      };
    }),
    none: items.length === 0 ? say.noLicences : '',
  };
  return { data, summary: wording.rules.titles.licences };
}

function headlineOf(
  { groupName, personName, isViewer, membership, wantedToJoin }: WhyData,
  wording: Wording,
): Text {
  const say = wording.rules.why;
  const isIn = membership !== 'none';
  if (wantedToJoin && !isIn) return say.joinByRule(groupName);
  if (isViewer) return isIn ? say.youAreIn(groupName) : say.youAreOut(groupName);
  return isIn ? say.isIn(personName, groupName) : say.isOut(personName, groupName);
}

function howOf({ membership, through, added, rule }: WhyData, wording: Wording): readonly Line[] {
  const say = wording.rules.why;
  const known = added === null ? null : say.letIn(added.byName, added.at);
  if (rule !== null)
    return lines(say.ruleDecides, rule.by === 'usher' && membership === 'direct' ? known : null);
  if (membership === 'none') return lines(say.noRuleOut);
  if (membership === 'nested') return lines(through.length === 0 ? null : say.through(through));
  return lines(say.direct, known ?? say.notKnownWho);
}
