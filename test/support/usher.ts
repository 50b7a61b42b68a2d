import { rm } from 'node:fs/promises';
import { startApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { startCloud, type Cloud, type CloudOptions } from './cloud.ts';
import { makeDataDir } from './databases.ts';

export interface Usher extends Cloud {
  readonly app: App;
  readonly dataDir: string;
  /** Lets time pass for the product's own clock. */
  pass(ms: number): void;
}

export interface UsherOptions extends CloudOptions {
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole product in this process, configured as in a tenant, with a cloud of its own. */
export async function startUsher(options: UsherOptions = {}): Promise<Usher> {
  const cloud = await startCloud(options);
  const dataDir = await makeDataDir();
  const env: Record<string, string> = { ...cloud.env, DATA_DIR: dataDir, PORT: '0', ...options.env };
  // @azure/identity reads its two variables by itself.
  for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) process.env[name] = env[name];
  let passedMs = 0;
  const now = (): Date => new Date(Date.now() + passedMs);
  const app = await startApp(readConfig(env), createLogger(env['LOG_LEVEL'] ?? 'silent'), now);
  cloud.setBotPort(app.port);
  return {
    ...cloud,
    app,
    dataDir,
    pass: (ms) => {
      passedMs += ms;
    },
    close: async () => {
      await app.stop();
      await cloud.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
