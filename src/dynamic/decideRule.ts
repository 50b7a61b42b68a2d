import { accept, refuse, type Actor, type Decision } from '../decision.ts';
import type { MembershipRule, RuleGroup } from '../directory/ruleTypes.ts';
import type { DirectoryUser } from '../directory/types.ts';
import { canOwn, nameOf } from '../groups/decideDesk.ts';
import { whyIneligible, type IneligibleReason } from '../groups/eligibility.ts';
import { isMassChange, type RuleSettings } from '../groups/ruleSettings.ts';
import { isEvaluable, readRuleText } from './decideRuleText.ts';
import type { RuleChange, RuleChangeKind, RulePerson } from './ruleChange.ts';
import type { RuleRefusal } from './ruleViews.ts';

/** What every step about a rule depends on, read now. */
export interface RuleFacts {
  readonly now: Date;
  readonly actor: Pick<Actor, 'userId' | 'name'>;
  readonly group: RuleGroup | undefined;
  readonly owners: readonly DirectoryUser[];
  readonly settings: RuleSettings;
  /** Members of the group that `whoMayWrite` names, among the owners and the actor; empty when it names none. */
  readonly writerIds: ReadonlySet<string>;
  readonly isAdministrator: boolean;
  /** True when Usher itself keeps the members by a rule of its own. */
  readonly isKept: boolean;
}

/** Only who owns the group now looks at its rule here, and those who administer Usher. */
export function whyNotSee(facts: RuleFacts, groupText: string | null): RuleRefusal | undefined {
  const { group, owners, actor, isAdministrator } = facts;
  if (group === undefined) return { code: 'groupNotFound', text: groupText };
  if (owns(owners, actor.userId) || isAdministrator) return undefined;
  if (group.group.visibility === 'HiddenMembership') return { code: 'groupNotFound', text: groupText };
  return { code: 'notAnOwner', groupName: group.group.displayName };
}

/** Owners with the right write rules; administrators look, and agree to what moves many people. */
export function whyNotWrite(facts: RuleFacts): RuleRefusal | undefined {
  const { group, owners, actor } = facts;
  const unseen = whyNotSee(facts, null);
  if (group === undefined || unseen !== undefined) return unseen ?? { code: 'groupNotFound', text: null };
  const groupName = group.group.displayName;
  if (!owns(owners, actor.userId)) return { code: 'notAnOwner', groupName };
  if (!mayWrite(facts, actor.userId)) return { code: 'mayNotWrite', groupName };
  const reason = whyFixed(group);
  if (reason !== undefined) return { code: 'ruleFixed', groupName, reason };
  return facts.isKept ? { code: 'keptByUsher', groupName } : undefined;
}

/** Why Graph takes no rule for this group, dynamic or not. */
export function whyFixed({ group }: RuleGroup): IneligibleReason | undefined {
  const groupTypes = group.groupTypes.filter((type) => type !== 'DynamicMembership');
  return whyIneligible({ ...group, groupTypes });
}

export interface RuleWish {
  readonly kind: Exclude<RuleChangeKind, 'keep'>;
  /** The rule that is wanted; for `setRule` alone, where the group's kind tells whether it becomes dynamic. */
  readonly text: string | null;
  readonly changeId: string;
  readonly activityId: string | null;
}

/** What an owner asks for, as a change whose preview is to be worked out; pausing moves nobody and needs none. */
export function proposeRule(facts: RuleFacts, wish: RuleWish): Decision<RuleChange, RuleRefusal> {
  const refusal = whyNotWrite(facts);
  const { group } = facts;
  if (group === undefined || refusal !== undefined)
    return refuse(refusal ?? { code: 'groupNotFound', text: null });
  const before = group.rule;
  const wanted = whatIsWanted(wish, before, group.group.displayName);
  if ('refusal' in wanted) return refuse(wanted.refusal);
  const kind = wish.kind === 'setRule' && before === null ? 'makeDynamic' : wish.kind;
  return accept(changeOf(facts, { ...wish, kind, before, after: wanted.after }));
}

/** A change at its beginning. */
export function changeOf(
  { group, owners, actor, now }: Pick<RuleFacts, 'group' | 'owners' | 'actor' | 'now'>,
  {
    kind,
    before,
    after,
    changeId,
    activityId,
  }: Pick<RuleWish, 'changeId' | 'activityId'> & Pick<RuleChange, 'kind' | 'before' | 'after'>,
): RuleChange {
  return {
    id: changeId,
    groupId: group?.group.id ?? '',
    groupName: group?.group.displayName ?? '',
    kind,
    state: kind === 'pause' ? 'writing' : 'computing',
    version: 1,
    before,
    after,
    actor: personOf(owners, actor),
    confirmedBy: null,
    preview: null,
    fingerprint: null,
    isAgain: false,
    failure: null,
    activityId,
    createdAt: now,
    askedAt: null,
    finishedAt: null,
  };
}

/** The owner's yes to the preview they saw. */
export function confirmRule(facts: RuleFacts, change: RuleChange): Decision<RuleChange, RuleRefusal> {
  const refusal = whyNotWrite(facts) ?? whyNoYes(facts, change);
  if (refusal !== undefined) return refuse(refusal);
  if (!needsSecond(change, facts.settings)) return accept(moved(change, 'writing'));
  return accept({ ...moved(change, 'pending'), askedAt: facts.now });
}

/** Only who asked says yes, and once. */
export function whyNoYes({ actor }: Pick<RuleFacts, 'actor'>, change: RuleChange): RuleRefusal | undefined {
  if (change.actor.id !== actor.userId) return { code: 'changeNotFound' };
  return change.state === 'draft' ? undefined : { code: 'changeOver', groupName: change.groupName };
}

