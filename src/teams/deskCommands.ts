import { showDesk, showDeskGroup, showMembers, showOwners } from '../groups/desk.ts';
import { changePeople, deskRefusal } from '../groups/deskChanges.ts';
import type { BotParts, Press, View } from './botParts.ts';
import type { DeskCommand } from './deskGrammar.ts';

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
  withGroup: (text: string, go: (groupId: string) => Promise<View | undefined>) => Promise<View | undefined>,
): Promise<View | undefined> {
  const { desk } = parts;
  const { actor } = press;
  if (command.kind === 'manage' && command.group === '') return showDesk(desk, actor, 0);
  const go = (groupId: string): Promise<View | undefined> => carryOut(parts, press, command, groupId);
  const owned = await findOwned(parts, press, command.group);
  return owned === undefined ? withGroup(command.group, go) : go(owned);
}

/** Of several groups with one name, the one this person owns is meant; undefined when that does not tell. */
async function findOwned({ desk }: BotParts, { actor }: Press, name: string): Promise<string | undefined> {
  const wanted = name.toLowerCase();
  const owned = await desk.directory.listOwnedGroups(actor.userId);
  const named = owned.filter(({ displayName }) => displayName.toLowerCase() === wanted);
  return named.length === 1 ? named[0]?.id : undefined;
}

async function carryOut(
  { desk }: BotParts,
  press: Press,
  command: DeskCommand,
  groupId: string,
): Promise<View | undefined> {
  const { actor } = press;
  switch (command.kind) {
    case 'manage':
      return showDeskGroup(desk, actor, groupId);
    case 'members':
      return showMembers(desk, actor, { groupId, page: 0, filter: '' });
    case 'owners':
      return showOwners(desk, actor, { groupId });
    case 'addPeople':
    case 'removePeople':
    case 'addOwner':
    case 'removeOwner':
    case 'handOver': {
      const { kind, people } = command;
      const outcome = await changePeople(desk, press, { groupId, kind: kindOf[kind], people });
      return 'refusal' in outcome ? deskRefusal(outcome.refusal, groupId) : outcome.view;
    }
  }
}
