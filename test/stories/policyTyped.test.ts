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
    await bob.ask(
      'policy Sales EMEA: 2 approvals; at most 30 days; approvers Bob Brown and Chen Wei; not with VPN Users',
      /Saved.*2 approvals.*30 days/u,
    );
    const ravi = usher.person('Ravi Subramanian');
    await ravi.ask('join Sales EMEA because I help with the fair', /VPN Users/u);
    const tom = usher.person('Tom Hughes');
    await tom.ask('join Sales EMEA because I help with the fair for 20 days', /0 of 2 approvals/u);
    for (const name of ['Bob Brown', 'Chen Wei']) {
      await usher.person(name).sees(/Tom Hughes asks/u);
      await usher.person(name).press('Approve', { on: /Tom Hughes asks/u });
    }
    await tom.sees(/You are now a member of Sales EMEA/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(tom.id);
  });

  test('leaves the other parts as they are', async () => {
    const bob = usher.person('Bob Brown');
    await bob.ask('policy Sales EMEA: no reason', /Saved.*2 approvals.*30 days/u);
  });

  test('in German', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask(
      'regeln Engineering: alle Genehmigungen; mit Begründung; höchstens 60 Tage',
      /Saved.*60 days/u,
    );
  });

  test('reads what was not understood, and nothing is changed', async () => {
    const aisha = usher.person('Aisha Rahman');
    await aisha.ask('policy Sales APAC: open; once a year', /Nothing was saved.*once a year/u);
    await usher.person('Tom Hughes').say('join Sales APAC because I want to see');
    await aisha.sees(/Tom Hughes asks to join Sales APAC/u);
  });

  test.each([
    ['approvers Nobody Known', /does not know who “Nobody Known” is/u],
    ['not with Nothing Known', /no single group called “Nothing Known”/u],
    ['at most 100000 days', /A duration can be 1 to 3650 days/u],
    ['1000 approvals', /more than 20/u],
  ])('of somebody, something or a number that cannot be (%s) reads so', async (part, words) => {
    const aisha = usher.person('Aisha Rahman');
    await aisha.ask(`policy Sales APAC: ${part}`, words);
  });

  test('as somebody else is refused', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.ask('policy Brand Assets: open; no reason', /do not own|Only.*owner/iu);
  });
});
