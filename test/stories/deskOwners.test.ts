import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const ownersOf = (group: string): readonly string[] => usher.graph.ownersOf(groupId(group));

describe('owners', () => {
  test('an owner adds another one, who is told', async () => {
    const olu = usher.person('Olu Adeyemi');
    await olu.ask('owners Finance Reports', /Owners of Finance Reports.*The last owner cannot be removed/u);
    await olu.press('Add owner', { fill: { 'New owner': 'henrik.dahl@fjordlight.example' } });
    await olu.sees(/1 person made owner of Finance Reports/u);
    expect(ownersOf('Finance Reports')).toContain(personId('Henrik Dahl'));
    await usher.person('Henrik Dahl').sees(/Olu Adeyemi made you an owner of Finance Reports/u);
  });

  test('the last owner cannot be removed', async () => {
    const fatima = usher.person('Fatima El Amrani');
    await fatima.ask(
      'remove owner Fatima El Amrani from Finance Leads',
      /Finance Leads would have no owner left.*add another owner first/u,
    );
    expect(ownersOf('Finance Leads')).toEqual([fatima.id]);
  });

  test.each([
    ['a guest', 'Felix Grünwald', /is a guest, and guests cannot own groups/u],
    ['a disabled person', 'Oscar Ek', /account of Oscar Ek is disabled/u],
    ['a group', 'Finance Leads', /Nobody is called Finance Leads/u],
  ])('%s cannot be an owner', async (_who, name, sentence) => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.ask(`add owner ${name} to Brand Assets`, sentence);
    expect(ownersOf('Brand Assets')).toEqual([sofia.id]);
  });

  test('an owner is removed by a co-owner after a yes, and is told', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('owners R&D #1', /Owners of R&D #1/u);
    expect(await nils.press('Remove', { on: /Owners of R&D #1/u })).toMatch(/Take ownership of R&D #1 from/u);
    expect(ownersOf('R&D #1')).toHaveLength(2);
    await nils.press('Yes, do it');
    await nils.sees(/no longer owner of R&D #1/u);
    expect(ownersOf('R&D #1')).toHaveLength(1);
  });

  test('a group is handed over in one step, the new owner first', async () => {
    const grace = usher.person('Grace Kim');
    await grace.ask(
      'hand over Project Aurora to Hana Kovářová',
      /Hand Project Aurora over to Hana Kovářová.*You will no longer own/u,
    );
    await grace.press('Yes, do it');
    await grace.sees(/Project Aurora was handed over/u);
    const writes = usher.graph.log.filter(({ url }) => url.includes('/owners/') && url.includes('$ref'));
    expect(writes.map(({ method }) => method).slice(-2)).toEqual(['POST', 'DELETE']);
    await usher.person('Hana Kovářová').sees(/Grace Kim made you an owner of Project Aurora/u);
    await grace.ask('manage', /You do not own any group/u);
  });
});

describe('facts', () => {
  test('name, description and visibility change after a yes', async () => {
    const zofia = usher.person('Zofia Wiśniewska');
    await zofia.say('manage Engineering');
    await zofia.press('Facts', { on: /Design documents/u });
    const asked = await zofia.press('Save', {
      fill: { Name: 'Engineering Guild', Description: 'Reviews and the demo.', Visibility: 'Private' },
    });
    expect(asked).toMatch(/Name becomes Engineering Guild.*Description becomes.*Visibility becomes Private/u);
    expect(usher.graph.groupsNamed('Engineering')).toHaveLength(1);
    await zofia.press('Yes, do it');
    await zofia.sees(/Engineering was changed/u);
    expect(usher.graph.groupsNamed('Engineering Guild')).toEqual([groupId('Engineering')]);
  });

  test('what is as it should be changes nothing, and an empty name is refused', async () => {
    const yara = usher.person('Yara Haddad');
    await yara.say('manage Marketing');
    await yara.press('Facts', { on: /Plans, calendar/u });
    const same = {
      Name: 'Marketing',
      Description: 'Plans, calendar and drafts of the whole marketing department.',
    };
    expect(await yara.press('Save', { fill: same })).toMatch(/This is how the group is already/u);
    expect(await yara.press('Save', { fill: { Name: '  ' } })).toMatch(/The group needs a name/u);
  });

  test('of a group with a rule, the name may change and the members may not', async () => {
    const karin = usher.person('Karin Holm');
    await karin.ask('manage All Sweden', /Members are not changed here.*A rule decides who is in it/u);
    await karin.ask('add Bob Brown to All Sweden', /All Sweden cannot be changed here.*A rule decides/u);
  });

  test('a synced group is shown, and nothing of it can be changed', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.ask(
      'remove Henrik Dahl from Legacy File Server',
      /Legacy File Server cannot be changed here.*own servers/u,
    );
    await viktor.ask(
      'add owner Samuel Mensah to Legacy File Server',
      /Legacy File Server cannot be changed here.*own servers.*/u,
    );
    expect(ownersOf('Legacy File Server')).toEqual([viktor.id]);
  });
});

describe('in German', () => {
  test('an owner who speaks German manages in German', async () => {
    const chen = usher.person('Chen Wei');
    usher.teams.setLocale(chen.id, 'de-DE');
    await chen.ask('füge Tom Hughes zu Sales EMEA hinzu', /1 Person zu Sales EMEA hinzugefügt/u);
    await chen.ask('entferne Tom Hughes aus Sales EMEA', /Tom Hughes aus Sales EMEA entfernen/u);
    await chen.ask('übergib Sales APAC an Aisha Rahman', /Sales APAC an Aisha Rahman übergeben/u);
  });
});
