import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvLine } from '../../src/files/csv.ts';
import { readPastedTable, readPeopleFile } from '../../src/groups/peopleFile.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const utf16be = (text: string): Uint8Array =>
  new Uint8Array([0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16()]);
const id = '11111111-2222-4333-8444-555555555555';

describe('a file of people', () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ['one address a line', bytes('ada@x.example\nbob@x.example'), ['ada@x.example', 'bob@x.example']],
    ['one name a line', bytes('Ada Lindqvist\r\nBob Brown'), ['Ada Lindqvist', 'Bob Brown']],
    ['with headings', bytes('Name,E-Mail\nAda,ada@x.example'), ['ada@x.example']],
    ['with German headings', bytes('Anzeigename;E-Mail-Adresse\nAda;ada@x.example'), ['ada@x.example']],
    ['with tabs', bytes('Name\tMail\nAda\tada@x.example'), ['ada@x.example']],
    [
      'with quoted names',
      bytes('"Brown, Bob",bob@x.example\n"Wei, ""C""",c@x.example'),
      ['bob@x.example', 'c@x.example'],
    ],
    ['with a byte order mark', bytes('\ufeffName\nAda Lindqvist'), ['Ada Lindqvist']],
    ['in UTF-16', utf16('Name;Mail\r\nÅsa;asa@x.example'), ['asa@x.example']],
    ['in UTF-16, the other way round', utf16be('Åsa Nyström\r\nBob'), ['Åsa Nyström', 'Bob']],
    ['in Windows’ own letters', new Uint8Array([0x4a, 0xfc, 0x72, 0x67, 0x65, 0x6e]), ['Jürgen']],
    ['with first and last names', bytes('Vorname;Nachname\nAda;Lindqvist'), ['Ada Lindqvist']],
    [
      'whose address is missing',
      bytes('Name,Mail\nAda,ada@x.example\nBob Brown,'),
      ['ada@x.example', 'Bob Brown'],
    ],
    [
      'with empty lines and rows',
      bytes('\n\nada@x.example\n,,\n \nbob@x.example\n'),
      ['ada@x.example', 'bob@x.example'],
    ],
    [
      'written across',
      bytes('Ada Lindqvist, Bob Brown, Chen Wei'),
      ['Ada Lindqvist', 'Bob Brown', 'Chen Wei'],
    ],
    ['named twice', bytes('ada@x.example\nADA@x.example'), ['ADA@x.example']],
    [
      'from the Azure portal',
      bytes(`version:v1.0\nMember object ID or user principal name [memberObjectIdOrUpn] Required\n${id}`),
      [id],
    ],
    [
      'with names before addresses',
      bytes('Ada <ada@x.example>\nBob <bob@x.example>'),
      ['ada@x.example', 'bob@x.example'],
    ],
    [
      'with two columns of addresses',
      bytes('Mail,User principal name\na@mail.example,a@x.example'),
      ['a@mail.example'],
    ],
  ])('%s', (_how, content, people) => {
    expect(readPeopleFile(content)).toEqual({ people });
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', bytes(''), 'empty'],
    ['spaces only', bytes(' \n\t\r\n'), 'empty'],
    ['headings only', bytes('Name;Mail'), 'empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'notText'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'notText'],
    ['a quotation mark that never ends', bytes('"Ada\nBob\nChen'), 'notATable'],
  ])('of %s says what is wrong', (_what, content, problem) => {
    expect(readPeopleFile(content)).toEqual({ problem });
  });

  test('that Usher wrote itself is read back, one for one', () => {
    const columns = csvLine(['name', 'userPrincipalName', 'title', 'kind', 'through', 'id']);
    const rows = ['=cmd', 'Brown, Bob'].map((name, n) =>
      csvLine([name, `p${String(n)}@x.example`, null, 'user', null, id]),
    );
    expect(readPeopleFile(bytes(`\ufeff${columns}${rows.join('')}`))).toEqual({
      people: ['p0@x.example', 'p1@x.example'],
    });
  });

  test('whatever is in it, reading ends, and nobody is named twice or empty', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        const read = readPeopleFile(content);
        if ('problem' in read) return;
        expect(read.people).not.toContain('');
        expect(new Set(read.people.map((person) => person.toLowerCase())).size).toBe(read.people.length);
      }),
    );
  });
});

describe('what somebody pastes', () => {
  test('is a table when it has headings', () => {
    expect(readPastedTable('Name,Mail\nAda,ada@x.example')).toEqual(['ada@x.example']);
  });

  test.each(['Ada, Bob', 'Ada\nBob', 'Ada, Bob\nChen, Wei', 'ada@x.example, bob@x.example'])(
    'is no table without them: %s',
    (text) => {
      expect(readPastedTable(text)).toBeUndefined();
    },
  );
});
