import { adminSections } from '../../admin/adminViews.ts';
import type {
  AdminHomeData,
  AdminItem,
  AdminListData,
  AdminRefusal,
  AdminSection,
} from '../../admin/adminViews.ts';
import type { AdminWording } from '../wording/admin/adminWording.ts';
import { strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface AdminHomeCard extends CardFrame {
  readonly title: string;
  readonly lead: string;
  readonly index: Text;
  readonly people: Text;
  readonly sections: readonly {
    readonly section: AdminSection;
    readonly title: string;
    readonly hint: string;
  }[];
  readonly titles: AdminWording['titles'];
  readonly policyTitle: string;
  readonly readinessTitle: string;
  readonly licencesTitle: string;
}

interface AdminListCard extends CardFrame {
  readonly title: string;
  readonly lead: string;
  readonly deed: string;
  readonly section: AdminSection;
  readonly items: readonly AdminRow[];
  readonly mayRetryAll: boolean;
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
  readonly titles: AdminWording['titles'];
  readonly policyTitle: string;
}

interface AdminRow {
  readonly headline: Text;
  readonly about: readonly Line[];
  readonly tooltip: string;
  readonly jobId: string;
  readonly noticeId: string;
  readonly mayRetry: boolean;
  readonly mayDismiss: boolean;
  readonly mayAcknowledge: boolean;
  readonly maySeePolicy: boolean;
  readonly groupId: string;
}

export function presentAdminHome({ counts, index, people }: AdminHomeData, wording: Wording): Presented {
  const say = wording.admin;
  const isQuiet = adminSections.every((section) => counts[section] === 0);
  const data: AdminHomeCard = {
    ...frame(wording),
    title: say.title,
    lead: isQuiet ? say.nothing : '',
    index:
      index.loaded && index.refreshedAt !== null
        ? say.indexLoaded(index.groups, index.refreshedAt)
        : say.indexLoading(index.groups, index.pages),
    people:
      people.loaded && people.asOf !== null
        ? say.peopleLoaded(people.people, people.asOf)
        : say.peopleLoading(people.people, people.pages),
    sections: adminSections.map((section) => ({
      section,
      title: say.sectionWith(say.sections[section].title, counts[section]),
      hint: say.sections[section].hint,
    })),
    titles: say.titles,
    policyTitle: say.policyOf.title,
    readinessTitle: wording.readiness.title,
    licencesTitle: wording.licences.titles.overview,
  };
  return { data, summary: say.title };
}

export function presentAdminList(list: AdminListData, wording: Wording): Presented {
  const say = wording.admin;
  const { section, items, total, page, more, deed } = list;
  const title = say.sectionWith(say.sections[section].title, total);
  const data: AdminListCard = {
    ...frame(wording),
    title,
    lead: total === 0 ? say.sections[section].none : say.sections[section].hint,
    deed: deed === null ? '' : deed.count === 0 ? say.tooLate : say.deeds[deed.what](deed.count),
    section,
    items: items.map((item) => toRow(item, say)),
    mayRetryAll: items.some((item) => item.kind === 'job' && !item.isSettled),
    page,
    hasPrevious: page > 0,
    previousPage: page - 1,
    hasMore: more,
    nextPage: page + 1,
    titles: say.titles,
    policyTitle: wording.policy.show,
  };
  return { data, summary: title };
}

function toRow(item: AdminItem, say: AdminWording): AdminRow {
  const isJob = item.kind === 'job';
  return {
    ...wordsFor(item, say),
    jobId: isJob ? item.jobId : '',
    noticeId: item.kind === 'notice' ? item.noticeId : '',
    mayRetry: isJob && !item.isSettled,
    mayDismiss: isJob && item.isSettled,
    mayAcknowledge: item.kind === 'notice',
    maySeePolicy: item.kind === 'group',
    groupId: item.kind === 'group' ? item.groupId : '',
  };
}

function wordsFor(item: AdminItem, say: AdminWording): Pick<AdminRow, 'headline' | 'about' | 'tooltip'> {
  switch (item.kind) {
    case 'job': {
      const failure = item.failure.length === 0 ? null : say.failedWith(item.failure);
      const about = lines(
        words(item.subject),
        say.givenUp(item.attempts, item.at),
        failure,
        item.isSettled ? say.settled : null,
      );
      return { headline: text`${strong(item.jobKind)}`, about, tooltip: `${item.jobKind} ${item.subject}` };
    }
    case 'notice': {
      const subject = item.subject === null ? null : words(item.subject);
      const about = lines(subject, say.notices[item.code] ?? null, say.noticed(item.at));
      const tooltip = [item.code, item.subject].filter((part) => part !== null).join(' ');
      return { headline: text`${strong(item.code)}`, about, tooltip };
    }
    case 'request':
      return named(item.groupName, lines(say.asked(item.requesterName, item.at)));
    case 'owner': {
      const waiting = item.waiting === 0 ? null : say.waiting(item.waiting);
      const owned = item.owned === 0 ? null : say.owns(item.owned);
      return named(item.name, lines(say[item.state](item.at), owned, waiting));
    }
    case 'group':
      return named(item.groupName, lines(item.waiting === 0 ? null : say.waiting(item.waiting)));
  }
}

function named(name: string, about: readonly Line[]): Pick<AdminRow, 'headline' | 'about' | 'tooltip'> {
  return { headline: text`${strong(name)}`, about, tooltip: name };
}

/** The compiler cannot see that the code picks the sentence for its own refusal; the type of the table can. */
export function explainAdmin(refusal: AdminRefusal, wording: Wording): Text {
  const sentence = wording.admin.refusals[refusal.code] as (refusal: AdminRefusal) => Text;
  return sentence(refusal);
}
