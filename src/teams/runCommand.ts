import { openDeletion } from '../groups/groupDeletionHandlers.ts';
import { withdrawNamed } from '../groups/groupCreationWithdrawal.ts';
import { openCreation } from '../groups/groupCreationHandlers.ts';
import { findGroups, showHome, showMyGroups } from '../groups/handlers.ts';
import { setParts, showPolicy } from '../groups/policyHandlers.ts';
import { openRequestForm, submitRequest } from '../requests/handlers.ts';
import { openLeave } from '../requests/leave.ts';
import { showApprovals, showMyRequests } from '../requests/show.ts';
import { openAdmin } from './adminVerbs.ts';
import type { BotParts, Press, View } from './botParts.ts';
import { runDeskCommand } from './deskCommands.ts';
import { runLicences } from './licenceCommands.ts';
import { answerUnknown, longestSearch } from './answerUnknown.ts';
import { orWhy } from './orWhy.ts';
import { runRuleCommand } from './ruleCommands.ts';
import type { KeptCommand } from './keptGrammar.ts';
import { runKeptCommand } from './keptVerbs.ts';
import { openReadiness } from './readinessVerbs.ts';
import { openWaitingList } from './seatVerbs.ts';
import { parseCommand, type TextCommand } from './textCommands.ts';
import { withGroup, withOwnedGroup } from './withGroup.ts';

const firstApprovals = { page: 0, isDigest: false, justDecided: null, problem: null } as const;

/** Reads and carries out what somebody typed. Undefined when the answer comes as a card of its own. */
export function runTyped(parts: BotParts, press: Press, typed: string): Promise<View | undefined> {
  return runCommand(parts, { ...press, typed }, parseCommand(typed));
}

/** Carries out a command. Undefined when the answer comes as a card of its own. */
export async function runCommand(
  parts: BotParts,
  press: Press,
  command: TextCommand,
): Promise<View | undefined> {
  const { groups, requests } = parts;
  const { actor } = press;
  if (command.kind === 'keep' || command.kind === 'keptStep') return runKept(parts, press, command);
  switch (command.kind) {
    case 'home':
      return showHome(groups, actor, null);
    case 'find':
      return findGroups(groups, actor, { text: command.text.slice(0, longestSearch), page: 0 });
    case 'join':
      return join(parts, press, command);
    case 'leave':
      return withGroup(parts, press, command.group, (groupId) =>
        openLeave(requests, actor, { groupId, groupText: command.group }),
      );
    case 'policy':
      return showOrSetPolicy(parts, press, command);
    case 'deleteGroup':
      return withGroup(parts, press, command.group, (groupId) =>
        openDeletion(parts.creation, actor, groupId),
      );
    case 'createGroup':
      return openCreation(parts.creation, actor, { name: command.name.slice(0, 256) });
    case 'withdrawGroup':
      return withdrawNamed(parts.creation, actor, command.name.slice(0, 256));
    case 'myGroups':
      return showMyGroups(groups, actor, 0);
    case 'myRequests':
      return showMyRequests(requests, actor.userId);
    case 'approvals':
      return showApprovals(requests, actor.userId, firstApprovals);
    case 'admin':
    case 'waitingList':
    case 'readiness':
    case 'unknown':
      return answerSome(parts, press, command);
    case 'rule':
    case 'why':
    case 'whyLicences':
      return runRuleCommand(parts, press, command);
    case 'licences':
      return runLicences(parts, press, command);
    default:
      return runDeskCommand(parts, press, command);
  }
}

async function runKept(parts: BotParts, press: Press, command: KeptCommand): Promise<View | undefined> {
  const go = (groupId: string): Promise<View | undefined> => runKeptCommand(parts, press, command, groupId);
  return command.group === '' ? withOwnedGroup(parts, press, go) : withGroup(parts, press, command.group, go);
}

async function showOrSetPolicy(
  parts: BotParts,
  press: Press,
  { group, settings, unread }: Extract<TextCommand, { kind: 'policy' }>,
): Promise<View | undefined> {
  const go = (groupId: string): Promise<View | undefined> => {
    const wish = { groupId, groupText: group };
    return settings === null
      ? showPolicy(parts.requests, press.actor, wish)
      : setParts(parts.requests, press.actor, { ...wish, settings, unread });
  };
  return group === '' ? withOwnedGroup(parts, press, go) : withGroup(parts, press, group, go);
}

/** What only some people may see; to the others the words mean nothing. */
async function answerSome(
  parts: BotParts,
  press: Press,
  command: Extract<TextCommand, { kind: 'admin' | 'waitingList' | 'readiness' | 'unknown' }>,
): Promise<View> {
  const view = await openFor(parts, press, command);
  return view ?? answerUnknown(parts, press, command.text);
}

function openFor(
  parts: BotParts,
  { actor }: Press,
  command: Extract<TextCommand, { kind: 'admin' | 'waitingList' | 'readiness' | 'unknown' }>,
): Promise<View | undefined> {
  switch (command.kind) {
    case 'admin':
      return openAdmin(parts.admin, actor, command.policyOf?.slice(0, longestSearch) ?? null);
    case 'waitingList':
      return openWaitingList(parts, actor, command.sought.slice(0, longestSearch));
    case 'readiness':
      return openReadiness(parts, actor);
    case 'unknown':
      return Promise.resolve(undefined);
  }
}

async function join(
  parts: BotParts,
  press: Press,
  command: Extract<TextCommand, { kind: 'join' }>,
): Promise<View | undefined> {
  const { group: groupText, reason, durationDays } = command;
  // The list of groups has a button to join each, which is all that was said.
  const isPlain = reason === null && durationDays === null;
  return withGroup(parts, isPlain ? { ...press, typed: undefined } : press, groupText, async (groupId) => {
    const answer =
      reason === null && durationDays !== 'invalid'
        ? await openRequestForm(parts.requests, press.actor, { groupId, groupText, durationDays })
        : await submitRequest(parts.requests, press.actor, {
            groupId,
            groupText,
            justification: reason ?? '',
            // Not a number of days: refused with the form, which keeps the reason.
            durationDays: durationDays === 'invalid' ? Number.NaN : durationDays,
            activityId: press.activityId,
            place: press.place,
          });
    return orWhy(parts, press.actor, groupId, answer);
  });
}
