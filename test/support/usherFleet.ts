import { setTimeout as pause } from 'node:timers/promises';
import { company } from '../../src/sandbox/company.ts';
import type { Chance } from './chance.ts';
import { createWatch, type KillPoint } from './killPoints.ts';
import { startCloud, type Cloud } from './cloud.ts';
import { findFreePort, startUsherProcess, type UsherProcess } from './usherProcess.ts';

export interface FleetOptions {
  /** Where the data is: DATA_DIR or DATABASE_URL. */
  readonly store: Readonly<Record<string, string>>;
  /** How many processes share it. */
  readonly replicas: number;
  readonly chance: Chance;
  /** Lets what a dead process held run out at once instead of after its time. */
  readonly bury?: (pid: number) => Promise<void>;
}

/** Usher as one or more processes behind one address, as behind a load balancer, with a cloud of its own. */
export interface Fleet {
  readonly cloud: Cloud;
  readonly kills: number;
  /** Resolves when there is somebody to answer. */
  up(): Promise<void>;
  /** Call when somebody begins to write or to press something. */
  noteTurn(): void;
  /** Kills one process at this point, and starts it again. Resolves when it is ready. */
  killAt(point: KillPoint): Promise<void>;
  /**
   * What was said to one person last before one kill. One of these can have been said without being recorded, because
   * a person is written to one message at a time; two are kept, as the answer of a turn may come in between.
   */
  readonly lastWords: readonly (readonly string[])[];
  /** Resolves when no job is left to do. */
  quiet(): Promise<void>;
  /** Ends every process with SIGTERM; answers their exit codes. */
  stop(): Promise<readonly (number | null)[]>;
  output(): string;
  /** Kills what still runs and ends the cloud. */
  close(): Promise<void>;
}

interface Replica {
  readonly port: number;
  /** Milliseconds since 1970. */
  startedAt: number;
  process: UsherProcess;
  ready: Promise<void>;
}

export async function startFleet({ store, replicas, chance, bury }: FleetOptions): Promise<Fleet> {
  const watch = createWatch();
  const cloud = await startCloud({ onCall: watch.onCall });
  const env = { ...cloud.env, ...store, LOG_LEVEL: 'warn' };
  const fleet = await Promise.all(Array.from({ length: replicas }, () => launch(env)));
  await Promise.all(fleet.map((replica) => replica.ready));
  const lastWords: (readonly string[])[] = [];
  let addressed = chance.oneOf(fleet);
  cloud.setBotPort(addressed.port);
  let kills = 0;
  const revive = async (victim: Replica, dead: Promise<void>): Promise<void> => {
    await dead;
    await watch.settled();
    lastWords.push(...lastMessages(cloud, victim.startedAt));
    await bury?.(victim.process.pid);
    Object.assign(victim, { process: startUsherProcess(victim.port, env), startedAt: Date.now() });
  };
  /** The signal is sent before this returns; resolves when the next process was started. */
  const strike = (victim: Replica): Promise<void> => {
    kills += 1;
    const revived = revive(victim, victim.process.kill());
    victim.ready = revived.then(() => victim.process.ready());
    // Whoever needs the process waits for it again and hears of it.
    victim.ready.catch(() => undefined);
    if (victim === addressed) addressed = fleet.find((replica) => replica !== victim) ?? victim;
    cloud.setBotPort(addressed.port);
    return revived;
  };
  return {
    cloud,
    lastWords,
    get kills() {
      return kills;
    },
    up: () => addressed.ready,
    noteTurn: watch.noteTurn,
    killAt: async (point) => {
      const victim = chance.oneOf(fleet);
      if (point.at === 'start') await strike(victim);
      await watch.waitFor(point, () => void strike(victim));
      await victim.ready;
    },
    quiet: () => quiet(fleet),
    stop: () => Promise.all(fleet.map((replica) => replica.process.stop())),
    output: () => fleet.map((replica) => replica.process.output()).join('\n'),
    close: () => closeAll(fleet).then(cloud.close),
  };
}

async function quiet(fleet: readonly Replica[]): Promise<void> {
  await Promise.all(fleet.map((replica) => replica.ready));
  while (((await fleet[0]?.process.countJobs()) ?? 0) > 0) await pause(100);
}

/** Whoever is starting again is let start first, so that no process stays behind. */
async function closeAll(fleet: readonly Replica[]): Promise<void> {
  await Promise.allSettled(fleet.map((replica) => replica.ready));
  await Promise.all(fleet.map((replica) => replica.process.kill()));
}

async function launch(env: Readonly<Record<string, string>>): Promise<Replica> {
  const port = await findFreePort();
  const process = startUsherProcess(port, env);
  return { port, startedAt: Date.now(), process, ready: process.ready() };
}

/** Ids of the newest two messages of each person's chat that came since this instant. */
function lastMessages({ teams }: Cloud, since: number): readonly (readonly string[])[] {
  return company().people.map(({ id }) => {
    const said = teams.messages(id).filter((message) => message.fromBot);
    const lately = said.slice(-2).filter((message) => Date.parse(message.sentAt) >= since);
    return lately.map((message) => message.id);
  });
}
