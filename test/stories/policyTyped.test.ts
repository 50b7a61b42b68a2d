import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('an owner who types how people join', () => {
  test('changes several parts at once, and the request obeys', async () => {
    const bob = usher.person('Bob Brown');
    await bob.say(
      'policy Sales EMEA: 2 approvals; at most 30 days; approvers Bob Brown and Chen Wei; not with VPN Users',
    );
    await bob.sees(/Saved.*2 approvals.*30 days/u);
    const ravi = usher.person('Ravi Subramanian');
    await ravi.say('join Sales EMEA because I help with the fair');
    await ravi.sees(/VPN Users/u);
    const tom = usher.person('Tom Hughes');
    await tom.say('join Sales EMEA because I help with the fair for 20 days');
    await tom.sees(/0 of 2 approvals/u);
    for (const name of ['Bob Brown', 'Chen Wei']) {
      await usher.person(name).sees(/Tom Hughes asks/u);
      await usher.person(name).press('Approve', { on: /Tom Hughes asks/u });
    }
    await tom.sees(/You are now a member of Sales EMEA/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(tom.id);
  });

  test('leaves the other parts as they are', async () => {
    const bob = usher.person('Bob Brown');
    await bob.say('policy Sales EMEA: no reason');
    await bob.sees(/Saved.*2 approvals.*30 days/u);
  });

  test('in German', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.say('regeln Engineering: alle Genehmigungen; mit Begründung; höchstens 60 Tage');
    await nils.sees(/Saved.*60 days/u);
  });

  test('reads what was not understood, and nothing is changed', async () => {
    const aisha = usher.person('Aisha Rahman');
    await aisha.say('policy Sales APAC: open; once a year');
    await aisha.sees(/Nothing was saved.*once a year/u);
    await usher.person('Tom Hughes').say('join Sales APAC because I want to see');
    await aisha.sees(/Tom Hughes asks to join Sales APAC/u);
  });

  test.each([
    ['approvers Nobody Known', /does not know who “Nobody Known” is/u],
    ['not with Nothing Known', /no single group called “Nothing Known”/u],
    ['at most 100000 days', /How people join/u],
  ])('of somebody or something unknown (%s) reads so', async (part, words) => {
    const aisha = usher.person('Aisha Rahman');
    await aisha.say(`policy Sales APAC: ${part}`);
    await aisha.sees(words);
  });

  test('as somebody else is refused', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.say('policy Brand Assets: open; no reason');
    await tom.sees(/do not own|Only.*owner/iu);
  });
});
