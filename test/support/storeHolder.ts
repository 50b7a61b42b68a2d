/** Opens the embedded store of the folder it is given, says so, and holds it until it is killed. */
import { createLogger } from '../../src/log.ts';
import { openStore } from '../../src/store/store.ts';

const [, , dataDir = ''] = process.argv;
try {
  await openStore({ dataDir, log: createLogger('silent') });
  console.log('open');
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');
}
