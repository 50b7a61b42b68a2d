import { describe, expect, test } from '@jest/globals';
import { answerOffer, isWorthAnotherTry, settleOffer } from '../../src/files/decideOffer.ts';
import type { FileOffer, UploadPlace } from '../../src/files/fileOffer.ts';

const now = new Date('2026-11-20T15:00:00Z');
const place: UploadPlace = {
  uploadUrl: 'https://contoso-my.sharepoint.com/up',
  contentUrl: 'https://contoso-my.sharepoint.com/list.csv',
  name: 'list.csv',
  uniqueId: '1',
  fileType: 'csv',
};

function anOffer(changes: Partial<FileOffer> = {}): FileOffer {
  return {
    id: 'offer-1',
    userId: 'bob',
    kind: 'members',
    subject: { groupId: 'group-1' },
    fileName: 'list.csv',
    state: 'offered',
    upload: null,
    isTried: false,
    failure: null,
    answeredAt: null,
    ...changes,
  };
}

describe('the answer to an offer of a file', () => {
  test('of its person sends the file to the place that Teams named', () => {
    const decision = answerOffer({ userId: 'bob', offer: anOffer(), mayHave: true, now }, place);
    expect(decision).toMatchObject({ accepted: true, change: { state: 'sending', upload: place } });
  });

  test('may be no, also for somebody who lost the right', () => {
    const decision = answerOffer({ userId: 'bob', offer: anOffer(), mayHave: false, now }, 'decline');
    expect(decision).toMatchObject({ accepted: true, change: { state: 'declined', upload: null } });
  });

  test.each<[string, Partial<Parameters<typeof answerOffer>[0]>, string]>([
    ['of a stranger is an answer to nothing', { userId: 'eve' }, 'offerNotFound'],
    ['to an offer nobody made is one to nothing', { offer: undefined }, 'offerNotFound'],
    ['of somebody who lost the right sends nothing', { mayHave: false }, 'notAllowed'],
    ['given a second time changes nothing', { offer: anOffer({ state: 'sent' }) }, 'alreadyAnswered'],
    ['given after a no changes nothing', { offer: anOffer({ state: 'declined' }) }, 'alreadyAnswered'],
  ])('%s', (_who, facts, code) => {
    const decision = answerOffer({ userId: 'bob', offer: anOffer(), mayHave: true, now, ...facts }, place);
    expect(decision).toEqual({ accepted: false, refusal: { code } });
  });
});

describe('a file that was put there', () => {
  const sending = anOffer({ state: 'sending', upload: place, answeredAt: now });

  test('is there, and its address to write to is forgotten', () => {
    expect(settleOffer(sending, 'done')).toMatchObject({ state: 'sent', upload: { uploadUrl: '' } });
  });

  test('is there as well when an attempt before this one filled the place', () => {
    expect(settleOffer({ ...sending, isTried: true }, 'gone').state).toBe('sent');
  });

  test.each(['gone', 'refused', 'unavailable', 'noLongerAllowed'] as const)(
    'is not when it is %s',
    (outcome) => {
      expect(settleOffer(sending, outcome)).toMatchObject({ state: 'failed', upload: { uploadUrl: '' } });
    },
  );

  test('is tried again for a quarter of an hour', () => {
    expect(isWorthAnotherTry(sending, new Date(now.getTime() + 14 * 60_000))).toBe(true);
    expect(isWorthAnotherTry(sending, new Date(now.getTime() + 16 * 60_000))).toBe(false);
  });
});
