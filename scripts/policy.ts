/** `npm run policy -- --check <file>`: says what is wrong with a policy file, or what it would change. */
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';
import { compareRules } from '../src/groups/policyImpact.ts';
import { noRules, type PolicyRules } from '../src/groups/policyRules.ts';
import { createLogger } from '../src/log.ts';
import { readRules } from '../src/policySource.ts';
import { openStore } from '../src/store/store.ts';

const usage = 'npm run policy -- --check <file>   Nothing is changed.';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'string' } } });
  if (values.check === undefined) throw new ConfigError([usage]);
  const rules = readRules(values.check);
  console.log(`${values.check} is right. Classes: ${String(rules.classes.length)}.`);
  await sayImpact(rules);
}

/** Compared with the file in use; needs the database, whose embedded kind only one process can open. */
async function sayImpact(rules: PolicyRules): Promise<void> {
  const { store: where, policyFile } = readConfig();
  const before = policyFile === null ? noRules : readRules(policyFile);
  const store = await openStore({ ...where, log: createLogger('silent') });
  try {
    const { groups, changed, byPart } = await compareRules(store.db, before, rules);
    console.log(`Of ${String(groups)} known groups, something else would hold for ${String(changed)}.`);
    for (const [part, count] of Object.entries(byPart)) console.log(`- ${part}: ${String(count)}`);
  } finally {
    await store.close();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
