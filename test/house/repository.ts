import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The repository's folder, with a separator at its end left out. */
export const root = path.join(import.meta.dirname, '..', '..');

const notOurs = new Set(['node_modules', '.git', '.usher', 'devTools', 'dist', 'coverage', 'screenshots']);

/** Paths from the root with `/`, sorted; what git ignores is left out. */
export function listFiles(folder = ''): readonly string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  const found = entries.flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.has(entry.name) || entry.name === '.env' || entry.name.endsWith('.log')) return [];
    if (entry.isDirectory()) return listFiles(name);
    return entry.isFile() ? [name] : [];
  });
  return found.sort();
}

/** Our programs: what people write and other people must be able to read. */
export function listSources(...folders: readonly string[]): readonly string[] {
  return listFiles().filter(
    (file) =>
      folders.some((folder) => file.startsWith(`${folder}/`)) &&
      /\.(ts|mts|js|mjs)$/.test(file) &&
      !/\.min\.|\.umd\.|\/vendor\//.test(file),
  );
}

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function exists(file: string): boolean {
  return statSync(path.join(root, file), { throwIfNoEntry: false }) !== undefined;
}
