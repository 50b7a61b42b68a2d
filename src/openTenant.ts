import { identityOf } from './assemble.ts';
import { simulatedBot, useIdentityEndpoint, type Config } from './config.ts';
import { createGraphTokenProvider } from './directory/credentials.ts';
import { createDirectory } from './directory/directory.ts';
import type { Directory } from './directory/types.ts';
import type { Logger } from './log.ts';
import { startSandbox } from './sandbox/startSandbox.ts';

export interface Tenant {
  readonly directory: Directory;
  close(): Promise<void>;
}

/** The directory alone, for a tool beside the product: the tenant's, or the simulated one where none is configured. */
export async function openTenant(config: Config, log: Logger): Promise<Tenant> {
  const sandbox =
    config.mode === 'tenant'
      ? undefined
      : await startSandbox({
          port: () => config.port,
          dataDir: config.dataDir,
          onReset: () => Promise.resolve(),
        });
  if (sandbox !== undefined)
    useIdentityEndpoint(sandbox.identityEndpoint.url, sandbox.identityEndpoint.header);
  const bot = config.bot ?? (sandbox && simulatedBot(sandbox));
  if (bot === undefined) throw new Error('Neither a registration nor a sandbox.');
  const graphOrigin = sandbox?.graphOrigin ?? config.graphOrigin;
  const getToken = createGraphTokenProvider(identityOf(bot), { graphOrigin });
  const directory = createDirectory({ getToken, graphOrigin, log });
  return { directory, close: async () => sandbox?.close() };
}
