import { csvLine } from '../../files/csv.ts';
import { productName } from '../../licensing/productNames.ts';
import type { Reason } from '../../admin/readiness.ts';
import type { ReportedGroup } from '../../admin/readinessReport.ts';
import {
  reportColumns,
  type ReportColumn,
  type ReadinessWording,
} from '../wording/readiness/readinessWording.ts';
import type { Wording } from '../wording/wording.ts';

/** Groups as a CSV file with its heading, safe to open in a spreadsheet. */
export function csvOf(
  groups: readonly ReportedGroup[],
  partNumbers: Readonly<Record<string, string>>,
  wording: Wording,
): string {
  return csvHeading(wording) + groups.map((group) => csvRow(group, partNumbers, wording)).join('');
}

export function csvHeading({ readiness }: Wording): string {
  return csvLine(reportColumns.map((column) => readiness.columns[column]));
}

export function csvRow(
  group: ReportedGroup,
  partNumbers: Readonly<Record<string, string>>,
  wording: Wording,
): string {
  const row = rowOf(group, partNumbers, wording);
  return csvLine(reportColumns.map((column) => row[column]));
}

/** One group in the words of a language; lists have semicolons between them, what is unknown is empty. */
export function rowOf(
  { reading, classes, reasons, candidate }: ReportedGroup,
  partNumbers: Readonly<Record<string, string>>,
  { readiness: say, kinds }: Wording,
): Readonly<Record<ReportColumn, string>> {
  const { owners, members } = reading;
  const why = (codes: readonly string[]): string =>
    codes.map((code) => say.reasons[code as Reason]).join(' ');
  return {
    id: reading.id,
    name: reading.name,
    kind: kinds[reading.kind],
    selfService: say.classes[classes.selfService],
    selfServiceReasons: why(reasons.selfService),
    dynamic: say.classes[classes.dynamic],
    dynamicReasons: why(reasons.dynamic),
    licensing: say.classes[classes.licensing],
    licensingReasons: why(reasons.licensing),
    owners: say.owners(owners.filter(({ state }) => state === 'able').length, owners.length),
    ownerNames: owners.map(({ id, name }) => name ?? id).join('; '),
    members: String(members.people),
    guests: String(members.guests),
    groupsInside: String(members.groups),
    sync: reading.isSynced ? (reading.syncDomain ?? say.yes) : '',
    licences: reading.skuIds.map((id) => productName(id, partNumbers[id])).join('; '),
    licenceErrors: sayFlag(reading.missesLicences, say),
    rule: reading.rule ?? '',
    suggestedRule: candidate?.rule ?? '',
    created: reading.createdOn ?? '',
    renewed: reading.renewedOn ?? '',
  };
}

function sayFlag(flag: boolean | null, say: ReadinessWording): string {
  if (flag === null) return say.unknown;
  return flag ? say.yes : say.no;
}
