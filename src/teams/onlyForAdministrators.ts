import type { z } from 'zod';
import { isAdministrator } from '../admin/access.ts';
import type { AdminView } from '../admin/adminViews.ts';
import type { Actor } from '../decision.ts';
import { InputError } from '../errors.ts';
import type { BotParts } from './botParts.ts';
import { verb, type Verb } from './verb.ts';

/** A verb that does not exist for whoever is no administrator at this moment. */
export function onlyForAdministrators<Data>(
  schema: z.ZodType<Data>,
  run: (parts: BotParts, actor: Actor, data: Data) => Promise<AdminView>,
): Verb {
  return verb(schema, async (parts, { actor }, data) => {
    if (!(await isAdministrator(parts.admin, actor)))
      throw new InputError('verb', 'Not a verb for this person.');
    return run(parts, actor, data);
  });
}
