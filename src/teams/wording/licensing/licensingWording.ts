import type { LicenceFinding } from '../../../licensing/licenceNeed.ts';
import type { LicenceProblem } from '../../../licensing/licenceOutcome.ts';
import type { Move } from '../../../licensing/waitingList.ts';
import type { Text } from '../text.ts';

/** What Usher says about licences, seats and waiting lists. */
export interface LicensingWording {
  /** Words that open the waiting list, in lower case; the first is the one Usher shows. */
  readonly commands: readonly string[];
  readonly label: string;
  readonly gives: (products: readonly string[]) => Text;
  readonly takes: (product: string, free: number) => Text;
  readonly noneFree: (product: string, waiting: number) => Text;
  readonly held: (product: string) => Text;
  readonly findings: FindingWording;
  /** On the desk, before guests are added to a group that gives licences. */
  readonly guestsWarned: (names: readonly string[]) => Text;
  readonly approveToWait: string;
  /** Beside the products of a group with a waiting list. */
  readonly waiting: (count: number) => string;
  readonly waitingForSeat: (products: readonly string[], place: number) => Text;
  readonly onTheList: (place: number) => Text;
  readonly waitingUntil: (end: Date) => Text;
  readonly waitingHint: string;
  /** What the approver reads of somebody on the list. */
  readonly waits: (who: string, place: number) => Text;
  readonly onTheWay: (products: readonly string[]) => Text;
  readonly active: (products: readonly string[]) => Text;
  readonly late: (products: readonly string[]) => Text;
  readonly missing: Readonly<Record<LicenceProblem, (product: string) => Text>>;
  readonly listTitle: string;
  readonly listAbout: (text: string, count: number) => Text;
  readonly listNone: string;
  readonly listRow: (group: string, products: readonly string[], since: Date) => Text;
  readonly moves: Readonly<Record<Move, string>>;
}

export type FindingWording = {
  readonly [Code in LicenceFinding['code']]: (finding: Extract<LicenceFinding, { code: Code }>) => Text;
};
