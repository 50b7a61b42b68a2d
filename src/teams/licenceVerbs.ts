import { z } from 'zod';
import { isAdministrator } from '../admin/access.ts';
import type { Actor } from '../decision.ts';
import { InputError } from '../errors.ts';
import { isLicenceAdministrator } from '../licensing/access.ts';
import {
  confirmLicenceChange,
  dropLicenceChange,
  openLicenceEditor,
  previewLicenceChange,
  previewOneMore,
} from '../licensing/licenceChangeHandlers.ts';
import { retryPerson, showLicenceGroup } from '../licensing/licenceGroup.ts';
import type { LicenceView } from '../licensing/licenceViews.ts';
import { showLicences } from '../licensing/showLicences.ts';
import { showSets } from '../licensing/showSets.ts';
import type { BotParts } from './botParts.ts';
import { id, verb, type Verb } from './verb.ts';

const page = z.coerce.number().int().min(0).max(10_000).catch(0);
const ofGroup = z.object({ groupId: id });
const ofChange = z.object({ changeId: id });
const planKey = /^[0-9a-f-]{36}\/[0-9a-f-]{36}$/;
/** A choice of several comes as its values with commas between them; undefined when the form had no such choice. */
const several = z
  .string()
  .max(20_000)
  .transform((value) => value.toLowerCase().split(',').filter(Boolean));
const ofChoice = ofGroup.extend({
  products: several.pipe(z.array(id)).nullish(),
  plansOff: several.pipe(z.array(z.string().regex(planKey))).nullish(),
});

/** What licence administrators do; administrators may look. To everybody else they are verbs that do not exist. */
export const licenceVerbs = {
  'licensing.overview': forReaders(z.object({ page }), ({ licensing }, _reader, data) =>
    showLicences(licensing, data.page),
  ),
  'licensing.showGroup': forReaders(ofGroup, ({ licensing }, { mayChange }, { groupId }) =>
    showLicenceGroup(licensing, { groupId, mayChange }),
  ),
  'licensing.sets': forReaders(z.unknown(), ({ licensing }, { mayChange }) => showSets(licensing, mayChange)),
  'licensing.retryPerson': forLicenceAdministrators(
    ofGroup.extend({ userId: id }),
    ({ licensing }, actor, data) => retryPerson(licensing, actor, data),
  ),
  'licensing.openChange': forLicenceAdministrators(ofChoice, ({ licensing }, _actor, data) =>
    openLicenceEditor(licensing, chosenIn(data)),
  ),
  'licensing.previewChange': forLicenceAdministrators(ofChoice, ({ licensing }, actor, data) =>
    previewLicenceChange(licensing, actor, chosenIn(data)),
  ),
  'licensing.prepareProduct': forLicenceAdministrators(
    ofGroup.extend({ skuId: id }),
    ({ licensing }, actor, data) => previewOneMore(licensing, actor, data),
  ),
  'licensing.confirmChange': forLicenceAdministrators(ofChange, ({ licensing }, actor, { changeId }) =>
    confirmLicenceChange(licensing, actor, changeId),
  ),
  'licensing.dropChange': forLicenceAdministrators(ofChange, ({ licensing }, actor, { changeId }) =>
    dropLicenceChange(licensing, actor, changeId),
  ),
} as const;

/** Null for everybody who neither looks after licences nor administers Usher. */
export async function readLicenceRight(
  { licensing, admin }: Pick<BotParts, 'licensing' | 'admin'>,
  actor: Actor,
): Promise<{ readonly mayChange: boolean } | null> {
  if (await isLicenceAdministrator(licensing, actor)) return { mayChange: true };
  return (await isAdministrator(admin, actor)) ? { mayChange: false } : null;
}

function chosenIn({ groupId, products, plansOff }: z.infer<typeof ofChoice>) {
  return { groupId, skuIds: products ?? null, plansOff: plansOff ?? null };
}

function forReaders<Data>(
  schema: z.ZodType<Data>,
  run: (parts: BotParts, right: { readonly mayChange: boolean }, data: Data) => Promise<LicenceView>,
): Verb {
  return verb(schema, async (parts, { actor }, data) => {
    const right = await readLicenceRight(parts, actor);
    if (right === null) throw new InputError('verb', 'Not a verb for this person.');
    return run(parts, right, data);
  });
}

function forLicenceAdministrators<Data>(
  schema: z.ZodType<Data>,
  run: (parts: BotParts, actor: Actor, data: Data) => Promise<LicenceView>,
): Verb {
  return verb(schema, async (parts, { actor }, data) => {
    if (!(await isLicenceAdministrator(parts.licensing, actor)))
      throw new InputError('verb', 'Not a verb for this person.');
    return run(parts, actor, data);
  });
}
