/** Teams delivers twice, late and in another order; people press twice and at the same time. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { groupId } from '../../src/sandbox/company.ts';
import type { Activity } from '../../src/sandbox/teams/teamsTypes.ts';
import { startUsher, type Usher } from '../support/usher.ts';
import { readAudit } from '../support/usherTime.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const granted = ['requests.submit', 'requests.approve', 'requests.write', 'requests.deliver'];

describe('two owners at the same moment', () => {
  test('one of them decides, and both are told who it was', async () => {
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    const chen = usher.person('Chen Wei');
    await ada.say('join Sales EMEA because of the spring campaign');
    await bob.sees(/spring campaign/u);
    await chen.sees(/spring campaign/u);
    const answers = await Promise.all([
      bob.press('Approve', { on: /spring campaign/u }),
      chen.press('Approve', { on: /spring campaign/u }),
    ]);
    const byBob = /Approved by you/u.test(answers[0]);
    expect(byBob).not.toBe(/Approved by you/u.test(answers[1]));
    expect(answers[byBob ? 1 : 0]).toContain(byBob ? 'Bob Brown' : 'Chen Wei');
    await ada.sees(/verified/u);
    expect(await readAudit(usher, ada.id)).toEqual(granted);
  });
});

describe('the same press again', () => {
  test('is answered alike and counts once, with the same id and with a new one, also at once', async () => {
    const emily = usher.person('Emily Carter');
    const samuel = usher.person('Samuel Mensah');
    await emily.say('join VPN Users because I visit customers');
    await samuel.sees(/I visit customers/u);
    await samuel.press('Approve', { on: /I visit customers/u });
    const press = lastOf(samuel.id);
    const again = [press, press, renewed(press), renewed(press)];
    const answers = await Promise.all(again.map((activity) => usher.teams.post(activity)));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toMatch(/Approved by you/u);
    }
    await emily.sees(/verified/u);
    expect(await readAudit(usher, emily.id)).toEqual(granted);
  });

  test('a typed request that comes four times is one request', async () => {
    const tom = usher.person('Tom Hughes');
    const viktor = usher.person('Viktor Lundgren');
    await tom.say('join VPN Users because I travel to fairs');
    const sent = lastOf(tom.id);
    await Promise.all([sent, renewed(sent), renewed(sent)].map((activity) => usher.teams.post(activity)));
    await viktor.sees(/I travel to fairs/u);
    await tom.sees(/Waiting for 2 owners/u);
    expect(await readAudit(usher, tom.id)).toEqual(['requests.submit']);
    await viktor.press('Deny', { on: /I travel to fairs/u });
    await viktor.press('Deny request', { fill: { Note: 'Use the guest line' } });
    await tom.sees(/was denied/u);
    expect(
      tom.messages().filter((message) => /Use the guest line/u.test(JSON.stringify(message.card))),
    ).toHaveLength(2);
  });

  test('presses that arrive in another order leave the decision that came first', async () => {
    const mei = usher.person('Mei Tanaka');
    const viktor = usher.person('Viktor Lundgren');
    await mei.say('join VPN Users because I call suppliers');
    await viktor.sees(/I call suppliers/u);
    await viktor.press('Approve', { on: /I call suppliers/u });
    const approval = lastOf(viktor.id);
    await mei.sees(/verified/u);
    const { value } = approval as { value: { action: { data: object } } };
    const late = await usher.teams.post({
      ...approval,
      id: randomUUID(),
      value: {
        action: { ...value.action, verb: 'requests.deny', data: { ...value.action.data, note: 'No' } },
      },
    });
    expect(JSON.stringify(late.body)).toMatch(/Approved by you/u);
    expect(await readAudit(usher, mei.id)).toEqual(granted);
    expect(usher.graph.membersOf(groupId('VPN Users'))).toContain(mei.id);
  });

  test('withdrawing at the moment of the approval ends in one of the two, and both sides read which', async () => {
    const karin = usher.person('Karin Holm');
    const viktor = usher.person('Viktor Lundgren');
    await karin.say('join VPN Users because I work from home');
    await viktor.sees(/I work from home/u);
    await karin.sees(/I work from home/u);
    await Promise.all([
      viktor.press('Approve', { on: /I work from home/u }),
      karin.press('Withdraw', { on: /I work from home/u }),
    ]);
    const actions = await readAudit(usher, karin.id);
    const decisions = actions.filter((action) => /approve|withdraw/u.test(action));
    expect(decisions).toHaveLength(1);
    const outcome = decisions[0] === 'requests.approve' ? /verified/u : /withdrew|Withdrawn/u;
    await karin.sees(outcome);
    const isMember = usher.graph.membersOf(groupId('VPN Users')).includes(karin.id);
    expect(isMember).toBe(decisions[0] === 'requests.approve');
  });
});

/** The activity this person's Teams sent last. */
function lastOf(userId: string): Activity {
  const activity = usher.teams.activities.findLast(
    ({ from }) => (from as { aadObjectId?: string }).aadObjectId === userId,
  );
  if (activity === undefined) throw new Error('This person has done nothing.');
  return activity;
}

function renewed(activity: Activity): Activity {
  return { ...activity, id: randomUUID() };
}