/** A second person agrees to what moves many people: another owner with the right, or an administrator. */
export function agreeToRule(facts: RuleFacts, change: RuleChange): Decision<RuleChange, RuleRefusal> {
  const refusal = whyNotAnswer(facts, change);
  if (refusal !== undefined) return refuse(refusal);
  if (!owns(facts.owners, change.actor.id))
    return refuse({ code: 'changeOver', groupName: change.groupName });
  return accept({ ...moved(change, 'writing'), confirmedBy: personOf(facts.owners, facts.actor) });
}

/** A second person does not agree, or the owner takes the wish back. */
export function dropRule(facts: RuleFacts, change: RuleChange): Decision<RuleChange, RuleRefusal> {
  const isOwn = change.actor.id === facts.actor.userId;
  const isOpen = ['computing', 'draft', 'pending'].includes(change.state);
  const refusal = isOwn
    ? isOpen
      ? undefined
      : ({ code: 'changeOver', groupName: change.groupName } as const)
    : whyNotAnswer(facts, change);
  if (refusal !== undefined) return refuse(refusal);
  const confirmedBy = isOwn ? null : personOf(facts.owners, facts.actor);
  return accept({ ...moved(change, 'dropped'), confirmedBy, finishedAt: facts.now });
}

/** The end of a change to which nobody agreed in time; undefined when it does not wait so long. */
export function expireRule(change: RuleChange, askedBefore: Date, now: Date): RuleChange | undefined {
  if (change.state !== 'pending' || change.askedAt === null || change.askedAt >= askedBefore)
    return undefined;
  return { ...moved(change, 'expired'), finishedAt: now };
}

/** Who is asked to agree: the other owners with the right; where there are none, the administrators. */
export function secondsFor(
  facts: Pick<RuleFacts, 'owners' | 'settings' | 'writerIds'>,
  change: RuleChange,
  administratorIds: readonly string[],
): readonly string[] {
  const others = facts.owners
    .filter((owner) => canOwn(owner) && owner.id !== change.actor.id && mayWrite(facts, owner.id))
    .map(({ id }) => id);
  return others.length > 0 ? others : administratorIds.filter((id) => id !== change.actor.id);
}

export function needsSecond({ preview }: Pick<RuleChange, 'preview'>, { brake }: RuleSettings): boolean {
  if (preview === null) return false;
  const { joins, leaves, stays } = preview;
  const members = leaves.count + stays;
  return isMassChange({ joins: joins.count, leaves: leaves.count, members }, brake);
}

/** The same text and state, which a rule and its absence are compared by. */
export function isSameRule(left: MembershipRule | null, right: MembershipRule | null): boolean {
  return left?.text === right?.text && left?.isPaused === right?.isPaused;
}

/**
 * The text of the rule from before the last change of it: what that change replaced or ended, or what it wrote if
 * somebody changed the rule elsewhere since. Null when there is none.
 */
export function ruleToRestore(
  { before, after }: Pick<RuleChange, 'before' | 'after'>,
  current: MembershipRule | null,
): string | null {
  const known = after?.text === current?.text ? before : after;
  return known === null || known.text === current?.text ? null : known.text;
}

export function owns(owners: readonly DirectoryUser[], userId: string): boolean {
  return owners.some((owner) => owner.id === userId && canOwn(owner));
}

export function moved(change: RuleChange, state: RuleChange['state']): RuleChange {
  return { ...change, state, version: change.version + 1 };
}

function whyNotAnswer(facts: RuleFacts, change: RuleChange): RuleRefusal | undefined {
  const { groupName } = change;
  if (change.actor.id === facts.actor.userId) return { code: 'ownRuleChange' };
  const isAsked =
    facts.isAdministrator || (owns(facts.owners, facts.actor.userId) && mayWrite(facts, facts.actor.userId));
  if (!isAsked) return { code: 'notAnOwner', groupName };
  return change.state === 'pending' ? undefined : { code: 'changeOver', groupName };
}

function mayWrite(
  { settings, writerIds }: Pick<RuleFacts, 'settings' | 'writerIds'>,
  userId: string,
): boolean {
  const { whoMayWrite } = settings;
  if (whoMayWrite === 'nobody') return false;
  return whoMayWrite === 'owners' || writerIds.has(userId);
}

function whatIsWanted(
  { kind, text }: RuleWish,
  before: MembershipRule | null,
  groupName: string,
): { readonly after: MembershipRule | null } | { readonly refusal: RuleRefusal } {
  if (kind === 'setRule' || kind === 'makeDynamic') {
    const read = readRuleText(text ?? '');
    if ('refusal' in read) return read;
    const after = { text: read.text, isPaused: before?.isPaused ?? false };
    return isSameRule(before, after) ? { refusal: { code: 'ruleUnchanged', groupName } } : { after };
  }
  if (before === null) return { refusal: { code: 'notDynamic', groupName } };
  if (kind === 'makeAssigned') return { after: null };
  const isPaused = kind === 'pause';
  if (before.isPaused === isPaused) return { refusal: { code: 'ruleUnchanged', groupName } };
  if (!isPaused && !isEvaluable(before.text)) return { refusal: { code: 'noPreview' } };
  return { after: { ...before, isPaused } };
}

function personOf(owners: readonly DirectoryUser[], actor: Pick<Actor, 'userId' | 'name'>): RulePerson {
  const owner = owners.find(({ id }) => id === actor.userId);
  return { id: actor.userId, name: owner === undefined ? actor.name : nameOf(owner) };
}
