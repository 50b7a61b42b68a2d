import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isInstalled } from './isInstalled.mjs';

const networkCodes = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/;
const npmArguments = [
  'ci',
  // Also where NODE_ENV is production: a task may need any of them.
  '--include=dev',
  '--include=optional',
  '--loglevel=error',
  '--no-audit',
  '--no-fund',
  // npm's own pauses between attempts are 10 s and 60 s: too long to learn that there is no network.
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=8000',
];
const longestInstallMs = 15 * 60_000;

/** Runs `npm ci` unless `node_modules` already holds what the lock file says; one process at a time. */
export async function installWhenNeeded(root, { withDevelopment }) {
  if (isInstalled(root, { withDevelopment })) return;
  const release = await takeTurn(root);
  try {
    // Whoever had the turn before has probably done the work.
    if (!isInstalled(root, { withDevelopment })) await install(root);
  } finally {
    release();
  }
}

async function install(root) {
  const startedAt = Date.now();
  console.error(
    'Installing the dependencies of package-lock.json; this takes about a minute the first time.',
  );
  const { code, complaint } = await npmCi(root);
  if (code === 0) {
    console.error(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
    return;
  }
  throw new Error(
    networkCodes.test(complaint)
      ? 'The dependencies could not be installed because the npm registry could not be reached. Check the ' +
          'network or the proxy (npm config get proxy) and try again.'
      : `The dependencies could not be installed: npm ci ended with code ${code}, its own words are above.`,
  );
}

function npmCi(root) {
  const cli = process.env.npm_execpath;
  const viaNode = cli !== undefined && /npm-cli\.c?js$/.test(cli);
  // Windows has npm only as a batch file, and those start through a shell; the arguments are constants.
  const child = viaNode
    ? spawn(process.execPath, [cli, ...npmArguments], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    : spawn('npm', npmArguments, {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
        shell: process.platform === 'win32',
      });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
    process.stderr.write(chunk);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: error.code, complaint: error.message }));
    child.once('close', (code) => resolve({ code, complaint }));
  });
}

/**
 * Waits until no other process installs into this folder, then answers the function that lets the next one in.
 * The mark lies outside `node_modules`, which npm empties; a mark whose process has ended is taken over.
 */
async function takeTurn(root) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const mark = path.join(os.tmpdir(), `usher-install-${name}`);
  let hasSaidSo = false;
  while (!placeMark(mark)) {
    if (isAbandoned(mark)) {
      rmSync(mark, { force: true });
      continue;
    }
    if (!hasSaidSo) console.error('Another process is installing the dependencies; waiting for it.');
    hasSaidSo = true;
    await delay(300);
  }
  return () => rmSync(mark, { force: true });
}

/** A link, because it appears together with its content; a new file would be empty for a moment. */
function placeMark(mark) {
  const own = `${mark}-${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, mark);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process that placed the mark has ended, or its id is by now somebody else's. */
function isAbandoned(mark) {
  try {
    if (Date.now() - statSync(mark).mtimeMs > longestInstallMs) return true;
    process.kill(Number(readFileSync(mark, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
