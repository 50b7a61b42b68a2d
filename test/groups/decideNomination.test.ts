import { describe, expect, test } from '@jest/globals';
import { answerNomination, nominate, type NominationFacts } from '../../src/groups/decideNomination.ts';
import { judgeStep } from '../../src/groups/decideWrite.ts';
import { aChange, aDeskGroup, aDeskUser } from '../support/aMembershipChange.ts';

const now = new Date('2026-11-20T12:00:00Z');
const [ada, bob, dora] = [aDeskUser('ada'), aDeskUser('bob'), aDeskUser('dora')];

function facts(changes: Partial<NominationFacts> = {}): NominationFacts {
  const actor = { userId: 'ada', name: 'Ada' };
  const group = aDeskGroup();
  return { actor, group, owners: [], nominee: ada, isMember: true, approvers: [dora], now, ...changes };
}

const codeOf = (decision: object) =>
  'refusal' in decision ? (decision.refusal as { code: string }).code : 'accepted';

describe('offering to look after a group', () => {
  test.each<[string, Partial<NominationFacts>, string]>([
    ['a member may where nobody owns it', {}, 'accepted'],
    [
      'a member may where the only owner has left',
      { owners: [{ ...bob, accountEnabled: false }] },
      'accepted',
    ],
    ['nobody may where somebody owns it', { owners: [bob] }, 'hasOwners'],
    ['nobody may who is not in it', { isMember: false }, 'notAMember'],
    ['no guest may', { nominee: { ...ada, userType: 'Guest' } }, 'cannotOwn'],
    ['no disabled account may', { nominee: { ...ada, accountEnabled: false } }, 'cannotOwn'],
    ['nobody may when only they themselves could decide', { approvers: [ada] }, 'noApprover'],
    ['nobody may for a synced group', { group: aDeskGroup({ onPremisesSyncEnabled: true }) }, 'notWritable'],
    ['nobody may for a group that is gone', { group: undefined }, 'groupNotFound'],
  ])('%s', (_who, about, code) => {
    expect(codeOf(nominate(facts(about), { changeId: 'c1', activityId: null }))).toBe(code);
  });
});

describe('deciding about an offer', () => {
  const steps = [{ deed: 'addOwner', userId: 'ada', name: 'Ada', outcome: 'waiting' }] as const;
  const offer = aChange({ kind: 'nominate', state: 'pending', actor: { id: 'ada', name: 'Ada' }, steps });
  const by = (userId: string) => facts({ actor: { userId, name: userId }, approvers: [dora, ada] });

  test('a yes starts it, a no ends it', () => {
    expect(answerNomination(by('dora'), offer, true)).toMatchObject({ change: { state: 'writing' } });
    expect(answerNomination(by('dora'), offer, false)).toMatchObject({
      change: { state: 'done', steps: [{ outcome: 'denied' }] },
    });
  });

  test('nobody decides about themselves, and nobody else than who stands in', () => {
    expect(codeOf(answerNomination(by('ada'), offer, true))).toBe('ownNomination');
    expect(codeOf(answerNomination(by('bob'), offer, true))).toBe('notAnApprover');
  });

  test('it comes to nothing when the group found an owner before the write', () => {
    const about = {
      change: offer,
      group: aDeskGroup(),
      users: [ada],
      allowGuests: false,
      guestsInLicensed: 'refuse' as const,
    };
    expect(judgeStep({ ...about, owners: [bob] }, steps[0])).toBe('hasOwner');
    expect(judgeStep({ ...about, owners: [] }, steps[0])).toBeUndefined();
  });
});
