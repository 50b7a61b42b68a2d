import type { SimulatedMessage, TeamsSimulator } from '../../src/sandbox/teams/teamsTypes.ts';
import { buttonsOf, fieldsOf, textOf, type Button } from './cardReading.ts';

/** Long enough for a busy machine; every wait ends as soon as the thing itself is there. */
const patienceMs = 20_000;

/** Somebody in the simulated Teams, doing and seeing what a person can. */
export interface Person {
  readonly id: string;
  /** Writes to Usher in the personal chat. */
  say(text: string): Promise<void>;
  /**
   * Presses a button by its title on the newest card that has it, or on the newest that also says `on`. As from any
   * client, every field of the card comes along with what was on it.
   * @returns what the card says afterwards
   */
  press(
    title: string,
    given?: { readonly fill?: Readonly<Record<string, string>>; readonly on?: RegExp },
  ): Promise<string>;
  /** Writes it, and waits for a message newer than that which says this; answers all that it says. */
  ask(text: string, words: RegExp): Promise<string>;
  /** Waits until a message of Usher's, old or new, says this; answers all that the newest of them says. */
  sees(words: RegExp): Promise<string>;
  /** The bot's messages, oldest first, as this person sees them now. */
  messages(): readonly SimulatedMessage[];
  /** Titles of the buttons on the newest card that says this. */
  buttonsOn(words: RegExp): readonly string[];
}

export function createPerson(teams: TeamsSimulator, id: string): Person {
  const messages = (): readonly SimulatedMessage[] => teams.messages(id).filter((message) => message.fromBot);
  const newest = (fits: (message: SimulatedMessage) => boolean): SimulatedMessage => {
    const found = [...messages()].reverse().find(fits);
    if (found === undefined) {
      throw new Error(`Nobody said that. There is: ${messages().map(wordsOf).join(' | ')}`);
    }
    return found;
  };
  const find = (title: string, on: RegExp): { message: SimulatedMessage; button: Button } => {
    const hasIt = (message: SimulatedMessage): boolean =>
      on.test(wordsOf(message)) && buttonsOf(message.card).some((button) => button.title === title);
    const message = newest(hasIt);
    const button = buttonsOf(message.card).find((candidate) => candidate.title === title);
    if (button === undefined) throw new Error(`There is no button ${title}.`);
    return { message, button };
  };
  const waitFor = (fits: (message: SimulatedMessage) => boolean, what: string): Promise<string> =>
    waitForWords(teams, id, fits, what);
  return {
    id,
    messages,
    say: async (text) => {
      await teams.sendMessage(id, text);
    },
    ask: async (text, words) => {
      const older = new Set(messages().map((message) => message.id));
      await teams.sendMessage(id, text);
      return waitFor(
        (message) => !older.has(message.id) && words.test(wordsOf(message)),
        `${String(words)} to “${text}”`,
      );
    },
    press: async (title, { fill = {}, on = /./su } = {}) => {
      const { message, button } = find(title, on);
      const untouched = fieldsOf(message.card).flatMap(({ id, value }) =>
        value === undefined ? [] : [[id, value]],
      );
      const filled = Object.entries(fill).map(([label, value]) => [fieldId(message, label), value]);
      const inputs = Object.fromEntries([...untouched, ...filled]) as Readonly<Record<string, string>>;
      const answer = await teams.invoke(id, message.id, button.verb, { ...button.data, ...inputs });
      return answerText(answer.body);
    },
    sees: (words) => waitFor((message) => words.test(wordsOf(message)), String(words)),
    buttonsOn: (words) =>
      buttonsOf(newest((message) => words.test(wordsOf(message))).card).map((button) => button.title),
  };
}

async function waitForWords(
  teams: TeamsSimulator,
  id: string,
  fits: (message: SimulatedMessage) => boolean,
  what: string,
): Promise<string> {
  try {
    return wordsOf(await teams.waitFor(id, (message) => message.fromBot && fits(message), patienceMs));
  } catch (cause) {
    const said = teams.messages(id).flatMap((message) => (message.fromBot ? [wordsOf(message)] : []));
    throw new Error(`Usher did not say ${what}. It said:\n- ${said.join('\n- ')}`, { cause });
  }
}

function wordsOf(message: SimulatedMessage): string {
  return [message.text, textOf(message.card)].filter((text) => text !== '').join(' ');
}

function fieldId(message: SimulatedMessage, label: string): string {
  const field = fieldsOf(message.card).find((candidate) => candidate.label === label);
  if (field === undefined) throw new Error(`There is no field ${label}.`);
  return field.id;
}

function answerText(body: unknown): string {
  const { value } = (body ?? {}) as { value?: unknown };
  return typeof value === 'string' ? value : textOf(value);
}
