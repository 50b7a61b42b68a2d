import { aMessage } from './activities.ts';
import { groupNameAt, personIdAt, type CompanySize } from './bigCompany.ts';
import type { CloudReady } from './cloudMessages.ts';

export type TurnKind = 'help' | 'myRequests' | 'join';

export type Turns = Readonly<Record<TurnKind, () => string>> & {
  /** One message from everybody who will ask, after which they are known. */
  readonly greetings: readonly string[];
  /** One join from each of those whose requests are read. */
  readonly firstRequests: readonly string[];
};

/** Who will ask: people from the front of the list; the owners are at its end. */
const askers = 500;
const readers = 50;

/** Makes the activities; every join is another person and group, so that each becomes a request. */
export function startTurns(channel: CloudReady, size: CompanySize): Turns {
  let joins = 0;
  let reads = 0;
  const join = (): string => {
    const asker = joins % askers;
    const group = (Math.floor(joins / askers) + asker) % size.groups;
    if (joins >= askers * size.groups) throw new Error('Everybody has asked for everything.');
    joins += 1;
    return aMessage(channel, personIdAt(asker), `join ${groupNameAt(group)} because I work with them`);
  };
  const read = (text: string) => () => aMessage(channel, personIdAt(reads++ % readers), text);
  return {
    join,
    help: read('help'),
    myRequests: read('my requests'),
    greetings: Array.from({ length: askers }, (_, index) => aMessage(channel, personIdAt(index), 'help')),
    firstRequests: Array.from({ length: readers }, join),
  };
}
