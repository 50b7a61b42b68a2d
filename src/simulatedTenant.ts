import type { Kysely } from 'kysely';
import { useIdentityEndpoint } from './config.ts';
import { startMirrorOver } from './dynamic/peopleMirror.ts';
import { seedKept, startKeptOver } from './dynamic/seedKept.ts';
import { startIndexOver } from './groups/groupIndex.ts';
import { seedPolicies, startPoliciesOver } from './groups/policySeed.ts';
import { forgetOpenRequests } from './requests/forgetOpenRequests.ts';
import { startSandbox, type Sandbox } from './sandbox/startSandbox.ts';
import type { Database } from './store/schema.ts';

export interface SimulatedTenantOptions {
  /** Port of the product, asked late. */
  readonly port: () => number;
  readonly dataDir: string;
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** Starts the sandbox, and keeps what Usher remembers in step with it: on the first day, and when it starts over. */
export async function startSimulatedTenant(options: SimulatedTenantOptions): Promise<Sandbox> {
  const { port, dataDir, db, now } = options;
  const startOver = async (): Promise<void> => {
    await forgetOpenRequests(db, now());
    await startPoliciesOver(db, sandbox.ownersChoices, now());
    await startIndexOver(db, now());
    await startMirrorOver(db, now());
    await startKeptOver(db, sandbox.keptRules, now());
  };
  const sandbox = await startSandbox({ port, dataDir, onReset: startOver });
  useIdentityEndpoint(sandbox.identityEndpoint.url, sandbox.identityEndpoint.header);
  await seedKept(db, sandbox.keptRules, now());
  await seedPolicies(db, sandbox.ownersChoices, now());
  return sandbox;
}
