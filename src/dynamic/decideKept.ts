import { accept, refuse, type Actor, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { mayManage, nameOf } from '../groups/decideDesk.ts';
import type { RuleSettings } from '../groups/ruleSettings.ts';
import {
  dryRunMs,
  reportBeforeMs,
  type KeptPerson,
  type KeptRule,
  type KeptStep,
  type KeptTrouble,
  type Standing,
} from './keptRule.ts';
import type { KeepRefusal, KeptRefusal } from './keptViews.ts';

/** What every step about a kept rule depends on, read now. */
export interface KeptFacts {
  readonly now: Date;
  readonly actor: Pick<Actor, 'userId' | 'name'>;
  readonly group: DirectoryGroup | undefined;
  readonly owners: readonly DirectoryUser[];
  readonly settings: RuleSettings;
  /** Whether the actor is in the group that `whoMayWrite` names, if it names one. */
  readonly isWriter: boolean;
  readonly isAdministrator: boolean;
  /** Why Usher cannot keep the group, from the group itself. */
  readonly trouble: KeptTrouble | undefined;
}

/** Owners and administrators look; that a hidden group exists is told to nobody else. */
export function whyNotLook(facts: KeptFacts, groupText: string | null): KeepRefusal | undefined {
  const { group, owners, actor, isAdministrator } = facts;
  if (group === undefined) return { code: 'groupNotFound', text: groupText };
  if (mayManage(actor.userId, owners) || isAdministrator) return undefined;
  if (group.visibility === 'HiddenMembership') return { code: 'groupNotFound', text: groupText };
  return { code: 'notAnOwner', groupName: group.displayName };
}

/** Owners with the right direct. */
export function whyNotDirect(facts: KeptFacts, groupText: string | null): KeepRefusal | undefined {
  const unseen = whyNotLook(facts, groupText);
  if (unseen !== undefined) return unseen;
  const groupName = facts.group?.displayName ?? '';
  if (!mayManage(facts.actor.userId, facts.owners)) return { code: 'notAnOwner', groupName };
  const { whoMayWrite } = facts.settings;
  const mayWrite = whoMayWrite === 'owners' || (whoMayWrite !== 'nobody' && facts.isWriter);
  return mayWrite ? undefined : { code: 'mayNotWrite', groupName };
}

/** The same, and the group is one that Usher can keep. */
export function whyNotKeep(facts: KeptFacts, groupText: string | null): KeepRefusal | undefined {
  const refusal = whyNotDirect(facts, groupText);
  if (refusal !== undefined || facts.trouble === undefined) return refusal;
  return { code: 'cannotKeep', groupName: facts.group?.displayName ?? '', reason: facts.trouble };
}

/** A rule begins with a dry run, a changed one too. `text` is valid and its preview was seen. */
export function startKeeping(
  facts: KeptFacts,
  before: KeptRule | undefined,
  text: string,
  cursor: string,
): Decision<KeptRule, KeptRefusal> {
  const refusal = whyNotKeep(facts, null);
  if (refusal !== undefined) return refuse(refusal);
  const groupName = facts.group?.displayName ?? '';
  if (isKeptBy(before, text)) return refuse({ code: 'keptAlready', groupName });
  return accept({
    ...firstOf(facts),
    groupName,
    text,
    cursor,
    ruleVersion: (before?.ruleVersion ?? 0) + 1,
    revision: (before?.revision ?? 0) + 1,
    // Who was in the group when it was kept before is the rule's no longer.
    baselineAt: before === undefined || before.state === 'stopped' ? null : before.baselineAt,
  });
}

/** Whether the group is kept by this very rule. */
export function isKeptBy(kept: KeptRule | undefined, text: string): boolean {
  return kept?.text === text && (kept.state === 'dryRun' || kept.state === 'acting');
}

const possible: Readonly<Record<KeptStep, readonly KeptRule['state'][]>> = {
  actNow: ['dryRun'],
  pause: ['dryRun', 'acting'],
  resume: ['paused'],
  stop: ['dryRun', 'acting', 'paused'],
};

/** One step of an owner with the right. What was paused in its dry run begins the dry run again. */
export function takeStep(facts: KeptFacts, kept: KeptRule, step: KeptStep): Decision<KeptRule, KeptRefusal> {
  // Whatever became of the group, resting and ending must be possible.
  const needsGroup = step === 'actNow' || step === 'resume';
  const refusal = needsGroup ? whyNotKeep(facts, null) : whyNotDirect(facts, null);
  if (refusal !== undefined) return refuse(refusal);
  if (!possible[step].includes(kept.state)) return refuse({ code: 'notKept', groupName: kept.groupName });
  const next = { ...kept, revision: kept.revision + 1, hold: null, allowance: null, trouble: null };
  const still = { reportAt: null, actAt: null };
  switch (step) {
    case 'actNow':
      return accept({ ...next, ...still, state: 'acting' });
    case 'pause':
      return accept({ ...next, state: 'paused' });
    case 'resume':
      return accept(
        kept.actAt === null
          ? { ...next, state: 'acting', checkedAt: null }
          : { ...next, ...dryRunFrom(facts.now), state: 'dryRun', checkedAt: null },
      );
    case 'stop':
      return accept({ ...next, ...still, state: 'stopped' });
  }
}

/** A second person agrees to what moves many people: another owner, or an administrator. */
export function confirmMoves(facts: KeptFacts, kept: KeptRule): Decision<KeptRule, KeptRefusal> {
  const refusal = whyNotLook(facts, null);
  if (refusal !== undefined) return refuse(refusal);
  if (kept.hold === null || kept.state !== 'acting')
    return refuse({ code: 'movesOver', groupName: kept.groupName });
  if (kept.author.id === facts.actor.userId) return refuse({ code: 'ownMoves' });
  return accept({
    ...kept,
    revision: kept.revision + 1,
    hold: null,
    allowance: kept.hold,
    checkedAt: null,
  });
}

/** What an owner makes of people whom somebody else put in or out: theirs to stay, or to be put right. */
export function settleDrift(
  facts: KeptFacts,
  kept: KeptRule,
  people: readonly KeptPerson[],
  settlement: 'adopt' | 'putRight',
): Decision<ReadonlyMap<string, Standing>, KeptRefusal> {
  const refusal = whyNotKeep(facts, null);
  if (refusal !== undefined) return refuse(refusal);
  if (kept.state !== 'acting') return refuse({ code: 'notKept', groupName: kept.groupName });
  if (settlement === 'adopt' && facts.settings.exceptions === 'refuse')
    return refuse({ code: 'noExceptions', groupName: kept.groupName });
  const settled = people.flatMap(({ userId, standing }): [string, Standing][] => {
    if (standing === 'stranger') return [[userId, settlement === 'adopt' ? 'exceptionIn' : 'removing']];
    if (standing === 'missing') return [[userId, settlement === 'adopt' ? 'exceptionOut' : 'adding']];
    return [];
  });
  return settled.length === 0 ? refuse({ code: 'nobodyChosen' }) : accept(new Map(settled));
}

/** What every rule begins with. */
function firstOf({ actor, group, owners, now }: KeptFacts) {
  const self = owners.find(({ id }) => id === actor.userId);
  return {
    groupId: group?.id ?? '',
    state: 'dryRun',
    author: { id: actor.userId, name: self === undefined ? actor.name : nameOf(self) },
    startedAt: now,
    ...dryRunFrom(now),
    checkedAt: null,
    turnAt: null,
    hold: null,
    allowance: null,
    trouble: null,
  } as const;
}

export function mayConfirm(facts: KeptFacts, kept: KeptRule): boolean {
  return confirmMoves(facts, kept).accepted;
}

function dryRunFrom(now: Date): { readonly reportAt: Date; readonly actAt: Date } {
  const actAt = new Date(now.getTime() + dryRunMs);
  return { reportAt: new Date(actAt.getTime() - reportBeforeMs), actAt };
}
