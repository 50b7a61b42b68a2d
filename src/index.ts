import { flushCompileCache } from 'node:module';
import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './errors.ts';
import { createLogger } from './log.ts';

try {
  const config = readConfig();
  const log = createLogger(config.logLevel);
  const app = await startApp(config, log);
  log.info({ port: app.port, mode: config.mode }, 'listening');
  // Otherwise only an orderly end would leave it for the next start. Does nothing without NODE_COMPILE_CACHE.
  flushCompileCache();
  if (config.mode === 'sandbox') {
    process.stdout.write(
      `\nUsher runs with a simulated tenant.\n` +
        `Open http://localhost:${String(app.port)} and let Ada ask for a group: type "find sales".\n` +
        `Stop it with Ctrl+C; everything is kept in the data folder.\n\n`,
    );
  }
  const stop = (): void => {
    log.info('stopping');
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`Usher cannot start:\n${error.problems.map((problem) => `- ${problem}\n`).join('')}`);
  // Parts that did start would keep the process alive.
  process.exit(1);
}
