/**
 * The real product is killed while it makes a group: when Graph has made it and nobody heard the answer, and when its
 * people are being added. What is shown: there is one group, with everybody in it, and its creator is told once.
 */
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../src/sandbox/company.ts';
import { startCloud, type Cloud } from '../support/cloud.ts';
import { makeDataDir } from '../support/databases.ts';
import { findFreePort, startUsherProcess, type UsherProcess } from '../support/usherProcess.ts';

describe('Usher is killed while it makes a group', () => {
  let cloud: Cloud;
  let dataDir: string;
  let usher: UsherProcess | undefined;
  let afterCall: (request: IncomingMessage) => void;
  beforeEach(async () => {
    afterCall = () => undefined;
    cloud = await startCloud({
      faults: { lagReads: 1 },
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
    ['Graph has made it', ({ method, url }) => method === 'POST' && url === '/v1.0/groups'],
    ['its first members are in', ({ method }) => method === 'PATCH'],
  ])(
    'when %s and the answer is lost',
    async (_, isThere) => {
      const port = await findFreePort();
      cloud.setBotPort(port);
      const env = { ...cloud.env, DATA_DIR: dataDir };
      const first = startUsherProcess(port, env);
      usher = first;
      await first.ready();
      const killed = new Promise<void>((resolve) => {
        afterCall = (request) => {
          if (!isThere(request)) return;
          afterCall = () => undefined;
          void first.kill().then(resolve);
        };
      });
      const ada = cloud.person('Ada Lindqvist');
      await ada.ask('create group Trade Fair', /New group/u);
      const people = { 'Further owners': 'Bob Brown', 'First members': 'Chen Wei\nTom Hughes' };
      await ada.press('Check and continue', {
        fill: {
          'Name of the group': 'Trade Fair',
          Purpose: 'Our stand',
          'Who may join': 'open',
          ...people,
        },
      });
      await ada.press('Create the group');
      await killed;
      usher = startUsherProcess(port, env);
      await usher.ready();
      await quiet(usher);
      await ada.sees(/Trade Fair is there/u);
      const groups = cloud.graph.groupsNamed('Trade Fair');
      expect(groups).toHaveLength(1);
      const [group = ''] = groups;
      expect(cloud.graph.ownersOf(group)).toEqual([ada.id, personId('Bob Brown')]);
      expect([...cloud.graph.membersOf(group)].sort()).toEqual(
        [personId('Chen Wei'), personId('Tom Hughes')].sort(),
      );
      expect(
        ada.messages().filter(({ card }) => /Trade Fair is there/u.test(JSON.stringify(card))),
      ).toHaveLength(1);
      await ada.ask('policy Trade Fair', /Anybody who asks is in at once/u);
    },
    120_000,
  );
});

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
