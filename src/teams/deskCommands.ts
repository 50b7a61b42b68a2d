import { showDesk, showDeskGroup, showMembers, showOwners } from '../groups/desk.ts';
import {
  changeFacts,
  changePeople,
  deskRefusal,
  undoLast,
  type ChangeOutcome,
} from '../groups/deskChanges.ts';
import { nominateSelf } from '../groups/deskNomination.ts';
import { offerMembers } from './fileVerbs.ts';
import { findOwned } from './groupMeant.ts';
import type { BotParts, Press, View } from './botParts.ts';
import type { DeskCommand } from './deskGrammar.ts';
import { withGroup } from './withGroup.ts';

const kindOf = {
  addPeople: 'addMembers',
  removePeople: 'removeMembers',
  addOwner: 'addOwners',
  removeOwner: 'removeOwners',
  handOver: 'handOver',
} as const;

/** Carries out what an owner typed. Undefined when the answer comes as a card of its own. */
export async function runDeskCommand(
  parts: BotParts,
  press: Press,
  command: DeskCommand,
): Promise<View | undefined> {
  const { desk } = parts;
  const { actor } = press;
  if (command.kind === 'manage' && command.group === '') return showDesk(desk, actor, 0);
  if (command.kind === 'undo') return viewOf(await undoLast(desk, press), null);
  const go = (groupId: string): Promise<View | undefined> => carryOut(parts, press, command, groupId);
  const owned = press.chosenGroupId ?? (await findOwned(parts, press, command.group));
  return owned === undefined ? withGroup(parts, press, command.group, go) : go(owned);
}

async function carryOut(
  parts: BotParts,
  press: Press,
  command: Exclude<DeskCommand, { kind: 'undo' }>,
  groupId: string,
): Promise<View | undefined> {
  const { desk } = parts;
  const { actor } = press;
  switch (command.kind) {
    case 'manage':
      return showDeskGroup(desk, actor, groupId);
    case 'members':
      return showMembers(desk, actor, { groupId, page: 0, filter: '' });
    case 'owners':
      return showOwners(desk, actor, { groupId });
    case 'exportMembers':
      return offerMembers(parts, press, groupId);
    case 'addPeople':
    case 'removePeople':
    case 'addOwner':
    case 'removeOwner':
    case 'handOver': {
      const people = { typed: command.people, pickedIds: [] };
      return viewOf(
        await changePeople(desk, press, { groupId, kind: kindOf[command.kind], people }),
        groupId,
      );
    }
    case 'rename':
      return changeOne(desk, press, groupId, { name: command.name });
    case 'describe':
      return changeOne(desk, press, groupId, { description: command.description });
    case 'setVisibility':
      return changeOne(desk, press, groupId, { visibility: command.visibility });
    case 'nominate':
      return viewOf(await nominateSelf(desk, press, groupId), groupId);
  }
}

/** One fact of a group; the others stay as they are. */
async function changeOne(
  desk: BotParts['desk'],
  press: Press,
  groupId: string,
  wanted: { readonly name?: string; readonly description?: string; readonly visibility?: string },
): Promise<View | undefined> {
  const group = await desk.directory.getGroup(groupId, 'interactive');
  const facts = { name: group?.displayName ?? '', description: group?.description ?? '', visibility: null };
  return viewOf(await changeFacts(desk, press, { groupId, ...facts, ...wanted }), groupId);
}

function viewOf(outcome: ChangeOutcome, groupId: string | null): View | undefined {
  return 'refusal' in outcome ? deskRefusal(outcome.refusal, groupId) : outcome.view;
}
