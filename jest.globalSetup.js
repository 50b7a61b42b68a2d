import { sharedServerName } from './test/support/postgresServer.ts';
import { sharePostgres } from './test/support/sharedPostgres.ts';

/** Runs once before all suites; its workers inherit the environment. */
export default async function setUp() {
  const shared = await sharePostgres();
  process.env[sharedServerName] = shared.url;
  globalThis.stopSharedPostgres = shared.stop;
}
