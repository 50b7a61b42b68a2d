import { randomUUID } from 'node:crypto';
import type { Activity, BotAnswer, SimulatedMessage } from '../../src/sandbox/teams/teamsTypes.ts';
import { buttonsOf, fieldsOf, textOf, type Button } from './cardReading.ts';
import type { Fleet } from './usherFleet.ts';

/**
 * Somebody whose Teams sends again what was not answered: first the same activity, then new ones, as often as it
 * takes. That is Teams' doing for some channels and people's doing for the others.
 */
export interface InsistentPerson {
  readonly id: string;
  /** Says it, again after every apology, until something that fits is there. */
  sayUntil(text: string, fits: (message: SimulatedMessage) => boolean): Promise<SimulatedMessage>;
  /** Looks for a button as soon as there is such a one, on the newest card that has it. */
  finds(title: string, on: Readonly<Record<string, string>>): Promise<FoundButton>;
  /** Finds and presses it. */
  press(title: string, on: Readonly<Record<string, string>>, fill?: Fill): Promise<unknown>;
  /** The first message, there or coming, that fits. */
  sees(fits: (message: SimulatedMessage) => boolean, what: string): Promise<SimulatedMessage>;
}

type Fill = Readonly<Record<string, string>>;

export interface FoundButton {
  /** Answers the card that came back. Works on a card that has changed meanwhile, as a slow finger does. */
  press(fill?: Fill): Promise<unknown>;
}

/**
 * Longer than the longest lease, which a killed process may leave to run out by itself, and than several starts of the
 * product on a machine that is busy with other suites.
 */
const patienceMs = 400_000;
const mostAttempts = 30;
const messagesTold = 12;
const apology = /Nothing has changed/u;

export function createInsistentPerson(fleet: Fleet, id: string): InsistentPerson {
  const { teams } = fleet.cloud;
  const sees = async (
    fits: (message: SimulatedMessage) => boolean,
    what: string,
  ): Promise<SimulatedMessage> => {
    try {
      return await teams.waitFor(id, (message) => message.fromBot && fits(message), patienceMs);
    } catch (cause) {
      throw new Error(`${id} never saw ${what}, but at last:\n${lastSeen(teams.messages(id))}`, { cause });
    }
  };
  const finds = async (title: string, on: Fill): Promise<FoundButton> => {
    const hasIt = (message: SimulatedMessage): boolean => buttonOn(message, title, on) !== undefined;
    await sees(hasIt, `the button ${title} on ${JSON.stringify(on)}`);
    const message = teams.messages(id).findLast((candidate) => candidate.fromBot && hasIt(candidate));
    const button = message && buttonOn(message, title, on);
    if (message === undefined || button === undefined) throw new Error(`${title} went away.`);
    return { press: (fill = {}) => press(fleet, id, message, button, fill) };
  };
  return {
    id,
    sees,
    finds,
    press: async (title, on, fill) => (await finds(title, on)).press(fill),
    sayUntil: async (text, fits) => {
      for (;;) {
        const before = Number(teams.messages(id).at(-1)?.id ?? 0);
        await say(fleet, id, text);
        const answer = await sees(
          (message) => fits(message) || (Number(message.id) > before && apology.test(message.text)),
          `an answer to “${text}”`,
        );
        if (fits(answer)) return answer;
      }
    },
  };
}

async function say(fleet: Fleet, id: string, text: string): Promise<void> {
  await insist(fleet, {
    act: () => fleet.cloud.teams.sendMessage(id, text),
    find: (activity) => isFrom(activity, id) && activity['text'] === text,
    isEnough: ({ status }) => status >= 200 && status < 300,
    isSeenAgain: true,
  });
}

async function press(
  fleet: Fleet,
  id: string,
  message: SimulatedMessage,
  button: Button,
  fill: Fill,
): Promise<unknown> {
  const data = { ...button.data, ...inputs(message.card, fill) };
  const answer = await insist(fleet, {
    act: () => fleet.cloud.teams.invoke(id, message.id, button.verb, data),
    find: (activity) => isFrom(activity, id) && dataOf(activity) === data,
    isEnough: (candidate) => cardOf(candidate) !== undefined,
    isSeenAgain: false,
  });
  return cardOf(answer);
}

interface Attempts {
  readonly act: () => Promise<BotAnswer>;
  /** Recognises the activity that `act` sent. */
  readonly find: (activity: Activity) => boolean;
  readonly isEnough: (answer: BotAnswer) => boolean;
  /** Whether the answer to a repeated activity still reaches the person; else it has to be done again. */
  readonly isSeenAgain: boolean;
}

async function insist(fleet: Fleet, { act, find, isEnough, isSeenAgain }: Attempts): Promise<BotAnswer> {
  const { teams } = fleet.cloud;
  const before = teams.activities.at(-1);
  let answer: BotAnswer | undefined;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    await fleet.up();
    fleet.noteTurn();
    const since = before === undefined ? 0 : teams.activities.lastIndexOf(before) + 1;
    const sent = teams.activities.slice(since).findLast(find);
    const isRepeated = sent !== undefined && (isSeenAgain || attempt === 1);
    if (isRepeated) answer = await teams.post(attempt === 1 ? sent : { ...sent, id: randomUUID() });
    else answer = await act();
    if (isEnough(answer) && (isSeenAgain || !isRepeated)) return answer;
  }
  throw new Error(`Never answered as it should be, at last with ${JSON.stringify(answer)}`);
}

function isFrom(activity: Activity, userId: string): boolean {
  return (activity['from'] as { aadObjectId?: unknown } | undefined)?.aadObjectId === userId;
}

function dataOf(activity: Activity): unknown {
  const value = activity['value'] as { action?: { data?: unknown } } | undefined;
  return value?.action?.data;
}

function buttonOn(message: SimulatedMessage, title: string, on: Readonly<Record<string, string>>) {
  return buttonsOf(message.card).find(
    (button) =>
      button.title === title && Object.entries(on).every(([name, value]) => button.data[name] === value),
  );
}

function inputs(card: unknown, fill: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fill).map(([label, value]) => {
      const field = fieldsOf(card).find((candidate) => candidate.label === label);
      if (field === undefined) throw new Error(`There is no field ${label}.`);
      return [field.id, value];
    }),
  );
}

function cardOf({ status, body }: BotAnswer): unknown {
  const answer = (body ?? {}) as { type?: unknown; value?: unknown };
  return status === 200 && answer.type === 'application/vnd.microsoft.card.adaptive'
    ? answer.value
    : undefined;
}

/** For finding out what went wrong: the newest messages with their buttons. */
function lastSeen(messages: readonly SimulatedMessage[]): string {
  const told = messages.slice(-messagesTold).map((message) => {
    const buttons = buttonsOf(message.card).map(({ title, data }) => `[${title} ${JSON.stringify(data)}]`);
    return `- ${message.fromBot ? 'Usher' : 'they'}: ${wordsOf(message)} ${buttons.join(' ')}`;
  });
  return told.join('\n');
}

/** All that a message says. */
export function wordsOf(message: Pick<SimulatedMessage, 'text' | 'card'>): string {
  return [message.text, textOf(message.card)].filter((text) => text !== '').join(' ');
}
