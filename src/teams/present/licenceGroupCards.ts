import type {
  GroupProduct,
  LicenceGroupData,
  LicenceNewsData,
  LicenceRefusalData,
  LicenceRetryData,
  LicenceWarningData,
  ShownError,
} from '../../licensing/licenceViews.ts';
import type { LicenceChangeRefusal } from '../../licensing/licenceChange.ts';
import type { LicencesWording } from '../wording/licences/licencesWording.ts';
import { plain, strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface LicenceFrame extends CardFrame {
  readonly titles: LicencesWording['titles'];
  readonly sections: LicencesWording['labels'];
}

interface LicenceGroupCard extends LicenceFrame {
  readonly groupId: string;
  readonly name: Text;
  readonly deed: readonly Line[];
  readonly products: readonly { readonly name: Text; readonly about: readonly Line[] }[];
  readonly state: readonly Line[];
  readonly errors: readonly ErrorRow[];
  readonly more: string;
  readonly mayChange: boolean;
}

interface ErrorRow {
  readonly userId: string;
  readonly name: Text;
  readonly tooltip: string;
  readonly about: readonly Line[];
  readonly mayRetry: boolean;
  readonly isRetried: string;
}

interface LicenceNewsCard extends LicenceFrame {
  readonly groupId: string;
  readonly mayLook: boolean;
  readonly about: Text;
  readonly errors: readonly ErrorRow[];
  readonly more: string;
}

interface LicenceLinesCard extends LicenceFrame {
  readonly lead: Text;
  readonly about: readonly Line[];
  readonly groupId: string;
}

export function presentLicenceGroup(group: LicenceGroupData, wording: Wording): Presented {
  const say = wording.licences;
  const hasErrors = group.errors.length > 0;
  const gives = group.products.length > 0;
  const data: LicenceGroupCard = {
    ...licenceFrame(wording),
    groupId: group.groupId,
    name: text`${strong(group.groupName)}`,
    deed: lines(group.retried === null ? null : say.retrying(group.retried)),
    products: group.products.map((product) => toProductRow(product, say)),
    state: lines(
      gives ? null : say.givesNothing,
      group.isProcessing ? say.processing : null,
      gives && !hasErrors && !group.isProcessing ? say.noErrors : null,
    ),
    errors: group.errors.map((error) => toErrorRow(error, say, group.mayChange)),
    more: group.moreErrors === 0 ? '' : say.moreErrors(group.moreErrors),
    mayChange: group.mayChange,
  };
  return { data, summary: plain(text`${say.titles.overview}: ${group.groupName}`).slice(0, 250) };
}

/** Told once: who does not get everything in a group, and what helps. */
export function presentLicenceNews(news: LicenceNewsData, wording: Wording): Presented {
  const say = wording.licences;
  const about = say.newsAbout(news.groupName, news.errors.length + news.moreErrors);
  const data: LicenceNewsCard = {
    ...licenceFrame(wording),
    groupId: news.groupId,
    mayLook: news.mayLook,
    about,
    errors: news.errors.map((error) => toErrorRow(error, say, false)),
    more: news.moreErrors === 0 ? '' : say.moreErrors(news.moreErrors),
  };
  return { data, summary: plain(about).slice(0, 250) };
}

export function presentLicenceRetry(retry: LicenceRetryData, wording: Wording): Presented {
  const say = wording.licences;
  const { name, groupName, state, product, problem } = retry;
  const lead = state === 'solved' ? say.retried.solved(name, groupName) : say.retried[state](name);
  const data: LicenceLinesCard = {
    ...licenceFrame(wording),
    lead,
    about: lines(problem === null ? null : say.problems[problem](product)),
    groupId: retry.groupId,
  };
  return { data, summary: plain(lead).slice(0, 250) };
}

export function presentLicenceWarning({ products }: LicenceWarningData, wording: Wording): Presented {
  const say = wording.licences;
  const data: LicenceLinesCard = {
    ...licenceFrame(wording),
    lead: text`${strong(say.titles.warning)}`,
    about: lines(
      ...products.map(({ name, free, bought }) => say.scarce(name, free, bought)),
      say.warningAbout,
    ),
    groupId: '',
  };
  return { data, summary: say.titles.warning };
}

export function presentLicenceRefusal({ refusal }: LicenceRefusalData, wording: Wording): Presented {
  const lead = explainLicence(refusal, wording);
  const data: LicenceLinesCard = { ...licenceFrame(wording), lead, about: [], groupId: '' };
  return { data, summary: plain(lead).slice(0, 250) };
}

export function licenceFrame(wording: Wording): LicenceFrame {
  const { titles, labels } = wording.licences;
  return { ...frame(wording), titles, sections: labels };
}

/** The compiler cannot see that the code picks the sentence for its own refusal; the type of the table can. */
export function explainLicence(refusal: LicenceChangeRefusal, wording: Wording): Text {
  const sentence = wording.licences.refusals[refusal.code] as (refusal: LicenceChangeRefusal) => Text;
  return sentence(refusal);
}

function toProductRow(
  { name, plansOn, plansOff, free }: GroupProduct,
  say: LicencesWording,
): LicenceGroupCard['products'][number] {
  return {
    name: text`${strong(free === null ? name : say.choice(name, free))}`,
    about: lines(
      plansOn.length === 0 ? null : say.plansOn(plansOn),
      plansOff.length === 0 ? null : say.plansOff(plansOff),
    ),
  };
}

function toErrorRow(
  { userId, name, product, problem, blocked, isRetrying }: ShownError,
  say: LicencesWording,
  mayChange: boolean,
): ErrorRow {
  return {
    userId,
    name: text`${strong(name)}`,
    tooltip: name,
    about: lines(say.problems[problem](product), blocked.length === 0 ? null : say.blocked(blocked)),
    mayRetry: mayChange && !isRetrying,
    isRetried: isRetrying ? say.isRetried : '',
  };
}
