/**
 * Runs one task of this repository: installs the dependencies when they are missing or not those of the lock
 * file, then starts the task on the pinned Node. It has no dependency of its own and runs on Node 18 and later,
 * because it is what a fresh clone starts with.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenNeeded } from './install.mjs';
import { chooseNode } from './pinnedNode.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const onTypeScript = ['--disable-warning=ExperimentalWarning'];
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const prettier = 'node_modules/prettier/bin/prettier.cjs';

/** Tasks that run where the product does, without what only its development needs. */
const onServer = ['start', 'audit:verify', 'readiness'];

/** Every task as the argument lists to start Node with, one after the other. */
const tasks = {
  /** Only what comes before every task. */
  install: () => [],
  start: (args) => [[...onTypeScript, '--env-file-if-exists=.env', 'src/index.ts', ...args]],
  test: (args) => [[...jest, ...args]],
  lint: (args) => [
    ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...(args.length > 0 ? args : ['.'])],
    [prettier, '--check', ...(args.length > 0 ? args : ['.'])],
  ],
  format: (args) => [[prettier, '--write', '--log-level=warn', ...(args.length > 0 ? args : ['.'])]],
  typecheck: (args) => [['node_modules/typescript/bin/tsc', '-p', '.', ...args]],
  policy: (args) => [[...onTypeScript, '--env-file-if-exists=.env', 'scripts/policy.ts', ...args]],
  readiness: (args) => [[...onTypeScript, '--env-file-if-exists=.env', 'scripts/readiness.ts', ...args]],
  package: (args) => [[...onTypeScript, 'scripts/package.ts', ...args]],
  'audit:verify': (args) => [
    [...onTypeScript, '--env-file-if-exists=.env', 'scripts/auditVerify.ts', ...args],
  ],
  playground: (args) => [[...onTypeScript, 'scripts/playground.mjs', ...args]],
  pictures: (args) => [[...onTypeScript, 'scripts/pictures.mjs', ...args]],
  bench: ([name, ...args]) => [[...onTypeScript, `bench/${benchName(name)}.ts`, ...args]],
};

function benchName(name) {
  if (name && existsSync(path.join(root, 'bench', `${name}.ts`))) return name;
  const folder = path.join(root, 'bench');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ts')) : [];
  const names = files.map((file) => file.slice(0, -'.ts'.length)).join(', ');
  throw new Error(`Say which benchmark to run: npm run bench -- <name>. There are: ${names || 'none yet'}.`);
}

/** Starts one process with this terminal and resolves to its exit code. */
function runToEnd(command, args) {
  const nodeFolder = path.dirname(command);
  const env = {
    // What was compiled once need not be compiled at every start. Beside the packages, where nobody else can write.
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    PATH: [nodeFolder, process.env.PATH].join(path.delimiter),
  };
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
  const passOn = (signal) => child.kill(signal);
  // Ctrl-C in a terminal already reaches the whole process group; passing it on would deliver it twice.
  const onInterrupt = (signal) => process.stdin.isTTY || passOn(signal);
  process.on('SIGTERM', passOn).on('SIGHUP', passOn).on('SIGINT', onInterrupt);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', passOn).off('SIGHUP', passOn).off('SIGINT', onInterrupt);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

async function main([name, ...args]) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;
  if (!task)
    throw new Error(`There is no task "${name ?? ''}". There are: ${Object.keys(tasks).join(', ')}.`);
  const commands = task(args);
  await installWhenNeeded(root, { withDevelopment: !onServer.includes(name) });
  const node = chooseNode(root);
  let exitCode = 0;
  for (const command of commands) {
    const code = await runToEnd(node, command);
    exitCode ||= code;
  }
  return exitCode;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
