/**
 * The queue loses a job, as it would when its table were restored from an older copy: what was agreed is still in the
 * store, and the sweep sees to it that it is carried out.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import type { JobKind } from '../../src/jobs/kinds.ts';
import { jobRows, jobRowsWhen, loseJobs } from '../support/jobRows.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const longerThanAnyJobMs = 16 * 60 * 1000;
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

test('a member an owner added comes in although the job was lost', async () => {
  const bob = usher.person('Bob Brown');
  await whileLosing('groups.writeChange', async () => {
    await bob.ask('add Tom Hughes to Sales EMEA', /Tom Hughes/u);
  });
  expect(usher.graph.membersOf(groupId('Sales EMEA'))).not.toContain(personId('Tom Hughes'));
  await sweep();
  await usher.person('Tom Hughes').sees(/Sales EMEA/u);
  expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(personId('Tom Hughes'));
});

test('a group somebody wished for is made once although the job was lost', async () => {
  const ada = usher.person('Ada Lindqvist');
  await whileLosing('groups.create', async () => {
    await ada.ask('create group Trade Fair', /New group/u);
    await ada.press('Check and continue', {
      fill: {
        'Name of the group': 'Trade Fair',
        Purpose: 'Our stand',
        'Further owners': '',
        'First members': '',
      },
    });
    await ada.press('Create the group');
  });
  expect(usher.graph.groupsNamed('Trade Fair')).toEqual([]);
  await sweep();
  await ada.sees(/Trade Fair is there/u);
  await sweep();
  expect(usher.graph.groupsNamed('Trade Fair')).toHaveLength(1);
});

test('a group goes and comes back although both jobs were lost', async () => {
  const bob = usher.person('Bob Brown');
  await whileLosing('groups.delete', async () => {
    await bob.ask('delete group Sales EMEA', /Delete Sales EMEA/u);
    await bob.press('Delete the group', {
      fill: { 'Type the name of the group to go on': 'Sales EMEA' },
    });
  });
  expect(usher.graph.groupsNamed('Sales EMEA')).toHaveLength(1);
  await sweep();
  await bob.sees(/Sales EMEA is deleted/u);
  await whileLosing('groups.restore', () => bob.press('Restore the group'));
  expect(usher.graph.groupsNamed('Sales EMEA')).toEqual([]);
  await sweep();
  await bob.sees(/Sales EMEA is back/u);
});

test('nothing is enqueued twice for work whose job is still there', async () => {
  await usher.app.store.db
    .insertInto('leases')
    .values({
      name: `group:${groupId('VPN Users')}`,
      holder: 'the test',
      until: new Date(Date.now() + 60 * 60 * 1000),
    })
    .execute();
  const [owner = ''] = usher.graph.ownersOf(groupId('VPN Users'));
  await usher.teams.sendMessage(owner, 'add Tom Hughes to VPN Users');
  await usher.teams.waitFor(owner, (message) => /Tom Hughes/u.test(JSON.stringify(message.card)), 20_000);
  await sweep();
  expect(await jobRows(usher.app.store, 'groups.writeChange')).toHaveLength(1);
});

async function whileLosing(kind: JobKind, act: () => Promise<unknown>): Promise<void> {
  const stopLosing = await loseJobs(usher.app.store, kind);
  await act();
  await stopLosing();
}

/** The clock goes on and the sweep comes round. */
async function sweep(): Promise<void> {
  usher.pass(longerThanAnyJobMs);
  const { store, queue } = usher.app;
  await store.db.transaction().execute((trx) => queue.enqueue(trx, 'groups.sweep', {}));
  await jobRowsWhen(store, 'groups.sweep', (rows) => rows.length === 0);
}
