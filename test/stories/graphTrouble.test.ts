/** Microsoft Graph is away, slow, late or strict. No test waits an hour: waiting jobs are brought forward. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { jobRowsWhen } from '../support/jobRows.ts';
import { startUsher, type Usher } from '../support/usher.ts';
import { holdWrites, passWith, readAudit, readNotices } from '../support/usherTime.ts';

let usher: Usher;
let atCall: (call: { readonly method: string; readonly url: string }) => void;
beforeAll(async () => {
  usher = await startUsher({
    onCall: ({ method = '', url = '' }) => {
      atCall({ method, url });
    },
  });
});
beforeEach(() => {
  atCall = () => undefined;
});
afterAll(() => usher.close());

describe('Graph goes away after an approval', () => {
  test('the membership is written when it is back, with one message about it', async () => {
    const held = await holdWrites(usher, groupId('Sales EMEA'));
    const ada = await approved('Ada Lindqvist', 'Sales EMEA', 'Bob Brown', 'before the outage');
    usher.graph.setFaults({ outage: 'unavailable' });
    await held.release();
    const waiting = await jobRowsWhen(usher.app.store, 'requests.deliverMembership', (rows) =>
      rows.some((row) => row.state === 'retry'),
    );
    expect(waiting).toHaveLength(1);
    expect(ada.buttonsOn(/being added/u)).toEqual([]);
    usher.graph.setFaults({ outage: 'none' });
    await passWith(usher, 60 * 60 * 1000, 'requests.deliverMembership');
    await ada.sees(/You are now a member/u);
    await ada.sees(/verified/u);
    expect(said(ada, /You are now a member/u)).toBe(1);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(ada.id);
  });

  test('a write that never gets an answer is repeated and counts once', async () => {
    const { membershipsWritten } = usher.graph.writes;
    const isFirst = once();
    atCall = ({ method }) => {
      if (method !== 'POST' || !isFirst('/members/')) return;
      usher.graph.setFaults({ outage: 'answerLost' });
      setImmediate(() => {
        usher.graph.setFaults({ outage: 'none' });
      });
    };
    const emily = await approved('Emily Carter', 'Sales EMEA', 'Chen Wei', 'a lost answer');
    await emily.sees(/verified/u);
    expect(usher.graph.writes.membershipsWritten).toBe(membershipsWritten + 1);
    expect(await readAudit(usher, emily.id)).toEqual([
      'requests.submit',
      'requests.approve',
      'requests.write',
      'requests.deliver',
    ]);
  });

  test('calls that hang are given up, and what they were for still happens', async () => {
    const held = await holdWrites(usher, groupId('VPN Users'));
    const tom = await approved('Tom Hughes', 'VPN Users', 'Samuel Mensah', 'a hanging line');
    usher.graph.setFaults({ outage: 'hang' });
    const hanging = new Promise<void>((resolve) => {
      atCall = ({ url }) => {
        if (url.startsWith('/v1.0/')) resolve();
      };
    });
    await held.release();
    await hanging;
    usher.graph.setFaults({ outage: 'none' });
    await tom.sees(/verified/u);
  });
});

describe('Graph shows a membership late', () => {
  test('Usher looks again until it is there', async () => {
    usher.graph.setFaults({ lagReads: 2 });
    const grace = await approved('Grace Kim', 'VPN Users', 'Viktor Lundgren', 'late replicas');
    await grace.sees(/being added/u);
    await grace.sees(/verified/u);
    usher.graph.setFaults({ lagReads: 0 });
  });

  test('what is never shown ends all the same, and the operator hears of it', async () => {
    usher.graph.setFaults({ lagReads: 1_000 });
    const hana = await approved('Hana Kovářová', 'VPN Users', 'Viktor Lundgren', 'a lost replica');
    await jobRowsWhen(usher.app.store, 'requests.verifyMembership', (rows) => rows.length > 0);
    await passWith(usher, 11 * 60 * 1000, 'requests.verifyMembership');
    await hana.sees(/You are now a member/u);
    usher.graph.setFaults({ lagReads: 0 });
    expect(await readNotices(usher)).toEqual(['membershipNotSeen']);
  });
});

describe('several are added together', () => {
  test('one of them being deleted at the last moment does not keep the others out', async () => {
    const held = await holdWrites(usher, groupId('Engineering'));
    const names = ['Olu Adeyemi', 'Mei Tanaka', 'Karin Holm'];
    const people = [];
    for (const name of names) {
      people.push(await approved(name, 'Engineering', 'Nils Bergström', `the batch of ${name}`));
    }
    const [olu, mei, karin] = people;
    const isFirst = once();
    atCall = ({ method }) => {
      if (method === 'PATCH' && isFirst('patch')) usher.graph.deleteUser(mei?.id ?? '');
    };
    await held.release();
    await olu?.sees(/verified/u);
    await karin?.sees(/verified/u);
    await mei?.sees(/could not be added/u);
    const members = usher.graph.membersOf(groupId('Engineering'));
    expect(members).toEqual(expect.arrayContaining([olu?.id, karin?.id]));
    expect(members).not.toContain(mei?.id);
  });
});

/** Somebody asks, and an owner says yes. */
async function approved(name: string, group: string, ownerName: string, reason: string) {
  const person = usher.person(name);
  const owner = usher.person(ownerName);
  await person.say(`join ${group} because ${reason}`);
  await owner.sees(new RegExp(reason, 'u'));
  expect(await owner.press('Approve', { on: new RegExp(reason, 'u') })).toMatch(/[Aa]pproved/u);
  return person;
}

function said(person: ReturnType<Usher['person']>, words: RegExp): number {
  return person.messages().filter((message) => words.test(JSON.stringify(message.card))).length;
}

function once(): (what: string) => boolean {
  const seen = new Set<string>();
  return (what) => !seen.has(what) && seen.add(what).has(what);
}
