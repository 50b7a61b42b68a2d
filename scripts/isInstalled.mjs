import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * True when `node_modules` holds what the lock file says. npm writes down what it installed in
 * `node_modules/.package-lock.json`, as its last step; comparing the two is exact where comparing times is not
 * (a checkout sets any time it likes), and an install done by hand counts too.
 */
export function isInstalled(root, { withDevelopment }) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  if (!wanted)
    throw new Error('package-lock.json is missing or is not JSON; restore it from the repository.');
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    const found = present[place];
    if (found) return found.version === entry.version && found.integrity === entry.integrity;
    return place === '' || mayBeAbsent(entry, withDevelopment);
  });
}

/** Optional packages are absent on other platforms; development ones in a production install. */
function mayBeAbsent(entry, withDevelopment) {
  if (entry.optional || entry.devOptional) return true;
  return entry.dev === true && !withDevelopment;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
