import { z } from 'zod';
import { isAdministrator } from '../admin/access.ts';
import { adminSections, type AdminView } from '../admin/adminViews.ts';
import { subjectOf } from '../admin/auditFile.ts';
import { exportAudit, searchAudit } from '../admin/audit.ts';
import type { AdminContext } from '../admin/context.ts';
import { acknowledge, dismissJob, retryJobs, showAdminHome, showAdminList } from '../admin/handlers.ts';
import { showGroupPolicy } from '../admin/groupPolicy.ts';
import type { Actor } from '../decision.ts';
import { offerFile } from '../files/handlers.ts';
import { InputError } from '../errors.ts';
import { onlyForAdministrators } from './onlyForAdministrators.ts';
import { id, verb, type Verb } from './verb.ts';

const page = z.coerce.number().int().min(0).max(10_000).catch(0);
const sought = z.string().max(200).catch('');
/** Bytes; how many entries fit is known only when the file is made. */
const roughAudit = 200_000;
const rowId = z.string().regex(/^\d{1,18}$/);
const ofList = z.object({ section: z.enum(adminSections), page });
const ofJob = z.object({ jobId: id, page });
const ofNotice = z.object({ noticeId: rowId, page });
const ofQuery = z.object({ who: sought, what: sought, group: sought, since: sought, until: sought });
const ofSearch = ofQuery.extend({ page });
const groupOrNone = id.nullish().catch(null);
const ofPolicy = z.object({ groupId: groupOrNone, picked: groupOrNone, text: sought });
const ofExport = ofQuery.extend({ before: rowId.nullable().catch(null) });

/** What the administrators' buttons do. To everybody else they are verbs that do not exist. */
export const adminVerbs = {
  'admin.home': forAdministrators(z.unknown(), (admin) => showAdminHome(admin)),
  'admin.list': forAdministrators(ofList, (admin, _actor, data) =>
    showAdminList(admin, data.section, data.page),
  ),
  'admin.retry': forAdministrators(ofJob, (admin, actor, data) =>
    retryJobs(admin, actor, { id: data.jobId }, data.page),
  ),
  'admin.retryAll': forAdministrators(z.unknown(), (admin, actor) => retryJobs(admin, actor, 'all', 0)),
  'admin.dismiss': forAdministrators(ofJob, (admin, actor, data) =>
    dismissJob(admin, actor, data.jobId, data.page),
  ),
  'admin.acknowledge': forAdministrators(ofNotice, (admin, actor, data) =>
    acknowledge(admin, actor, data.noticeId, data.page),
  ),
  'admin.searchAudit': forAdministrators(ofSearch, (admin, _actor, { page: at, ...query }) =>
    searchAudit(admin, query, at),
  ),
  'admin.exportAudit': forAdministrators(ofExport, (admin, actor, { before, ...query }) =>
    exportAudit(admin, actor, query, before),
  ),
  'admin.sendAudit': verb(ofQuery, async ({ admin, files }, { actor }, query) => {
    if (!(await isAdministrator(admin, actor))) throw new InputError('verb', 'Not a verb for this person.');
    return offerFile(files, {
      userId: actor.userId,
      kind: 'audit',
      subject: subjectOf(query),
      fileName: `audit – ${admin.now().toISOString().slice(0, 10)}.csv`,
      groupName: null,
      sizeInBytes: roughAudit,
    });
  }),
  'admin.showPolicy': forAdministrators(ofPolicy, (admin, _actor, { groupId, picked, text }) =>
    showGroupPolicy(admin, groupId ?? picked ?? text),
  ),
} as const;

/**
 * The administrators' card, or the policy of a group; undefined for everybody else, who is answered as if the command
 * did not exist.
 */
export async function openAdmin(
  admin: AdminContext,
  actor: Actor,
  policyOf: string | null,
): Promise<AdminView | undefined> {
  if (!(await isAdministrator(admin, actor))) return undefined;
  return policyOf === null ? showAdminHome(admin) : showGroupPolicy(admin, policyOf);
}

function forAdministrators<Data>(
  schema: z.ZodType<Data>,
  run: (admin: AdminContext, actor: Actor, data: Data) => Promise<AdminView>,
): Verb {
  return onlyForAdministrators(schema, ({ admin }, actor, data) => run(admin, actor, data));
}
