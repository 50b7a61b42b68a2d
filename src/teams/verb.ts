import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { BotParts, Press, View } from './botParts.ts';

export interface Verb {
  /** @throws InputError when the data is not what a card of ours sends */
  run(parts: BotParts, press: Press, data: unknown): Promise<View | undefined>;
}

/** A verb with the shape its data must have; nothing else of the data is used. */
export function verb<Data>(
  schema: z.ZodType<Data>,
  run: (parts: BotParts, press: Press, data: Data) => Promise<View | undefined>,
): Verb {
  return {
    run: (parts, press, raw) => {
      const { data, error } = schema.safeParse(raw);
      if (error !== undefined) {
        return Promise.reject(new InputError(error.issues[0]?.path.join('.') ?? '', 'Card data.', error));
      }
      return run(parts, press, data);
    },
  };
}

/** Entra prints ids as GUIDs in either case; the store keeps them in lower case. */
export const id = z.guid().transform((value) => value.toLowerCase());
/** What a people picker sends: Entra object ids with commas between. Source: Teams, "People Picker in Adaptive Cards". */
export const picks = z
  .string()
  .max(100_000)
  .catch('')
  .transform((value) => value.split(',').flatMap((part) => id.safeParse(part.trim()).data ?? []));
/** Longer texts are refused with a sentence by the decision; this only bounds the work. */
export const words = z.string().max(20_000).catch('');
