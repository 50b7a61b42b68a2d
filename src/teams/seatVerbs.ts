import { z } from 'zod';
import type { Actor } from '../decision.ts';
import { InputError } from '../errors.ts';
import { isLicenceAdministrator } from '../licensing/access.ts';
import type { Move } from '../licensing/waitingList.ts';
import type { RequestsView } from '../requests/requestViews.ts';
import { moveSeatWait, showWaitingList } from '../requests/waitingList.ts';
import type { BotParts } from './botParts.ts';
import { id, verb, type Verb } from './verb.ts';

const page = z.coerce.number().int().min(0).max(10_000).catch(0);
const ofList = z.object({ text: z.string().max(200).catch(''), page });
const ofMove = ofList.extend({ requestId: id });

/** What licence administrators do with waiting lists. To everybody else they are verbs that do not exist. */
export const seatVerbs = {
  'requests.listSeatWaits': forLicenceAdministrators(ofList, ({ requests }, _actor, data) =>
    showWaitingList(requests, data),
  ),
  'requests.moveSeatWaitFirst': moving('first'),
  'requests.moveSeatWaitUp': moving('up'),
  'requests.moveSeatWaitDown': moving('down'),
} as const;

/** The waiting list; undefined for everybody else, who is answered as if the command did not exist. */
export async function openWaitingList(
  { requests, licensing }: Pick<BotParts, 'requests' | 'licensing'>,
  actor: Actor,
  text: string,
): Promise<RequestsView | undefined> {
  if (!(await isLicenceAdministrator(licensing, actor))) return undefined;
  return showWaitingList(requests, { text, page: 0 });
}

function moving(move: Move): Verb {
  return forLicenceAdministrators(ofMove, ({ requests }, actor, data) =>
    moveSeatWait(requests, actor, { ...data, move }),
  );
}

function forLicenceAdministrators<Data>(
  schema: z.ZodType<Data>,
  run: (parts: BotParts, actor: Actor, data: Data) => Promise<RequestsView>,
): Verb {
  return verb(schema, async (parts, { actor }, data) => {
    if (!(await isLicenceAdministrator(parts.licensing, actor))) {
      throw new InputError('verb', 'Not a verb for this person.');
    }
    return run(parts, actor, data);
  });
}
