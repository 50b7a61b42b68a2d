import { readNames } from './creationFacts.ts';
import type { DeskFacts } from './decideDesk.ts';
import { ownerIn } from './decideFacts.ts';
import { renameGroup, type NamingFacts } from './decideName.ts';
import type { DeskContext } from './deskContext.ts';

export interface NamesFound extends NamingFacts {
  /** Names of other groups that people could take the new one for. */
  readonly alike: readonly string[];
}

/** What another name of a group depends on; nothing is looked up where the name stays. */
export async function readNaming(
  context: Pick<DeskContext, 'db' | 'directory' | 'namingRules'>,
  facts: DeskFacts,
  typed: string | undefined,
): Promise<NamesFound> {
  const rules = context.namingRules();
  const { group } = facts;
  const none = { rules, takenNames: [], alike: [] };
  if (group === undefined || typed === undefined || typed.trim() === group.displayName) return none;
  const named = renameGroup(rules, group, ownerIn(facts), typed);
  if ('problem' in named) return none;
  const { taken, alike } = await readNames(context, named.name, group.id);
  return { rules, takenNames: taken, alike };
}
