import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../src/sandbox/company.ts';
import { startCloud, type Cloud } from '../support/cloud.ts';
import { makeDataDir } from '../support/databases.ts';
import { findFreePort, startUsherProcess, type UsherProcess } from '../support/usherProcess.ts';

describe('Usher is asked to stop', () => {
  let cloud: Cloud;
  let dataDir: string;
  let usher: UsherProcess | undefined;
  let onCall: () => void;
  beforeEach(async () => {
    onCall = () => undefined;
    cloud = await startCloud({
      onCall: ({ url = '' }) => {
        if (url.startsWith('/v1.0/')) onCall();
      },
    });
    dataDir = await makeDataDir();
  });
  afterEach(async () => {
    await usher?.kill();
    await cloud.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('who is being answered still gets the answer, and the rest is done after the next start', async () => {
    const port = await findFreePort();
    cloud.setBotPort(port);
    const env = { ...cloud.env, DATA_DIR: dataDir };
    usher = startUsherProcess(port, env);
    await usher.ready();
    const ada = cloud.person('Ada Lindqvist');
    await ada.say('help');
    cloud.graph.setFaults({ slowMs: 300 });
    const isAsking = new Promise<void>((resolve) => {
      onCall = resolve;
    });
    const answer = cloud.teams.sendMessage(ada.id, 'join Sales EMEA because of the spring campaign');
    await isAsking;
    const code = usher.stop();
    expect(await answer).toMatchObject({ status: 200 });
    expect(await code).toBe(0);
    usher = startUsherProcess(port, env);
    await usher.ready();
    await ada.sees(/Waiting for 2 owners/u);
    const bob = cloud.person('Bob Brown');
    await bob.sees(/spring campaign/u);
    expect(cloud.teams.messages(personId('Bob Brown')).filter(({ fromBot }) => fromBot)).toHaveLength(1);
  }, 60_000);
});
