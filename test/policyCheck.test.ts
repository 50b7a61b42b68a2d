import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parsePolicyFile } from '../src/groups/policyFile.ts';
import { makeDataDir } from './support/databases.ts';

const root = path.join(import.meta.dirname, '..');
let folder: string;
beforeAll(async () => {
  folder = await makeDataDir();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('tells an administrator that the YAML file is right and what it would change', async () => {
  const file = await write(
    'good.yaml',
    'classes:\n  - name: Sales\n    match: { name: Sales }\n    atMost: {}\n',
  );
  const { status, stdout, stderr } = check(file);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(
    /good\.yaml is right\. Classes: 1\.\nOf 0 known groups, something else would hold for 0/u,
  );
});

it.each([
  ['bad.yaml', 'classes:\n  - name: Sales\n    match: {}\n    atMost: { mode: sometimes }\n', 4],
  [
    'bad.json',
    '{ "classes": [\n { "name": "Sales", "match": {},\n "atMost": { "mode": "sometimes" } } ] }',
    3,
  ],
])('names the line that is wrong in %s, and ends with exit code 1', async (name, text, line) => {
  const { status, stdout, stderr } = check(await write(name, text));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(
    `Line ${String(line)}: classes.0.atMost.mode is none of "open", "approval" and "closed"`,
  );
});

it('reads every example in the documents', () => {
  const page = readFileSync(path.join(root, 'docs/policies.md'), 'utf8');
  const examples = [...page.matchAll(/^```(?:yaml|json)\n([\s\S]*?)^```/gmu)].map(([, text = '']) => text);
  expect(examples.length).toBeGreaterThan(1);
  expect(examples.flatMap((text) => Object.values(parsePolicyFile(text)).filter(Array.isArray))).toEqual([]);
});

async function write(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

function check(file: string): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env['PATH'], DATA_DIR: path.join(folder, 'store') };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', path.join(root, 'scripts', 'policy.ts'), '--check', file],
    { encoding: 'utf8', env },
  );
  return { status, stdout, stderr };
}
