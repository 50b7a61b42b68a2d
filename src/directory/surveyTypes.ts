/** What a survey of the whole tenant reads. Graph's own shapes do not leave `directory/`. */

/** Somebody as a survey sees them. */
export interface SurveyedPerson {
  readonly id: string;
  readonly displayName: string | null;
  readonly isEnabled: boolean;
  readonly isGuest: boolean;
  readonly isSynced: boolean;
  /** Attributes a membership rule may ask for, by the name a rule gives them; only those with a value. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A group's own properties as a survey sees them. */
export interface SurveyedProperties {
  readonly displayName: string;
  readonly groupTypes: readonly string[];
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  readonly onPremisesSyncEnabled: boolean | null;
  /** The local directory it comes from; null for groups of the cloud, and where Graph does not tell. */
  readonly onPremisesDomainName: string | null;
  readonly isAssignableToRole: boolean | null;
  readonly isManagementRestricted: boolean | null;
  readonly visibility: string | null;
  readonly membershipRule: string | null;
  readonly isRulePaused: boolean;
  readonly skuIds: readonly string[];
  /** Days, `2026-11-20`, in UTC. Graph has no date of the last change: only creation and the last renewal. */
  readonly createdOn: string | null;
  readonly renewedOn: string | null;
}

export interface SurveyedLink {
  readonly id: string;
  readonly kind: 'user' | 'group' | 'other';
}

/** One item of the stream: a large group comes in several, of which the first tells its properties. */
export interface SurveyedGroup {
  readonly groupId: string;
  readonly isRemoved: boolean;
  /** Null when this item tells links only. */
  readonly properties: SurveyedProperties | null;
  readonly owners: readonly SurveyedLink[];
  readonly members: readonly SurveyedLink[];
  /** Links told before and gone since. */
  readonly ownersRemoved: readonly string[];
  readonly membersRemoved: readonly string[];
}

/** A page and the link to the next; null after the last. */
export interface SurveyPage<T> {
  readonly items: readonly T[];
  readonly nextLink: string | null;
}

/** Reads of a job, each one request; `startOver` when Graph has forgotten what a link stands for. */
export interface SurveyReads {
  readSurveyPeople(link: string | null): Promise<SurveyPage<SurveyedPerson> | 'startOver'>;
  readSurveyGroups(link: string | null): Promise<SurveyPage<SurveyedGroup> | 'startOver'>;
}
