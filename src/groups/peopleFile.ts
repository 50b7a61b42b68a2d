import { parse } from 'csv-parse/sync';

/** What somebody's list of people says, or why it cannot be read. */
export type PeopleFile =
  { readonly people: readonly string[] } | { readonly problem: 'empty' | 'notText' | 'notATable' };

type Row = readonly string[];

const address = /^[^\s@<>]+@[^\s@<>]+$/u;
const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** Headings of columns as people and Microsoft's own exports call them, in lower case without signs. */
const headings = {
  address:
    /^(?:user ?principal ?name|upn|e ?mails?(?: address(?:es)?)?|mail|address(?:es)?|adressen?|e ?mail ?adressen?|benutzer ?prinzipal ?name|member object id or user principal name.*)$/u,
  name: /^(?:display ?name|full ?name|name|names|people|person|members?|anzeige ?name|namen|personen|mitglied(?:er)?)$/u,
  first: /^(?:first ?name|given ?name|vorname)$/u,
  last: /^(?:last ?name|surname|family ?name|nachname|familienname)$/u,
} as const;

/** Reads a file of people, whatever program wrote it: UTF-8, UTF-16 or Windows' own, commas, semicolons or tabs. */
export function readPeopleFile(bytes: Uint8Array): PeopleFile {
  const text = decode(bytes);
  if (text === undefined) return { problem: 'notText' };
  const rows = readRows(text);
  if (rows === undefined) return { problem: 'notATable' };
  const people = peopleIn(rows);
  return people.length === 0 ? { problem: 'empty' } : { people };
}

/**
 * The people of a pasted table with headings. Undefined for anything else: a list without columns is read as it
 * stands.
 */
export function readPastedTable(text: string): readonly string[] | undefined {
  const rows = readRows(text);
  const first = rows?.[0];
  if (rows === undefined || first === undefined || rows.length < 2 || first.length < 2) return undefined;
  return isHeading(first) ? peopleIn(rows) : undefined;
}

/** Undefined for what is no text. Excel writes UTF-16 or the code page of Windows when it is not asked for UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Text holds no NUL; pictures, archives and workbooks do.
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readRows(text: string): readonly Row[] | undefined {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
    return rows.filter((row) => row.some((cell) => cell !== '') && !/^version:/iu.test(row[0] ?? ''));
  } catch {
    return undefined;
  }
}

/** The sign that stands most often in the first lines; without any, each line is one cell. */
function delimiterOf(text: string): string {
  const head = text
    .split(/\r\n|\n|\r/u, 20)
    .join('\n')
    .replaceAll(/"[^"]*"/gu, '');
  const count = (sign: string): number => head.split(sign).length - 1;
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ';');
}

function peopleIn(rows: readonly Row[]): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const hasHeading = isHeading(first);
  const body = hasHeading ? rows.slice(1) : rows;
  const heading = hasHeading ? first : [];
  // One line alone is a list written across.
  const addresses = columnOfAddresses(heading, body);
  const people =
    rows.length === 1 && !hasHeading ? first.map(bare) : body.map((row) => personIn(row, heading, addresses));
  const named = people.filter((person) => person !== '');
  return [...new Map(named.map((person) => [person.toLowerCase(), person])).values()];
}

/** The address; where there is none, the name, so that the person is asked about and not left out. */
function personIn(row: Row, heading: Row, addresses: number): string {
  const cell = row[addresses] ?? '';
  if (tellsOne(cell)) return bare(cell);
  const name = row[columnOf(heading, 'name')] ?? '';
  if (name !== '') return name;
  const both = [row[columnOf(heading, 'first')], row[columnOf(heading, 'last')]].filter(Boolean).join(' ');
  if (both !== '') return both;
  return row.find(tellsOne) ?? row.find((one) => one !== '') ?? '';
}

/** The column that holds most addresses or ids; of several, the one that says so, then the first. */
function columnOfAddresses(heading: Row, body: readonly Row[]): number {
  const width = Math.max(0, ...body.map((row) => row.length));
  const counts = Array.from(
    { length: width },
    (_, at) => body.filter((row) => tellsOne(row[at] ?? '')).length,
  );
  const most = Math.max(0, ...counts);
  if (most === 0) return -1;
  const named = columnOf(heading, 'address');
  return counts[named] === most ? named : counts.indexOf(most);
}

function columnOf(heading: Row, what: keyof typeof headings): number {
  return heading.findIndex((cell) => headings[what].test(plain(cell)));
}

function isHeading(row: Row): boolean {
  const known = row.filter((cell) => Object.values(headings).some((words) => words.test(plain(cell))));
  return known.length > 0 && !row.some(tellsOne);
}

function plain(cell: string): string {
  return cell
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function tellsOne(cell: string): boolean {
  return address.test(bare(cell)) || id.test(cell);
}

/** Without the name before an address in angle brackets, and without the apostrophe spreadsheets are kept off with. */
function bare(cell: string): string {
  return (/<([^<>]+@[^<>]+)>/u.exec(cell)?.[1] ?? cell).replace(/^'/u, '').trim();
}
