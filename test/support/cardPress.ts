import { personId } from '../../src/sandbox/company.ts';
import { textOf } from './cardReading.ts';
import type { Usher } from './usher.ts';

export interface PressAnswer {
  /** Everything the answer says. */
  readonly says: string;
  readonly card: unknown;
}

/**
 * Presses a button that may be on no card: what somebody can do who writes the invoke by hand. The message is the
 * newest one in the person's chat, and a greeting where there is none.
 */
export async function pressAs(usher: Usher, name: string, verb: string, data: object): Promise<PressAnswer> {
  const person = usher.person(name);
  if (person.messages().length === 0) {
    await person.ask('hi', /./u);
  }
  const message = person.messages().at(-1)?.id ?? '';
  const { body } = await usher.teams.invoke(personId(name), message, verb, { ...data });
  const { value } = body as { value?: unknown };
  return { says: typeof value === 'string' ? value : textOf(value), card: value };
}
