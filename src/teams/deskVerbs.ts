import { z } from 'zod';
import { showDesk, showDeskGroup, showFacts, showMembers, showOwners } from '../groups/desk.ts';
import {
  changeFacts,
  changePeople,
  confirmChange,
  deskRefusal,
  showChange,
  undoChange,
  type ChangeOutcome,
} from '../groups/deskChanges.ts';
import { decideNomination, nominateSelf } from '../groups/deskNomination.ts';
import type { DeskRefusal, DeskView } from '../groups/deskViews.ts';
import type { BotParts, Press, View } from './botParts.ts';
import { id, picks, verb, words, type Verb } from './verb.ts';

const page = z.coerce.number().int().min(0).max(10_000).catch(0);
const ofGroup = z.object({ groupId: id });
const ofPerson = ofGroup.extend({ userId: id });
const ofPeople = ofGroup.extend({ people: words, picked: picks });
const ofChange = z.object({ changeId: id });
const ofFacts = ofGroup.extend({ name: words, description: words, visibility: z.string().nullish() });
/** One choice for each doubtful text; nothing chosen leaves the text out. */
const ofConfirmation = ofChange.catchall(z.unknown());

/** What the buttons of the owner's desk do. */
export const deskVerbs = {
  'groups.manage': verb(z.object({ page }), ({ desk }, { actor }, data) => showDesk(desk, actor, data.page)),
  'groups.manageGroup': verb(ofGroup, ({ desk }, { actor }, { groupId }) =>
    showDeskGroup(desk, actor, groupId),
  ),
  'groups.listMembers': verb(ofGroup.extend({ page, text: words }), ({ desk }, { actor }, data) =>
    showMembers(desk, actor, { groupId: data.groupId, page: data.page, filter: data.text }),
  ),
  'groups.listOwners': verb(ofGroup, ({ desk }, { actor }, data) => showOwners(desk, actor, data)),
  'groups.openFacts': verb(ofGroup, ({ desk }, { actor }, { groupId }) =>
    showFacts(desk, actor, { groupId }),
  ),
  'groups.addMembers': verb(ofPeople, (parts, press, data) => ofMembers(parts, press, 'addMembers', data)),
  'groups.removeMembers': verb(ofPeople, (parts, press, data) =>
    ofMembers(parts, press, 'removeMembers', data),
  ),
  'groups.removeMember': verb(ofPerson, (parts, press, data) =>
    ofMembers(parts, press, 'removeMembers', { groupId: data.groupId, people: '', picked: [data.userId] }),
  ),
  'groups.addOwners': verb(ofPeople, (parts, press, data) => ofOwners(parts, press, 'addOwners', data)),
  'groups.removeOwner': verb(ofPerson, (parts, press, data) =>
    ofOwners(parts, press, 'removeOwners', { groupId: data.groupId, people: '', picked: [data.userId] }),
  ),
  'groups.handOver': verb(ofPeople, (parts, press, data) => ofOwners(parts, press, 'handOver', data)),
  'groups.changeFacts': verb(ofFacts, async ({ desk }, press, data) => {
    const outcome = await changeFacts(desk, press, { ...data, visibility: data.visibility ?? null });
    return answered(outcome, (problem) =>
      showFacts(desk, press.actor, { groupId: data.groupId, problem, typed: data }),
    );
  }),
  'groups.confirmChange': verb(ofConfirmation, async ({ desk }, press, data) => {
    const chosenIds = Object.entries(data).flatMap(([name, value]) =>
      name.startsWith('choice') && typeof value === 'string' ? [value] : [],
    );
    const outcome = await confirmChange(desk, press, { changeId: data.changeId, chosenIds });
    return answered(outcome, refused);
  }),
  'groups.undoChange': verb(ofChange, async ({ desk }, press, { changeId }) =>
    answered(await undoChange(desk, press, changeId), refused),
  ),
  'groups.showChange': verb(ofChange, ({ desk }, { actor }, { changeId }) =>
    showChange(desk, actor.userId, changeId),
  ),
  'groups.nominate': verb(ofGroup, async ({ desk }, press, { groupId }) =>
    answered(await nominateSelf(desk, press, groupId), refused),
  ),
  'groups.approveNomination': verb(ofChange, ({ desk }, press, { changeId }) =>
    decideNomination(desk, press, { changeId, isApproved: true }),
  ),
  'groups.denyNomination': verb(ofChange, ({ desk }, press, { changeId }) =>
    decideNomination(desk, press, { changeId, isApproved: false }),
  ),
} as const satisfies Readonly<Record<string, Verb>>;

interface PeopleWish {
  readonly groupId: string;
  readonly people: string;
  readonly picked: readonly string[];
}

async function ofMembers(
  { desk }: BotParts,
  press: Press,
  kind: 'addMembers' | 'removeMembers',
  wish: PeopleWish,
): Promise<View | undefined> {
  const { groupId } = wish;
  const people = { typed: wish.people, pickedIds: wish.picked };
  const outcome = await changePeople(desk, press, { groupId, kind, people });
  return answered(outcome, (problem) =>
    showMembers(desk, press.actor, { groupId, page: 0, filter: '', problem, named: people }),
  );
}

async function ofOwners(
  { desk }: BotParts,
  press: Press,
  kind: 'addOwners' | 'removeOwners' | 'handOver',
  wish: PeopleWish,
): Promise<View | undefined> {
  const { groupId } = wish;
  const people = { typed: wish.people, pickedIds: wish.picked };
  const outcome = await changePeople(desk, press, { groupId, kind, people });
  return answered(outcome, (problem) => showOwners(desk, press.actor, { groupId, problem, named: people }));
}

/** A press that was refused leads back to where it came from, with the reason. */
async function answered(
  outcome: ChangeOutcome,
  instead: (problem: DeskRefusal) => Promise<DeskView>,
): Promise<DeskView | undefined> {
  return 'refusal' in outcome ? instead(outcome.refusal) : outcome.view;
}

function refused(refusal: DeskRefusal): Promise<DeskView> {
  return Promise.resolve(deskRefusal(refusal, null));
}
