import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Kysely } from 'kysely';
import { ConfigError } from './errors.ts';
import { parsePolicyFile } from './groups/policyFile.ts';
import { compareRules } from './groups/policyImpact.ts';
import { noRules, type PolicyRules } from './groups/policyRules.ts';
import type { Logger } from './log.ts';
import type { Database } from './store/schema.ts';

export interface PolicySource {
  /** What the administrator laid down, as it is now. */
  readonly rules: () => PolicyRules;
  /** Reads the file again; what is wrong with it is logged, and the rules stay as they were. */
  reload(): Promise<void>;
  close(): void;
}

/** Files mounted into a container are replaced rather than written, which only looking at them tells. */
const lookEveryMs = 5_000;

/**
 * Keeps the rules of POLICY_FILE. A file that is wrong at start stops the start; one that becomes wrong later changes
 * nothing.
 * @throws ConfigError with every problem of the file, its line and the remedy
 */
export function openPolicySource(
  file: string | null,
  { db, log }: { readonly db: Kysely<Database>; readonly log: Logger },
): PolicySource {
  if (file === null) return { rules: () => noRules, reload: () => Promise.resolve(), close: () => undefined };
  let rules = readRules(file);
  const reload = async (): Promise<void> => {
    try {
      const next = readRules(file);
      const impact = await compareRules(db, rules, next);
      rules = next;
      log.info({ ...impact }, 'policy file read again');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      log.error({ problems: error.problems }, 'policy file is wrong; what held before goes on');
    }
  };
  const onChange = (): void => {
    reload().catch((error: unknown) => {
      log.error({ err: error }, 'policy file not read');
    });
  };
  watchFile(file, { interval: lookEveryMs, persistent: false }, onChange);
  return {
    rules: () => rules,
    reload,
    close: () => {
      unwatchFile(file, onChange);
    },
  };
}

/**
 * The rules in a file.
 * @throws ConfigError with every problem of the file, its line and the remedy
 */
export function readRules(file: string): PolicyRules {
  const read = parsePolicyFile(textOf(file));
  if ('rules' in read) return read.rules;
  throw new ConfigError(read.problems.map((problem) => `POLICY_FILE ${file}: ${problem}`));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError([`POLICY_FILE ${file} cannot be read. Check the path and who may read it.`]);
  }
}
