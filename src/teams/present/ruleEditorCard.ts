import { describeDiagnostic } from '../../dynamic/language/describeDiagnostic.ts';
import type { Diagnostic } from '../../dynamic/language/diagnostics.ts';
import { parseRule } from '../../dynamic/language/parseRule.ts';
import { findProperty } from '../../dynamic/language/properties.ts';
import { mostRows, rowOperators, rowProperties, type RuleRow } from '../../dynamic/ruleForm.ts';
import type { RuleKeeper } from '../../dynamic/ruleChange.ts';
import type { RuleEditorData } from '../../dynamic/ruleViews.ts';
import { strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { lines, type Line, type Presented } from './presented.ts';
import { capital, explainRefusal, ruleFrame, ruleWordingOf, type RuleFrame } from './ruleFrame.ts';

interface Choice {
  readonly title: string;
  readonly value: string;
}

interface RowInputs {
  readonly at: number;
  readonly propertyId: string;
  readonly operatorId: string;
  readonly valueId: string;
  readonly dataset: string;
  readonly propertyLabel: string;
  readonly operatorLabel: string;
  readonly valueLabel: string;
  readonly property: string;
  readonly operator: string;
  readonly value: string;
  readonly known: readonly Choice[];
}

/** A piece of the rule's text; what is wrong is underlined and coloured, and the sentences below say so as well. */
interface Piece {
  readonly text: string;
  readonly color: 'Default' | 'Attention';
  readonly weight: 'Default' | 'Bolder';
  readonly underline: boolean;
}

interface Mistake {
  readonly lines: readonly Line[];
  readonly at: number;
  readonly hasFix: boolean;
  readonly fixTitle: string;
}

interface RuleEditorCard extends RuleFrame {
  readonly title: string;
  readonly keeper: RuleKeeper;
  readonly groupId: string;
  readonly name: Text;
  readonly intro: string;
  readonly problem: readonly Line[];
  readonly marked: readonly Piece[];
  readonly hasMarks: boolean;
  readonly mistakes: readonly Mistake[];
  readonly joins: readonly Choice[];
  readonly join: string;
  readonly properties: readonly Choice[];
  readonly operators: readonly Choice[];
  readonly firstRows: readonly RowInputs[];
  readonly otherRows: readonly RowInputs[];
  readonly showsOthers: boolean;
  readonly text: string;
}

const mistakesShown = 5;
const rowsAtFirst = 2;

/** The form: rows for the simple rules, a text for all, and where the text is wrong. */
export function presentRuleEditor(editor: RuleEditorData, wording: Wording): Presented {
  const say = wording.rules;
  const isUshers = editor.keeper === 'usher';
  const isWrong = editor.problem?.code === 'ruleInvalid';
  const { diagnostics } = parseRule(editor.text, { kind: 'user' });
  const errors = diagnostics
    .map((found, at) => ({ found, at }))
    .filter(({ found }) => found.severity === 'error')
    .slice(0, mistakesShown);
  const rows = Array.from({ length: mostRows }, (_, at) => inputsOf(editor.rows.rows[at], at, wording));
  const showsOthers = editor.isLong || editor.rows.rows.length > rowsAtFirst;
  const data: RuleEditorCard = {
    ...ruleFrame(wording),
    title: isUshers ? wording.kept.title : say.titles.editor,
    keeper: editor.keeper,
    groupId: editor.groupId,
    name: text`${strong(editor.groupName)}`,
    intro: isUshers ? wording.kept.editorIntro : say.editorIntro,
    problem: explainRefusal(editor.problem, wording),
    marked: isWrong
      ? markedText(
          editor.text,
          errors.map(({ found }) => found),
        )
      : [],
    hasMarks: isWrong && editor.text !== '',
    mistakes: isWrong ? errors.map(({ found, at }) => mistakeOf(found, at, wording)) : [],
    joins: [
      { title: say.joins.and, value: 'and' },
      { title: say.joins.or, value: 'or' },
    ],
    join: editor.rows.join,
    properties: rowProperties.map((name) => ({ title: propertyLabel(name, wording), value: name })),
    operators: rowOperators.map((name) => ({ title: say.operators[name], value: name })),
    firstRows: rows.slice(0, rowsAtFirst),
    otherRows: showsOthers ? rows.slice(rowsAtFirst) : [],
    showsOthers,
    text: editor.text,
  };
  return { data, summary: `${say.titles.editor}: ${editor.groupName}`.slice(0, 250) };
}

/** A property as people say it; those with a number have it in their name. */
export function propertyLabel(name: string, wording: Wording): string {
  const language = ruleWordingOf(wording);
  const number = /^extensionAttribute(\d+)$/u.exec(name)?.[1];
  const property = findProperty('user', name)?.name ?? name;
  const label = number === undefined ? language.labels[property] : language.extensionAttribute(number);
  const isSwitch = property === 'accountEnabled';
  return capital(isSwitch ? (language.booleans[property]?.yes ?? name) : (label ?? name));
}

function inputsOf(row: RuleRow | undefined, at: number, wording: Wording): RowInputs {
  const { labels } = wording.rules;
  const number = String(at + 1);
  const value = row?.value ?? '';
  return {
    at,
    propertyId: `property${number}`,
    operatorId: `operator${number}`,
    valueId: `value${number}`,
    dataset: `ruleValues${number}`,
    propertyLabel: `${labels.property} ${number}`,
    operatorLabel: `${labels.operator} ${number}`,
    valueLabel: `${labels.value} ${number}`,
    property: row?.property ?? 'department',
    operator: row?.operator ?? 'eq',
    value,
    known: value === '' ? [] : [{ title: value, value }],
  };
}

function mistakeOf(found: Diagnostic, at: number, wording: Wording): Mistake {
  const sentence = describeDiagnostic(found, ruleWordingOf(wording));
  const microsoft = found.severity === 'error' ? found.microsoft : null;
  const fix = found.fix === null ? '' : `: ${found.fix.text}`.slice(0, 60);
  return {
    lines: lines(words(sentence), microsoft === null ? null : words(wording.rules.microsoftSays(microsoft))),
    at,
    hasFix: found.fix !== null,
    fixTitle: `${wording.rules.titles.useFix}${fix}`,
  };
}

/** The text in pieces, those with a mistake apart. A mistake without a width is shown at the character before it. */
function markedText(rule: string, found: readonly Diagnostic[]): readonly Piece[] {
  const isMarked = Array.from({ length: rule.length }, () => false);
  for (const { span } of found) {
    const start = Math.min(span.start, rule.length - 1);
    for (let at = Math.max(0, start); at < Math.max(span.end, start + 1); at += 1) isMarked[at] = true;
  }
  const pieces: Piece[] = [];
  for (let from = 0; from < rule.length;) {
    const isWrong = isMarked[from] === true;
    let to = from;
    while (to < rule.length && isMarked[to] === isWrong) to += 1;
    const [run] = words(rule.slice(from, to));
    pieces.push({
      text: run?.text ?? '',
      color: isWrong ? 'Attention' : 'Default',
      weight: isWrong ? 'Bolder' : 'Default',
      underline: isWrong,
    });
    from = to;
  }
  return pieces;
}
