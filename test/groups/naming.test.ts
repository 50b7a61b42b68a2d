import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { areAlike, mailNicknameOf, nameGroup, patternOf } from '../../src/groups/naming.ts';
import { defaultCreationSettings } from '../../src/groups/creationSettings.ts';

const sales = { department: 'Sales', jobTitle: 'Manager' };
const free = defaultCreationSettings.naming;
const strict = {
  prefix: 'GRP-[Department]-',
  suffix: ' EU',
  blockedWords: ['CEO', 'pay roll'],
  maxLength: 40,
};

describe('a name by the rules', () => {
  test('prefix, suffix and the creator’s department are put around what was typed', () => {
    expect(nameGroup(strict, '  Trade   Fair ', sales)).toEqual({ name: 'GRP-Sales-Trade Fair EU' });
    expect(patternOf(strict, sales)).toBe('GRP-Sales-… EU');
    expect(patternOf(free, sales)).toBeUndefined();
  });

  test('typing prefix and suffix as well does not double them', () => {
    expect(nameGroup(strict, 'grp-sales-Trade Fair eu', sales)).toEqual({ name: 'grp-sales-Trade Fair eu' });
  });

  test('a person without a department is told, as no name can be made', () => {
    expect(nameGroup(strict, 'Trade Fair', { department: ' ', jobTitle: null })).toEqual({
      problem: { code: 'attributeMissing', attribute: 'Department' },
    });
  });

  test.each(['CEO', 'the céo office', 'Pay-Roll 2027', 'PAY ROLL'])('%s holds a blocked word', (typed) => {
    expect(nameGroup(strict, typed, sales)).toMatchObject({ problem: { code: 'nameBlocked' } });
  });

  test.each(['Oceo', 'Payrolls', 'CEOs'])('%s holds none, as only whole words count', (typed) => {
    expect(nameGroup(strict, typed, sales)).toHaveProperty('name');
  });

  test('nothing, and nothing that can be read, is no name', () => {
    expect(nameGroup(free, '  ', sales)).toEqual({ problem: { code: 'nameMissing' } });
    expect(nameGroup(free, '--- !', sales)).toEqual({ problem: { code: 'nameUnreadable' } });
    expect(nameGroup(free, 'a\u0007b', sales)).toEqual({ problem: { code: 'nameUnreadable' } });
  });

  test('what is too long is told with the room that is left', () => {
    expect(nameGroup(strict, 'x'.repeat(28), sales)).toEqual({ problem: { code: 'nameTooLong', max: 27 } });
    expect(nameGroup(strict, 'x'.repeat(27), sales)).toHaveProperty('name');
    expect(nameGroup({ ...free, maxLength: 9_999 }, 'x'.repeat(257), sales)).toMatchObject({
      problem: { max: 256 },
    });
  });
});

describe('a mail nickname', () => {
  const id = '3f9a1c2d-0000-4000-8000-000000000000';

  test.each([
    ['Größe & Ærø (łódź)', 'grosse-aero-lodz-3f9a1c2d'],
    ['財務部', 'group-3f9a1c2d'],
    ['a.b@c', 'a-b-c-3f9a1c2d'],
  ])('of %s is %s', (name, nickname) => {
    expect(mailNicknameOf(name, id)).toBe(nickname);
  });

  test('is always one that Graph takes, and ends with what makes it one of a kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.uuid(), (name, uuid) => {
        const nickname = mailNicknameOf(name, uuid);
        expect(nickname).toMatch(/^[a-z0-9][a-z0-9-]{0,54}-[0-9a-f]{8}$/);
        expect(nickname.endsWith(uuid.slice(0, 8))).toBe(true);
      }),
    );
  });
});

describe('alike names', () => {
  test.each([
    ['Sales EMEA', 'sales-emea'],
    ['EMEA Sales', 'Sales EMEA'],
    ['Marketing', 'Marketng'],
    ['Finance', 'Fianance'],
    ['Café Ops', 'Cafe Ops'],
    ['Reception', 'Recepiton'],
  ])('%s could be taken for %s', (one, other) => {
    expect(areAlike(one, other)).toBe(true);
  });

  test.each([
    ['Team 1', 'Team 2'],
    ['Sales', 'Salsa EMEA'],
    ['HR', 'PR'],
    ['', ''],
  ])('%s is told from %s', (one, other) => {
    expect(areAlike(one, other)).toBe(false);
  });
});
