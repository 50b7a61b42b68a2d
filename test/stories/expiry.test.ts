import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';
import { readAudit, sweepNow } from '../support/usherTime.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const day = 24 * 60 * 60 * 1000;

describe('nobody answers', () => {
  test('the request ends after its time with everybody told, and a late press changes nothing', async () => {
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    const chen = usher.person('Chen Wei');
    await ada.say('join Sales EMEA because of the spring campaign');
    await bob.sees(/spring campaign/u);
    await chen.sees(/spring campaign/u);
    const card = bob.messages().at(-1);
    usher.pass(13 * day);
    await sweepNow(usher);
    usher.pass(2 * day);
    await sweepNow(usher);
    await ada.sees(/Nobody answered your request to join Sales EMEA in time/u);
    await bob.sees(/nobody answered in time/u);
    await chen.sees(/nobody answered in time/u);
    expect(bob.buttonsOn(/spring campaign/u)).toEqual([]);
    expect(chen.buttonsOn(/spring campaign/u)).toEqual([]);
    const requestId = /"requestId":"([^"]+)"/u.exec(JSON.stringify(card?.card))?.[1] ?? '';
    const late = await usher.teams.invoke(bob.id, card?.id ?? '', 'requests.approve', {
      requestId,
      note: '',
    });
    expect(JSON.stringify(late.body)).toMatch(/nobody answered in time/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).not.toContain(ada.id);
    const actions = await readAudit(usher, ada.id);
    expect(actions.filter((action) => action === 'requests.expire')).toHaveLength(1);
  });
});

describe('what waits is compared with the directory', () => {
  test('a group that became dynamic meanwhile ends the wait with its reason', async () => {
    const emily = usher.person('Emily Carter');
    const viktor = usher.person('Viktor Lundgren');
    await emily.say('join VPN Users because I visit customers');
    await viktor.sees(/I visit customers/u);
    usher.graph.setGroup(groupId('VPN Users'), {
      groupTypes: ['DynamicMembership'],
      membershipRule: 'user.country -eq "Sweden"',
      membershipRuleProcessingState: 'On',
    });
    usher.pass(25 * 60 * 60 * 1000);
    await sweepNow(usher);
    await emily.sees(/You could not be added to VPN Users/u);
    await viktor.sees(/VPN Users.*I visit customers/u);
    expect(viktor.buttonsOn(/I visit customers/u)).not.toContain('Approve');
  });
});
