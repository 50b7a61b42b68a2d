import { spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * Path of the Node to run Usher on: the pinned one, or the running one when the pinned one is missing or has no
 * build for this platform and the running one can run TypeScript sources. Throws with the remedy otherwise.
 */
export function chooseNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = path.join(root, 'node_modules', 'node', 'bin', name);
  // Asked rather than only looked for: a build for another C library exists on disk and still cannot start.
  if (spawnSync(pinned, ['--version'], { timeout: 20_000 }).status === 0) return pinned;
  if (runsTypeScript(process.versions.node)) return process.execPath;
  throw new Error(
    `Usher needs Node 22.18 or newer. This is ${process.versions.node}, and the Node that comes with the ` +
      `dependencies cannot run on ${process.platform}-${process.arch}, or its install script was not allowed to ` +
      'run. Install Node 24 from https://nodejs.org and try again.',
  );
}

/** Node strips types without a flag from 22.18 on. */
function runsTypeScript(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}
