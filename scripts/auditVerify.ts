/** `npm run audit:verify`: walks the chain of the audit and names the first break. Changes nothing in it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';
import { createLogger } from '../src/log.ts';
import { verifyAudit, type AuditHead, type ChainBreak } from '../src/store/auditChain.ts';
import { openStore } from '../src/store/store.ts';

const usage = `npm run audit:verify [-- --expect <position>:<hash>]

  --expect     a head that an earlier run printed; without it a cut end cannot be seen`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { expect: { type: 'string' } } });
  const expected = values.expect === undefined ? undefined : readHead(values.expect);
  const { store: where } = readConfig();
  // Opening a folder without a store would make one, and its audit is intact.
  if ('dataDir' in where && !existsSync(path.join(where.dataDir, 'store')))
    throw new ConfigError([`There is no store in ${where.dataDir}. Set DATA_DIR or DATABASE_URL.`]);
  const store = await openStore({ ...where, log: createLogger('silent') });
  try {
    const report = await verifyAudit(store.db, expected);
    if (!report.intact) {
      console.error(`The audit is broken: ${say(report.firstBreak)}`);
      return 1;
    }
    const { position, hash } = report.head;
    console.log(`The audit is intact: ${position} entries.`);
    console.log(`Note the head outside the database: ${position}:${hash}`);
    return 0;
  } finally {
    await store.close();
  }
}

function readHead(text: string): AuditHead {
  const [, position, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? [];
  if (position === undefined || hash === undefined)
    throw new ConfigError([`--expect is not a head.\n\n${usage}`]);
  return { position, hash };
}

function say(found: ChainBreak): string {
  switch (found.code) {
    case 'entryChanged':
      return `entry ${found.entryId} is not what was written.`;
    case 'entryMissing':
      return `entry ${found.entryId} was removed.`;
    case 'notNext':
      return `entry ${found.entryId} does not follow the one before it: entries were removed, added or written anew there.`;
    case 'notLinked':
      return `entry ${found.entryId} is not in the chain: it was added while the database's trigger was off.`;
    case 'headMissing':
      return `the head at position ${found.position} is gone: the end was cut off, or everything was written anew.`;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
