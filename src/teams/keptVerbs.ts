import { z } from 'zod';
import type { KeptStep } from '../dynamic/keptRule.ts';
import { keepBy, restoreKept } from '../dynamic/keepHandlers.ts';
import { confirmKept, settleKept, showKept, stepKept } from '../dynamic/keptHandlers.ts';
import { openRuleEditor } from '../dynamic/ruleEditor.ts';
import type { BotParts, Press, View } from './botParts.ts';
import type { KeptCommand } from './keptGrammar.ts';
import { id, verb, words } from './verb.ts';

const ofGroup = z.object({ groupId: id });
/** Chosen in a list of several, Teams sends the ids with commas between them. */
const ofPeople = ofGroup.extend({ people: words.transform((value) => value.toLowerCase().split(',')) });

/** What the buttons of groups kept by rule do. */
export const keptVerbs = {
  'dynamic.showKept': verb(ofGroup, ({ kept }, { actor }, { groupId }) =>
    showKept(kept, actor, { groupId, groupText: null }),
  ),
  'dynamic.changeKept': verb(ofGroup, ({ rules }, { actor }, { groupId }) =>
    openRuleEditor(rules, actor, { groupId, keeper: 'usher' }),
  ),
  'dynamic.restoreKept': verb(ofGroup, ({ rules }, press, { groupId }) => restoreKept(rules, press, groupId)),
  'dynamic.actNow': ofStep('actNow'),
  'dynamic.pauseKept': ofStep('pause'),
  'dynamic.resumeKept': ofStep('resume'),
  'dynamic.stopKept': ofStep('stop'),
  'dynamic.confirmKept': verb(ofGroup, ({ kept }, { actor }, { groupId }) =>
    confirmKept(kept, actor, groupId),
  ),
  'dynamic.adoptDrift': ofSettlement('adopt'),
  'dynamic.putRight': ofSettlement('putRight'),
};

/** Carries out what an owner typed about a group kept by rule. Undefined when a preview comes as a card of its own. */
export function runKeptCommand(
  { kept, rules }: BotParts,
  press: Press,
  command: KeptCommand,
  groupId: string,
): Promise<View | undefined> {
  const { actor } = press;
  const wish = { groupId, groupText: command.group };
  if (command.kind === 'keptStep') return stepKept(kept, actor, { ...wish, step: command.step });
  return command.rule === null
    ? showKept(kept, actor, wish)
    : keepBy(rules, press, { ...wish, text: command.rule });
}

function ofStep(step: KeptStep) {
  return verb(ofGroup, ({ kept }, { actor }, { groupId }) =>
    stepKept(kept, actor, { groupId, groupText: null, step }),
  );
}

function ofSettlement(settlement: 'adopt' | 'putRight') {
  return verb(ofPeople, ({ kept }, { actor }, { groupId, people }) =>
    settleKept(kept, actor, { groupId, userIds: people, settlement }),
  );
}
