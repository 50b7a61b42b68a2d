import type { Actor } from '../decision.ts';
import { readFreshness } from '../dynamic/people.ts';
import { readProgress } from '../groups/groupIndex.ts';
import { countDeadJobs, dismissDeadJob, listDeadJobs, subjectOf, type DeadJob } from '../jobs/deadJobs.ts';
import { appendAudit } from '../store/audit.ts';
import type { AdminDeed, AdminItem, AdminSection, AdminView } from './adminViews.ts';
import type { AdminContext } from './context.ts';
import { readNames, unlessAway } from './peopleNames.ts';
import {
  acknowledgeJobNotices,
  acknowledgeNotice,
  countWithoutOwner,
  listNotices,
  listUnreachableOwners,
  listWithoutApprover,
  type Listed,
  type Page,
} from './store.ts';

const itemsPerPage = 10;
/** One page of Graph's; whoever has more cleans up these first. */
const mostOwnerlessGroups = 100;
const none: Page = { skip: 0, limit: 1 };

/** What needs somebody, counted. Everything in this file is for administrators: ask `isAdministrator` first. */
export async function showAdminHome(context: AdminContext): Promise<AdminView> {
  const { db } = context;
  const [jobs, notices, requests, owners, groups, index, people] = await Promise.all([
    countDeadJobs(db),
    listNotices(db, none),
    listWithoutApprover(db, none),
    listUnreachableOwners(db, none),
    unlessAway(listOwnerless(context, none)),
    readProgress(db),
    readFreshness(db),
  ]);
  const counts = {
    jobs,
    notices: notices.total,
    requests: requests.total,
    owners: owners.total,
    groups: groups?.total ?? null,
  };
  return { card: 'adminHome', data: { counts, index, people } };
}

export async function showAdminList(
  context: AdminContext,
  section: AdminSection,
  page: number,
  deed: AdminDeed | null = null,
): Promise<AdminView> {
  const skip = page * itemsPerPage;
  const { items, total } = await listSection(context, section, { skip, limit: itemsPerPage });
  // Its last item was just dealt with.
  if (items.length === 0 && page > 0) return showAdminList(context, section, 0, deed);
  const more = skip + items.length < total;
  return { card: 'adminList', data: { section, items, total, page, more, deed } };
}

/** Puts one given-up job back, or all of them, and takes back the notices that said they had failed. */
export async function retryJobs(
  context: AdminContext,
  actor: Actor,
  which: { readonly id: string } | 'all',
  page: number,
): Promise<AdminView> {
  const now = context.now();
  const count = await context.db.transaction().execute(async (trx) => {
    const retried = await context.retryDead(trx, which);
    await acknowledgeJobNotices(trx, retried.map(subjectOf), now);
    for (const job of retried) await appendAudit(trx, entryFor(actor, 'admin.retryJob', job, now));
    return retried.length;
  });
  return showAdminList(context, 'jobs', page, { what: 'retried', count });
}

/** Takes a job off the list whose matter has ended. */
export async function dismissJob(
  context: AdminContext,
  actor: Actor,
  jobId: string,
  page: number,
): Promise<AdminView> {
  const now = context.now();
  const count = await context.db.transaction().execute(async (trx) => {
    const job = await dismissDeadJob(trx, jobId);
    if (job === undefined) return 0;
    await acknowledgeJobNotices(trx, [subjectOf(job)], now);
    await appendAudit(trx, entryFor(actor, 'admin.dismissJob', job, now));
    return 1;
  });
  return showAdminList(context, 'jobs', page, { what: 'dismissed', count });
}

/** Somebody has seen to what a notice says; it comes again when the matter does. */
export async function acknowledge(
  context: AdminContext,
  actor: Actor,
  noticeId: string,
  page: number,
): Promise<AdminView> {
  const at = context.now();
  const count = await context.db.transaction().execute(async (trx) => {
    const code = await acknowledgeNotice(trx, noticeId, at);
    if (code === undefined) return 0;
    const who = { kind: 'user', userId: actor.userId } as const;
    const subject = { subjectKind: 'notice', subjectId: noticeId, details: { code } };
    await appendAudit(trx, { at, actor: who, action: 'admin.acknowledge', ...subject });
    return 1;
  });
  return showAdminList(context, 'notices', page, { what: 'acknowledged', count });
}

async function listSection(
  context: AdminContext,
  section: AdminSection,
  page: Page,
): Promise<Listed<AdminItem>> {
  switch (section) {
    case 'jobs': {
      const [jobs, total] = await Promise.all([listDeadJobs(context.db, page), countDeadJobs(context.db)]);
      return { items: jobs.map(toItem), total };
    }
    case 'notices':
      return listNotices(context.db, page);
    case 'requests':
      return listWithoutApprover(context.db, page);
    case 'owners':
      return listOwners(context, page);
    case 'groups':
      return listOwnerless(context, page);
  }
}

async function listOwners(context: AdminContext, page: Page): Promise<Listed<AdminItem>> {
  const { items, total } = await listUnreachableOwners(context.db, page);
  const nameless = items.filter((item) => item.name === null).map((item) => item.userId);
  const names = await readNames(context, nameless);
  const named = items.map((item) => ({
    ...item,
    name: item.name ?? names.get(item.userId) ?? item.userId,
  }));
  return { items: named, total };
}

/** Groups people wait for come first, then the others that the directory knows. */
async function listOwnerless(context: AdminContext, page: Page): Promise<Listed<AdminItem>> {
  const [waiting, read] = await Promise.all([
    countWithoutOwner(context.db),
    context.directory.listOwnerlessGroups(mostOwnerlessGroups),
  ]);
  const others = read.groups.filter((group) => !waiting.has(group.id));
  const all = [
    ...[...waiting].map(([groupId, { name, waiting: count }]) => ({
      kind: 'group' as const,
      groupId,
      groupName: name,
      waiting: count,
    })),
    ...others.map(({ id, displayName }) => ({
      kind: 'group' as const,
      groupId: id,
      groupName: displayName,
      waiting: 0,
    })),
  ];
  return { items: all.slice(page.skip, page.skip + page.limit), total: all.length };
}

function toItem(job: DeadJob): AdminItem {
  const { id: jobId, kind: jobKind, attempts, failure, at, isSettled } = job;
  const subject = Object.values(job.payload).join(', ');
  return { kind: 'job', jobId, jobKind, subject, attempts, failure, at, isSettled };
}

function entryFor(actor: Actor, action: string, job: DeadJob, at: Date) {
  return {
    at,
    actor: { kind: 'user', userId: actor.userId },
    action,
    subjectKind: 'job',
    subjectId: job.id,
    details: { kind: job.kind, ...job.payload },
  } as const;
}
