import type { AdminDeed, AdminRefusal, AdminSection } from '../../../admin/adminViews.ts';
import type { Text } from '../text.ts';
import type { PolicyOfWording } from './policyOfWording.ts';

export type AdminTitle =
  | 'retry'
  | 'retryAll'
  | 'dismiss'
  | 'acknowledge'
  | 'audit'
  | 'search'
  | 'export'
  | 'sendFile'
  | 'nextPart'
  | 'overview';

export type AdminLabel =
  | 'who'
  | 'whoPlaceholder'
  | 'what'
  | 'whatPlaceholder'
  | 'group'
  | 'groupPlaceholder'
  | 'since'
  | 'until'
  | 'csv';

/** What Usher says to those who administer it. */
export interface AdminWording {
  readonly title: string;
  readonly nothing: string;
  readonly sections: Readonly<
    Record<AdminSection, { readonly title: string; readonly hint: string; readonly none: string }>
  >;
  readonly indexLoading: (groups: number, pages: number) => Text;
  readonly indexLoaded: (groups: number, at: Date) => Text;
  readonly peopleLoading: (people: number, pages: number) => Text;
  readonly peopleLoaded: (people: number, at: Date) => Text;
  /** By code, those that are about Usher as a whole; of the others the handbook tells. */
  readonly notices: Readonly<Partial<Record<string, string>>>;
  readonly sectionWith: (title: string, count: number | null) => string;
  readonly titles: Readonly<Record<AdminTitle, string>>;
  readonly labels: Readonly<Record<AdminLabel, string>>;
  readonly deeds: Readonly<Record<AdminDeed['what'], (count: number) => string>>;
  readonly tooLate: string;
  readonly givenUp: (attempts: number, at: Date) => Text;
  readonly failedWith: (codes: readonly string[]) => Text;
  readonly settled: string;
  readonly noticed: (at: Date) => Text;
  readonly asked: (who: string, at: Date) => Text;
  readonly removed: (at: Date) => Text;
  readonly blocked: (at: Date) => Text;
  readonly owns: (count: number) => string;
  readonly waiting: (count: number) => string;
  readonly auditTitle: string;
  readonly auditNone: string;
  readonly auditUtc: string;
  readonly done: (who: string | null, at: Date) => Text;
  readonly ruleBefore: (rule: string) => Text;
  readonly ruleAfter: (rule: string) => Text;
  readonly ruleStays: (rule: string) => Text;
  readonly noRule: string;
  readonly exportTitle: (count: number) => string;
  readonly exportHint: string;
  readonly exportMore: string;
  /** What holds for a group, and why. */
  readonly policyOf: PolicyOfWording;
  readonly refusals: {
    readonly [Code in AdminRefusal['code']]: (refusal: Extract<AdminRefusal, { code: Code }>) => Text;
  };
}
