import { z } from 'zod';
import { isAdministrator } from '../admin/access.ts';
import type { AdminView } from '../admin/adminViews.ts';
import { previewOwnerNews, tellOwners } from '../admin/ownerNews.ts';
import { readinessClasses, systems } from '../admin/readiness.ts';
import {
  exportReadiness,
  showCandidates,
  showReadiness,
  showReadinessList,
  startSurvey,
} from '../admin/readinessHandlers.ts';
import type { Actor } from '../decision.ts';
import type { BotParts } from './botParts.ts';
import { onlyForAdministrators } from './onlyForAdministrators.ts';
import { id } from './verb.ts';

const page = z.coerce.number().int().min(0).max(100_000).catch(0);
const ofList = z.object({ system: z.enum(systems), class: z.enum(readinessClasses), page });
const ofPage = z.object({ page });
const ofExport = z.object({ before: id.nullable().catch(null) });
/** A choice of several comes as its values with commas between them. One that is no id is refused: none means all. */
const chosen = z
  .string()
  .max(20_000)
  .nullish()
  .transform((value) => (value ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])))
  .pipe(z.array(id));
const ofChoice = z
  .object({ text: z.string().max(200).catch(''), chosen })
  .transform(({ text, chosen: groupIds }) => ({ text: text.trim(), groupIds }));

/** What the buttons of the readiness report do. To everybody but administrators they are verbs that do not exist. */
export const readinessVerbs = {
  'admin.readiness': onlyForAdministrators(z.unknown(), ({ readiness }) => showReadiness(readiness)),
  'admin.startSurvey': onlyForAdministrators(z.unknown(), ({ readiness }, actor) =>
    startSurvey(readiness, actor),
  ),
  'admin.listReadiness': onlyForAdministrators(ofList, ({ readiness }, _actor, { page: at, ...only }) =>
    showReadinessList(readiness, only, at),
  ),
  'admin.listCandidates': onlyForAdministrators(ofPage, ({ readiness }, _actor, { page: at }) =>
    showCandidates(readiness, at),
  ),
  'admin.exportReadiness': onlyForAdministrators(ofExport, ({ readiness }, actor, { before }) =>
    exportReadiness(readiness, actor, before),
  ),
  'admin.previewOwnerNews': onlyForAdministrators(ofChoice, ({ readiness }, _actor, choice) =>
    previewOwnerNews(readiness, choice),
  ),
  'admin.tellOwners': onlyForAdministrators(ofChoice, ({ readiness }, actor, choice) =>
    tellOwners(readiness, actor, choice),
  ),
} as const;

/** The report; undefined for everybody but administrators, who are answered as if the command did not exist. */
export async function openReadiness(parts: BotParts, actor: Actor): Promise<AdminView | undefined> {
  return (await isAdministrator(parts.admin, actor)) ? showReadiness(parts.readiness) : undefined;
}
