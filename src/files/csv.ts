export type CsvValue = string | null;

/**
 * One line of a CSV file (RFC 4180), everything in quotes. What a spreadsheet would take for a formula gets an
 * apostrophe before it, as people's words stand in it.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

function csvField(value: CsvValue): string {
  if (value === null) return '';
  // Also behind spaces, and the characters that some spreadsheets read as signs in East Asian settings.
  const isFormula = /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(value);
  return `"${isFormula ? "'" : ''}${value.replaceAll('"', '""')}"`;
}
