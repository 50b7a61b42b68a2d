import { company, type SandboxGroup } from '../../src/sandbox/company.ts';
import type { SimulatedMessage } from '../../src/sandbox/teams/teamsTypes.ts';
import { buttonsOf, textOf } from './cardReading.ts';
import type { Chance } from './chance.ts';
import { createInsistentPerson, wordsOf, type FoundButton, type InsistentPerson } from './insistentPerson.ts';
import { chooseKillPoints } from './killPoints.ts';
import type { Fleet } from './usherFleet.ts';

type Fate = 'approve' | 'deny' | 'withdraw' | 'twoOwners' | 'ownerAndRequester';

/** One request as somebody wanted it, and what its people were told at once. */
export interface Wish {
  readonly requesterId: string;
  readonly group: SandboxGroup;
  readonly reason: string;
  readonly isTyped: boolean;
  readonly fate: Fate;
  readonly requestId: string;
  /** What the answers to the presses said that decided. */
  readonly answers: readonly string[];
}

interface Pair {
  readonly requesterId: string;
  readonly group: SandboxGroup;
}

const lanes = 8;
const fates: readonly Fate[] = ['approve', 'approve', 'deny', 'withdraw', 'twoOwners', 'ownerAndRequester'];
const outcome = /You are now a member of|was denied|could not be added|withdrew|withdrawn/u;

/** Several people ask, decide and change their minds until the process was killed so often. */
export async function liveThroughKills(
  fleet: Fleet,
  chance: Chance,
  kills: number,
): Promise<readonly Wish[]> {
  const pairs = [...choosePairs(chance)];
  const wishes: Wish[] = [];
  let isOver = false;
  const lane = async (): Promise<void> => {
    for (let pair = pairs.pop(); pair !== undefined && !isOver; pair = pairs.pop()) {
      const plan = { ...pair, fate: chance.oneOf(fates), isTyped: chance.below(2) === 0 };
      wishes.push(
        await fulfil(fleet, chance, { ...plan, reason: `story ${String(pairs.length)} of the test` }),
      );
    }
  };
  const killing = (async () => {
    for (const point of chooseKillPoints(chance, kills)) await fleet.killAt(point);
    isOver = true;
  })();
  try {
    await Promise.all([killing, ...Array.from({ length: lanes }, lane)]);
  } catch (cause) {
    throw new Error(`The story broke off; Usher said:\n${fleet.output()}`, { cause });
  }
  return wishes;
}

/** People who work here and are in no group yet that they ask for; owners who can answer. */
function choosePairs(chance: Chance): readonly Pair[] {
  const { people, groups } = company();
  const staff = people.filter((person) => person.accountEnabled && person.userType === 'Member');
  const isStaff = (id: string): boolean => staff.some((person) => person.id === id);
  const eligible = groups.filter(
    (group) =>
      group.ownerIds.length > 1 &&
      group.ownerIds.every(isStaff) &&
      group.membershipRule === null &&
      // Licensed groups have a story of their own: who finds no seat waits for one, and may wait for ever.
      group.licenceSkuIds.length === 0 &&
      group.visibility !== 'HiddenMembership' &&
      group.displayName !== 'Project Aurora',
  );
  return chance.shuffled(
    eligible.flatMap((group) =>
      staff
        .filter(({ id }) => !group.memberIds.includes(id) && !group.ownerIds.includes(id))
        .map(({ id }) => ({ requesterId: id, group })),
    ),
  );
}

type Plan = Omit<Wish, 'requestId' | 'answers'>;

async function fulfil(fleet: Fleet, chance: Chance, plan: Plan): Promise<Wish> {
  const requester = createInsistentPerson(fleet, plan.requesterId);
  const requestId = await ask(fleet, requester, plan);
  const owners = chance.shuffled(plan.group.ownerIds).map((id) => createInsistentPerson(fleet, id));
  const answers = await decide(plan.fate, { requestId, requester, owners });
  await requester.sees(
    (message) => {
      const words = wordsOf(message);
      return outcome.test(words) && words.includes(plan.group.displayName);
    },
    `what became of ${requestId} for ${plan.group.displayName} (${plan.fate}), which was answered ${JSON.stringify(answers.map(textOf))}`,
  );
  return { ...plan, requestId, answers: answers.map(textOf) };
}

async function ask(fleet: Fleet, requester: InsistentPerson, plan: Plan): Promise<string> {
  const { group, reason } = plan;
  const isStatus = (message: SimulatedMessage): boolean =>
    wordsOf(message).includes(reason) && requestOn(message) !== undefined;
  if (plan.isTyped) {
    const status = await requester.sayUntil(`join ${group.displayName} because ${reason}`, isStatus);
    return requestOn(status) ?? '';
  }
  const isForm = (message: SimulatedMessage): boolean =>
    buttonsOf(message.card).some(
      ({ title, data }) => title === 'Send request' && data['groupId'] === group.id,
    );
  await requester.sayUntil(`join ${group.displayName}`, isForm);
  await requester.press('Send request', { groupId: group.id }, { Reason: reason });
  return requestOn(await requester.sees(isStatus, `the request for ${group.displayName}, ${reason}`)) ?? '';
}

function requestOn(message: SimulatedMessage): string | undefined {
  const button = buttonsOf(message.card).find(({ title }) => title === 'Withdraw');
  return button === undefined ? undefined : String(button.data['requestId']);
}

interface Cast {
  readonly requestId: string;
  readonly requester: InsistentPerson;
  readonly owners: readonly InsistentPerson[];
}

async function decide(fate: Fate, { requestId, requester, owners }: Cast): Promise<readonly unknown[]> {
  const [first, second] = owners;
  if (first === undefined || second === undefined) throw new Error('These groups have two owners.');
  const on = { requestId };
  const approve = (owner: InsistentPerson) => owner.finds('Approve', on);
  const withdraw = () => requester.finds('Withdraw', on);
  const together = async (...looks: readonly Promise<FoundButton>[]): Promise<readonly unknown[]> => {
    const found = await Promise.all(looks);
    return Promise.all(found.map((button) => button.press()));
  };
  const deny = async (owner: InsistentPerson) => {
    await owner.press('Deny', on);
    return owner.press('Deny request', on, { Note: 'Not this quarter' });
  };
  switch (fate) {
    case 'approve':
      return together(approve(first));
    case 'deny':
      return [await deny(first)];
    case 'withdraw':
      return together(withdraw());
    case 'twoOwners':
      return together(approve(first), approve(second));
    case 'ownerAndRequester':
      return together(approve(first), withdraw());
  }
}
