/**
 * The real product is killed while it brings a group about by its rule: when Graph has added people and nobody heard the
 * answer, and when it has removed the first of several. What is shown: nobody is forgotten, nobody is removed
 * wrongly, and the audit tells of each move once.
 */
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { company, groupId } from '../../src/sandbox/company.ts';
import { createLogger } from '../../src/log.ts';
import { openStore } from '../../src/store/store.ts';
import { startCloud, type Cloud } from '../support/cloud.ts';
import { makeDataDir } from '../support/databases.ts';
import { findFreePort, startUsherProcess, type UsherProcess } from '../support/usherProcess.ts';
import { startDryRun } from '../support/keeping.ts';

const group = groupId('VPN Users');
const rule = 'user.department -eq "Engineering"';
const engineers = company()
  .people.filter(({ department }) => department === 'Engineering')
  .map(({ id }) => id);

describe('Usher is killed while it keeps a group by rule', () => {
  let cloud: Cloud;
  let dataDir: string;
  let usher: UsherProcess | undefined;
  let afterCall: (request: IncomingMessage) => void;
  beforeEach(async () => {
    afterCall = () => undefined;
    cloud = await startCloud({
      onCall: (request, response) => {
        beforeAnswer(response, () => {
          afterCall(request);
        });
      },
    });
    dataDir = await makeDataDir();
  });
  afterEach(async () => {
    await usher?.kill();
    await cloud.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test.each<[string, (request: IncomingMessage) => boolean]>([
    ['people have been added', ({ method }) => method === 'PATCH'],
    [
      'the first has been removed',
      ({ method, url = '' }) => method === 'DELETE' && url.includes('/members/'),
    ],
  ])(
    'when %s and the answer is lost',
    async (_, isThere) => {
      const before = cloud.graph.membersOf(group);
      const port = await findFreePort();
      cloud.setBotPort(port);
      const env = { ...cloud.env, DATA_DIR: dataDir };
      const first = startUsherProcess(port, env);
      usher = first;
      await first.ready();
      await quiet(first);
      const killed = new Promise<void>((resolve) => {
        afterCall = (request) => {
          if (!isThere(request)) return;
          afterCall = () => undefined;
          void first.kill().then(resolve);
        };
      });
      const viktor = cloud.person('Viktor Lundgren');
      await startDryRun(viktor, 'VPN Users', rule);
      await viktor.say('act now for VPN Users');
      await killed;
      usher = startUsherProcess(port, env);
      await usher.ready();
      await quiet(usher);
      expect([...cloud.graph.membersOf(group)].sort()).toEqual(engineers.toSorted());
      await usher.stop();
      const moves = await movesIn(dataDir);
      const expected = [
        ...engineers.filter((id) => !before.includes(id)).map((id) => `dynamic.addMember ${id}`),
        ...before.filter((id) => !engineers.includes(id)).map((id) => `dynamic.removeMember ${id}`),
      ];
      expect(moves.toSorted()).toEqual(expected.toSorted());
    },
    180_000,
  );
});

async function movesIn(dataDir: string): Promise<readonly string[]> {
  const store = await openStore({ dataDir, log: createLogger('silent') });
  try {
    const rows = await store.db
      .selectFrom('audit')
      .select(['action', 'details'])
      .where('action', 'in', ['dynamic.addMember', 'dynamic.removeMember'])
      .execute();
    return rows.map(({ action, details }) => `${action} ${(details as { userId: string }).userId}`);
  } finally {
    await store.close();
  }
}

/** Resolves when no job is left to do. */
async function quiet(usher: UsherProcess): Promise<void> {
  while ((await usher.countJobs()) > 0) await pause(100);
}

/** Acts when a call has had its effect, before anybody hears of it. */
function beforeAnswer(response: ServerResponse, act: () => void): void {
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.end = ((...args: unknown[]) => {
    act();
    return end(...args);
  }) as typeof response.end;
}
