import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json = ColumnType<unknown, string, string>;
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>;
type List = ColumnType<string[], readonly string[], readonly string[]>;
type GeneratedList = ColumnType<string[], readonly string[] | undefined, readonly string[]>;

/** One reading of the whole tenant. */
export interface SurveysTable {
  id: string;
  /** 'people' | 'groups' | 'licences' | 'sorting' | 'done' */
  phase: string;
  /** Where the phase goes on: Graph's link, or the last group that was sorted; null at its beginning. */
  link: string | null;
  /** Grows by one with each page that was kept. */
  step: number;
  people: number;
  groups: number;
  sorted: number;
  /** Permissions for want of which something was left out. */
  missing: List;
  /** jsonb: what was learnt of the tenant itself. */
  tenant: Json;
  started_at: Instant;
  finished_at: InstantOrNull;
}

/** People while a survey runs; its end forgets them. */
export interface SurveyPeopleTable {
  survey_id: string;
  id: string;
  name: string | null;
  is_enabled: boolean;
  is_guest: boolean;
  is_synced: boolean;
  attributes: Json;
}

/** Who owns a group and who is in it, while a survey runs. */
export interface SurveyLinksTable {
  survey_id: string;
  group_id: string;
  part: number;
  links: Json;
}

export interface SurveyGroupsTable {
  survey_id: string;
  id: string;
  name: string;
  properties: Json;
  /** Null when it could not be read. */
  misses_licences: boolean | null;
  /** jsonb: a GroupReading; null until sorted. */
  facts: JsonOrNull;
  /** 'ready' | 'readyAfter' | 'notPossible' for each system; null until sorted. */
  self_service: string | null;
  dynamic: string | null;
  licensing: string | null;
  self_service_reasons: GeneratedList;
  dynamic_reasons: GeneratedList;
  licensing_reasons: GeneratedList;
  members: Generated<number>;
  /** Equal for groups with the same people in them; null for groups too small to compare. */
  signature: string | null;
  /** jsonb: the membership rule its people suggest. */
  candidate: JsonOrNull;
}

/** One wish of an administrator to tell owners of some groups. */
export interface OwnerNewsRoundsTable {
  id: string;
  group_ids: List;
  /** How many of them were gone through. */
  done: Generated<number>;
  asked_by: string;
  created_at: Instant;
  finished_at: InstantOrNull;
}

/** That an owner was told of a group; never twice. */
export interface OwnerNewsTable {
  owner_id: string;
  group_id: string;
  group_name: string;
  /** UTC, `2026-11-20`: all groups of one day are one card. */
  day: string;
  told_at: Instant;
  round_id: string;
}

export interface ReadinessTables {
  surveys: SurveysTable;
  survey_people: SurveyPeopleTable;
  survey_links: SurveyLinksTable;
  survey_groups: SurveyGroupsTable;
  owner_news_rounds: OwnerNewsRoundsTable;
  owner_news: OwnerNewsTable;
}
