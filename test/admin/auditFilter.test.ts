import { expect, it } from '@jest/globals';
import { readPeriod } from '../../src/admin/auditFilter.ts';

it('takes both days as whole days', () => {
  expect(readPeriod({ since: '2026-11-20', until: ' 2026-11-20 ' })).toEqual({
    accepted: true,
    change: { from: new Date('2026-11-20T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') },
  });
});

it('looks everywhere when no days are given', () => {
  expect(readPeriod({ since: '', until: '' })).toEqual({ accepted: true, change: { from: null, to: null } });
});

it.each(['yesterday', '2026-02-30', '20.11.2026', '2026-13-01'])(
  'refuses %s with a sentence about it',
  (text) => {
    expect(readPeriod({ since: '', until: text })).toEqual({
      accepted: false,
      refusal: { code: 'notADay', text },
    });
  },
);
