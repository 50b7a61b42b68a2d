import { z } from 'zod';
import type { Actor } from '../decision.ts';
import { describeMovesFile } from '../dynamic/movesFile.ts';
import { openWhatIf, tryRule } from '../dynamic/previewHandlers.ts';
import {
  agreeToRuleChange,
  confirmRuleChange,
  dropRuleChange,
  restoreRule,
  showRuleChange,
} from '../dynamic/ruleAnswers.ts';
import { mostRows, rowOperators, type RuleRow } from '../dynamic/ruleForm.ts';
import {
  draftRule,
  editRuleChange,
  fixRuleText,
  openRuleEditor,
  showMoreRows,
} from '../dynamic/ruleEditor.ts';
import { changeRuleState } from '../dynamic/ruleHandlers.ts';
import { refusalView } from '../dynamic/ruleShown.ts';
import { showWhy } from '../dynamic/whyHandlers.ts';
import { offerFile } from '../files/handlers.ts';
import type { BotParts, View } from './botParts.ts';
import { showRuleOf } from './showRuleOf.ts';
import { id, verb, words, type Verb } from './verb.ts';

const ofGroup = z.object({ groupId: id });
const ofChange = z.object({ changeId: id });
const ofAnswer = ofChange.extend({ version: z.coerce.number().int().min(0) });
const count = z.coerce.number().int().min(0).max(1_000_000).catch(0);
const origin = z.enum(['rows', 'text']);
const join = z.enum(['and', 'or']).catch('and');
const keeper = z.enum(['entra', 'usher']).catch('entra');
const ofEditor = ofGroup.extend({ keeper, text: words });
const ofForm = ofEditor.extend({ origin, join }).catchall(z.unknown());
const ofRows = ofEditor.extend({ join }).catchall(z.unknown());
const ofTrial = ofChange.extend({ person: words, property: words, value: words });
const operator = z.enum(rowOperators).catch('eq');

/** The rule of a group: to see, to change, to preview, to agree to; and why somebody is in a group. */
export const ruleVerbs = {
  'dynamic.showRule': verb(ofGroup, (parts, { actor }, { groupId }) =>
    showRuleOf(parts, actor, { groupId, groupText: null }),
  ),
  'dynamic.openEditor': verb(ofGroup, ({ rules }, { actor }, { groupId }) =>
    openRuleEditor(rules, actor, { groupId, keeper: 'entra' }),
  ),
  'dynamic.editRule': verb(ofChange, ({ rules }, { actor }, { changeId }) =>
    editRuleChange(rules, actor, changeId),
  ),
  'dynamic.draftRule': verb(ofForm, ({ rules }, press, form) =>
    draftRule(rules, press, { ...form, rows: rowsIn(form) }),
  ),
  'dynamic.moreRows': verb(ofRows, ({ rules }, { actor }, form) =>
    showMoreRows(rules, actor, { ...form, rows: rowsIn(form) }),
  ),
  'dynamic.fixRule': verb(ofEditor.extend({ at: count }), ({ rules }, { actor }, form) =>
    fixRuleText(rules, actor, form),
  ),
  'dynamic.pauseRule': verb(ofGroup, ({ rules }, press, { groupId }) =>
    changeRuleState(rules, press, { groupId, kind: 'pause' }),
  ),
  'dynamic.resumeRule': verb(ofGroup, ({ rules }, press, { groupId }) =>
    changeRuleState(rules, press, { groupId, kind: 'resume' }),
  ),
  'dynamic.endRule': verb(ofGroup, ({ rules }, press, { groupId }) =>
    changeRuleState(rules, press, { groupId, kind: 'makeAssigned' }),
  ),
  'dynamic.confirmRule': verb(ofAnswer, ({ rules }, { actor }, data) =>
    confirmRuleChange(rules, actor, data),
  ),
  'dynamic.agreeToRule': verb(ofAnswer, ({ rules }, { actor }, data) =>
    agreeToRuleChange(rules, actor, data),
  ),
  'dynamic.dropRule': verb(ofAnswer, ({ rules }, { actor }, data) => dropRuleChange(rules, actor, data)),
  'dynamic.showRuleChange': verb(ofChange, ({ rules }, { actor }, { changeId }) =>
    showRuleChange(rules, actor, changeId),
  ),
  'dynamic.restoreRule': verb(ofChange, ({ rules }, press, { changeId }) =>
    restoreRule(rules, press, changeId),
  ),
  'dynamic.listMoves': verb(ofChange, ({ rules, files }, { actor }, { changeId }) =>
    offerMoves(rules, files, actor, changeId),
  ),
  'dynamic.openWhatIf': verb(ofChange, ({ rules }, { actor }, { changeId }) =>
    openWhatIf(rules, actor, changeId),
  ),
  'dynamic.tryRule': verb(ofTrial, ({ rules }, { actor }, { changeId, ...typed }) =>
    tryRule(rules, actor, { changeId, typed }),
  ),
  'dynamic.why': verb(ofGroup, ({ rules }, { actor }, { groupId }) =>
    showWhy(rules, actor, { groupId, groupText: null, userId: null, wantedToJoin: false }),
  ),
} as const satisfies Readonly<Record<string, Verb>>;

/** Teams' question whether everybody who would move may be put as a file into this person's OneDrive. */
async function offerMoves(
  rules: BotParts['rules'],
  files: BotParts['files'],
  actor: Actor,
  changeId: string,
): Promise<View> {
  const file = await describeMovesFile(rules, actor, changeId);
  if ('refusal' in file) return refusalView(file.refusal, null);
  return offerFile(files, { userId: actor.userId, kind: 'moves', subject: { changeId }, ...file });
}

/** The rows of the form, each with inputs of its own. */
function rowsIn(form: Readonly<Record<string, unknown>>): readonly RuleRow[] {
  return Array.from({ length: mostRows }, (_, index) => {
    const at = String(index + 1);
    return {
      property: words.parse(form[`property${at}`] ?? ''),
      operator: operator.parse(form[`operator${at}`]),
      value: words.parse(form[`value${at}`] ?? ''),
    };
  });
}
