import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';

export interface SandboxProduct {
  /** Of the page. */
  readonly url: string;
  readonly app: App;
  close(): Promise<void>;
}

/** What `npm start` gives on a fresh machine, on a port of its own and with nothing remembered. */
export async function startSandboxProduct(): Promise<SandboxProduct> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'usher-sandbox-'));
  const app = await startApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), createLogger('silent'));
  return {
    app,
    url: `http://localhost:${String(app.port)}/`,
    close: async () => {
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
