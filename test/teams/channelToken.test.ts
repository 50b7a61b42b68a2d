import { describe, expect, test } from '@jest/globals';
import { rememberingSound } from '../../src/teams/channelToken.ts';

const expected = { issuer: 'i', appId: 'a', serviceUrl: 'https://smba.trafficmanager.net/emea/' };
const noKey = () => Promise.resolve(null);

/** A check that counts how often it is asked, and finds what it is told to. */
function counting(fault: string | undefined) {
  let asked = 0;
  const find = () => {
    asked += 1;
    return Promise.resolve(fault);
  };
  return { find, asked: () => asked };
}

describe('the check in front of the SDK', () => {
  test('is spared for a minute for a token that was sound, for the same address only', async () => {
    let now = 0;
    const { find, asked } = counting(undefined);
    const check = rememberingSound(find, () => now);
    await check('Bearer t', expected, noKey);
    await check('Bearer t', expected, noKey);
    expect(asked()).toBe(1);
    await check('Bearer t', { ...expected, serviceUrl: 'https://smba.trafficmanager.net/amer/' }, noKey);
    expect(asked()).toBe(2);
    now = 60_001;
    await check('Bearer t', expected, noKey);
    expect(asked()).toBe(3);
  });

  test('is never spared for a token that had a fault', async () => {
    const { find, asked } = counting('signature');
    const check = rememberingSound(find);
    expect(await check('Bearer t', expected, noKey)).toBe('signature');
    expect(await check('Bearer t', expected, noKey)).toBe('signature');
    expect(asked()).toBe(2);
  });
});
