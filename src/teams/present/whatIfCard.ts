import { rowProperties } from '../../dynamic/ruleForm.ts';
import type { WhatIfData } from '../../dynamic/ruleViews.ts';
import type { DirectoryObject } from '../../dynamic/language/readProperty.ts';
import { plain, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { lines, marks, type Line, type Mark, type Presented } from './presented.ts';
import { propertyLabel } from './ruleEditorCard.ts';
import { explained, explainRefusal, inWords, reasonsOf, ruleFrame, type RuleFrame } from './ruleFrame.ts';

interface Verdict {
  readonly label: string;
  readonly mark: Mark;
  readonly verdict: Text;
  readonly reasons: readonly Line[];
}

interface WhatIfCard extends RuleFrame {
  readonly changeId: string;
  readonly headline: Text;
  readonly inWords: readonly Line[];
  readonly hint: string;
  readonly problem: readonly Line[];
  readonly typed: WhatIfData['typed'];
  readonly properties: readonly { readonly title: string; readonly value: string }[];
  readonly verdicts: readonly Verdict[];
}

/** The rule tried on one person, as they are and with another value. */
export function presentWhatIf(
  { change, typed, problem, names, tried }: WhatIfData,
  wording: Wording,
): Presented {
  const say = wording.rules;
  const rule = change.after?.text ?? '';
  const headline = say.headlines[change.kind](change.groupName);
  const verdictOf = (label: string, subject: DirectoryObject, name: string, at: Date): Verdict => {
    const explanation = explained(rule, subject, at);
    const isIn = explanation?.outcome === 'in';
    const isOut = explanation?.outcome === 'out';
    return {
      label,
      mark: isIn ? marks.done : marks.ended,
      verdict: say.verdicts[isIn ? 'in' : isOut ? 'out' : 'open'](name),
      reasons: explanation === undefined ? [] : reasonsOf(explanation, wording, names),
    };
  };
  const data: WhatIfCard = {
    ...ruleFrame(wording),
    changeId: change.id,
    headline,
    inWords: inWords(rule, wording, names),
    hint: say.whatIfHint,
    problem: explainRefusal(problem, wording),
    typed,
    properties: rowProperties.map((name) => ({ title: propertyLabel(name, wording), value: name })),
    verdicts:
      tried === null
        ? []
        : [
            verdictOf(say.labels.asTheyAre, tried.before, tried.personName, tried.at),
            verdictOf(say.labels.asTheyWouldBe, tried.after, tried.personName, tried.at),
          ],
  };
  return { data, summary: plain(lines(headline)[0]?.runs ?? headline).slice(0, 250) };
}
