import { z } from 'zod';
import type { Actor } from '../decision.ts';
import type { KeptStep } from '../dynamic/keptRule.ts';
import {
  confirmKept,
  previewKept,
  rewriteKept,
  settleKept,
  showKept,
  startKept,
  stepKept,
} from '../dynamic/keptHandlers.ts';
import { describeKeptMoves, tryKept } from '../dynamic/keptTrial.ts';
import { nothingTyped } from '../dynamic/tryOnPerson.ts';
import { offerFile } from '../files/handlers.ts';
import type { BotParts, Press, View } from './botParts.ts';
import type { KeptCommand } from './keptGrammar.ts';
import { id, verb, words } from './verb.ts';

const ofGroup = z.object({ groupId: id });
const ofRule = ofGroup.extend({ rule: words });
const ofTrial = ofRule.extend({ person: words, property: words, value: words });
/** Chosen in a list of several, Teams sends the ids with commas between them. */
const ofPeople = ofGroup.extend({ people: words.transform((value) => value.toLowerCase().split(',')) });

/** What the buttons of groups kept by rule do. */
export const keptVerbs = {
  'dynamic.showKept': verb(ofGroup, ({ kept }, { actor }, { groupId }) =>
    showKept(kept, actor, { groupId, groupText: null }),
  ),
  'dynamic.previewKept': verb(ofRule, ({ kept }, { actor }, { groupId, rule }) =>
    previewKept(kept, actor, { groupId, groupText: null, text: rule }),
  ),
  'dynamic.changeKept': ofRewriting('present'),
  'dynamic.restoreKept': ofRewriting('before'),
  'dynamic.startKept': verb(
    ofRule.extend({ seen: z.string().max(100).catch('') }),
    ({ kept }, { actor }, { groupId, rule, seen }) => startKept(kept, actor, { groupId, text: rule, seen }),
  ),
  'dynamic.listKeptMoves': verb(ofRule, ({ kept, files }, { actor }, wish) =>
    offerMoves(kept, files, actor, wish),
  ),
  'dynamic.openKeptWhatIf': verb(ofRule, ({ kept }, { actor }, { groupId, rule }) =>
    tryKept(kept, actor, { groupId, text: rule, typed: nothingTyped }),
  ),
  'dynamic.tryKept': verb(ofTrial, ({ kept }, { actor }, { groupId, rule, ...typed }) =>
    tryKept(kept, actor, { groupId, text: rule, typed }),
  ),
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

/** Carries out what an owner typed about a group kept by rule. */
export function runKeptCommand(
  { kept }: BotParts,
  { actor }: Press,
  command: KeptCommand,
  groupId: string,
): Promise<View> {
  const wish = { groupId, groupText: command.group };
  if (command.kind === 'keptStep') return stepKept(kept, actor, { ...wish, step: command.step });
  return command.rule === null
    ? showKept(kept, actor, wish)
    : previewKept(kept, actor, { ...wish, text: command.rule });
}

/** Teams' question whether everybody whom the rule would move may be put as a file into this person's OneDrive. */
async function offerMoves(
  kept: BotParts['kept'],
  files: BotParts['files'],
  actor: Actor,
  { groupId, rule }: { readonly groupId: string; readonly rule: string },
): Promise<View> {
  const file = await describeKeptMoves(kept, actor, { groupId, text: rule });
  if ('view' in file) return file.view;
  return offerFile(files, { userId: actor.userId, kind: 'moves', subject: { groupId, rule }, ...file });
}

function ofStep(step: KeptStep) {
  return verb(ofGroup, ({ kept }, { actor }, { groupId }) =>
    stepKept(kept, actor, { groupId, groupText: null, step }),
  );
}

function ofRewriting(which: 'present' | 'before') {
  return verb(ofGroup, ({ kept }, { actor }, { groupId }) => rewriteKept(kept, actor, { groupId, which }));
}

function ofSettlement(settlement: 'adopt' | 'putRight') {
  return verb(ofPeople, ({ kept }, { actor }, { groupId, people }) =>
    settleKept(kept, actor, { groupId, userIds: people, settlement }),
  );
}
