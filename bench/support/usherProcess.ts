/**
 * The product as `src/index.ts` starts it, but without its budget for Graph when told so: that budget keeps a small
 * tenant's limits, which end every measurement at about 35 requests a second, whatever the program can do.
 */
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';

const unlimited = { unitsPer10s: Number.MAX_SAFE_INTEGER, writesPer150s: Number.MAX_SAFE_INTEGER };
const config = readConfig();
const app = await startApp(
  config,
  createLogger(config.logLevel),
  () => new Date(),
  process.argv[2] === 'unlimited' ? unlimited : {},
);
process.once('disconnect', () => {
  void app.stop().then(() => process.exit(0));
});
process.send?.({ port: app.port });
