import type { Need, Reason, ReadinessClass, System } from '../../../admin/readiness.ts';
import type { Check, Fix } from '../../../admin/readinessReport.ts';
import type { SurveyProgress } from '../../../admin/readinessViews.ts';
import type { Text } from '../text.ts';

export type ReadinessTitle =
  | 'survey'
  | 'surveyAgain'
  | 'progress'
  | 'report'
  | 'candidates'
  | 'ownerNews'
  | 'export'
  | 'nextPart'
  | 'preview'
  | 'tell'
  | 'manage';

export type ReadinessLabel = 'text' | 'textPlaceholder' | 'chosen' | 'csv';

/** Columns of the list, in a file and on the page. */
export const reportColumns = [
  'id',
  'name',
  'kind',
  'selfService',
  'selfServiceReasons',
  'dynamic',
  'dynamicReasons',
  'licensing',
  'licensingReasons',
  'owners',
  'ownerNames',
  'members',
  'guests',
  'groupsInside',
  'sync',
  'licences',
  'licenceErrors',
  'rule',
  'suggestedRule',
  'created',
  'renewed',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** What Usher says about what a tenant is ready for. */
export interface ReadinessWording {
  readonly title: string;
  readonly none: string;
  readonly asOf: (at: Date, groups: number) => Text;
  /** The same for a page, which no client turns into local time. */
  readonly asOfDay: (day: string, groups: number) => string;
  readonly running: (progress: SurveyProgress) => string;
  readonly systems: Readonly<Record<System, string>>;
  /** For buttons. */
  readonly shortSystems: Readonly<Record<System, string>>;
  readonly classes: Readonly<Record<ReadinessClass, string>>;
  readonly sum: (system: string, counts: Readonly<Record<ReadinessClass, number>>) => string;
  readonly chartTitle: string;
  readonly checklistTitle: string;
  readonly checks: Readonly<Record<Check['check'], (done: number, of: number) => string>>;
  readonly checkStates: Readonly<Record<Check['state'], string>>;
  readonly fixesTitle: string;
  readonly noFixes: string;
  readonly fixIn: (fix: Fix, systems: readonly string[]) => string;
  readonly missing: (permission: string) => string;
  /** What is so; for one group or for several. */
  readonly reasons: Readonly<Record<Reason, string>>;
  /** How it is mended. */
  readonly ways: Readonly<Record<Need, string>>;
  readonly listTitle: (system: string, name: string, count: number) => string;
  readonly listNone: string;
  readonly owners: (able: number, all: number) => string;
  readonly members: (people: number, guests: number, groups: number) => string;
  readonly synced: (domain: string | null) => string;
  readonly missesLicences: string;
  readonly created: (at: Date) => Text;
  readonly candidatesTitle: (count: number) => string;
  readonly candidatesNone: string;
  readonly candidatesHint: string;
  readonly suggests: (percent: number, group: string, traits: string) => Text;
  readonly trait: (property: string, values: readonly string[]) => string;
  readonly changes: (stay: number, join: number, leave: number) => string;
  readonly alikeTitle: string;
  readonly alike: (names: readonly string[], members: number) => Text;
  readonly newsTitle: string;
  readonly newsHint: string;
  readonly newsNone: string;
  readonly newsReach: (groups: number, people: number) => string;
  readonly newsKnown: (names: readonly string[]) => Text;
  readonly newsUnseen: (names: readonly string[]) => Text;
  readonly newsUnreachable: (names: readonly string[]) => Text;
  readonly newsSent: (people: number) => string;
  readonly ownerNews: (groups: readonly string[]) => Text;
  readonly ownerNewsSummary: (count: number) => string;
  readonly ownerNewsCan: readonly string[];
  readonly exportTitle: (count: number) => string;
  readonly exportHint: string;
  readonly exportMore: string;
  readonly titles: Readonly<Record<ReadinessTitle, string>>;
  readonly labels: Readonly<Record<ReadinessLabel, string>>;
  readonly columns: Readonly<Record<ReportColumn, string>>;
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
  readonly pageAll: string;
  readonly pageShown: (shown: number, all: number) => string;
}
