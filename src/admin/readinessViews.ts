import type { ReadinessClass, System } from './readiness.ts';
import type { ReadinessReport, ReportedGroup } from './readinessReport.ts';

/** Which groups are meant: those with these words in their names, and of them only the chosen, if any are. */
export interface NewsChoice {
  readonly text: string;
  readonly groupIds: readonly string[];
}

/** How a survey stands that is running. */
export interface SurveyProgress {
  readonly phase: 'people' | 'groups' | 'licences' | 'sorting';
  readonly people: number;
  readonly groups: number;
  readonly sorted: number;
  readonly startedAt: Date;
}

export interface ReadinessData {
  /** Null when none runs. */
  readonly progress: SurveyProgress | null;
  /** Of the last survey that is complete; null before the first. */
  readonly report: ReadinessReport | null;
}

export interface ReadinessListData {
  readonly system: System;
  readonly class: ReadinessClass;
  readonly items: readonly ReportedGroup[];
  readonly total: number;
  readonly page: number;
  readonly more: boolean;
}

export interface CandidatesData {
  readonly items: readonly ReportedGroup[];
  readonly total: number;
  /** Groups with the same people in them; with the first page only. */
  readonly alike: readonly { readonly names: readonly string[]; readonly members: number }[];
  readonly page: number;
  readonly more: boolean;
}

/** Whom a message about these groups would reach. */
export interface OwnerNewsPreviewData {
  readonly choice: NewsChoice;
  /** Some of the groups, to choose from. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly totalGroups: number;
  readonly reached: readonly string[];
  readonly unseen: readonly string[];
  readonly unreachable: readonly string[];
  /** How many people the message has just been sent on its way to; null before that. */
  readonly sent: number | null;
}

export interface OwnerNewsData {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

export interface ReadinessExportData {
  readonly groups: readonly ReportedGroup[];
  readonly partNumbers: Readonly<Record<string, string>>;
  /** Id of the last group of this part; null when it was the last part. */
  readonly before: string | null;
}

export type ReadinessView =
  | { readonly card: 'adminReadiness'; readonly data: ReadinessData }
  | { readonly card: 'adminReadinessList'; readonly data: ReadinessListData }
  | { readonly card: 'adminCandidates'; readonly data: CandidatesData }
  | { readonly card: 'adminOwnerNewsPreview'; readonly data: OwnerNewsPreviewData }
  | { readonly card: 'adminOwnerNews'; readonly data: OwnerNewsData }
  | { readonly card: 'adminReadinessExport'; readonly data: ReadinessExportData };
