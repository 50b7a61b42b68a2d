import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvLine } from '../../src/files/csv.ts';

it.each([
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1+1', `"'  =1+1"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', `"'＝1+1"`],
  ['a=1', `"a=1"`],
  ['say "hi", then\nleave', `"say ""hi"", then\nleave"`],
  ['', `""`],
])('writes %j so that a spreadsheet shows it and does not run it', (value, field) => {
  expect(csvLine([value])).toBe(`${field}\r\n`);
});

it('leaves a field empty where there is nothing', () => {
  expect(csvLine(['a', null, 'b'])).toBe('"a",,"b"\r\n');
});

it('starts no field with what a spreadsheet takes for a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ' ', '\t', 'a') }),
      (value) => {
        expect(csvLine([value])).not.toMatch(/^"\s*[=+\-@]/u);
      },
    ),
  );
});
