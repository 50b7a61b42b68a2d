import { spawnSync } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeDataDir } from './support/databases.ts';

const root = path.join(import.meta.dirname, '..');
const limitMs = 180_000;
let dataDir: string;
beforeAll(async () => {
  dataDir = await makeDataDir();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('the readiness report in a terminal', () => {
  it(
    'shows an operator what the tenant is ready for, and writes a page and a file',
    async () => {
      const [html, csv] = [path.join(dataDir, 'report.html'), path.join(dataDir, 'report.csv')];
      const { status, stdout } = run(['--html', html, '--csv', csv]);
      expect(status).toBe(0);
      expect(stdout).toMatch(
        /What this tenant is ready for[\s\S]*Self-service: \d+ ready[\s\S]*Nobody owns it/u,
      );
      expect(await readFile(html, 'utf8')).toMatch(/^<!doctype html>[\s\S]*Archive Readers/u);
      const lines = (await readFile(csv, 'utf8')).split('\r\n').slice(0, -1);
      expect(lines[0]).toMatch(/^\uFEFF"Id","Group"/u);
      expect(lines.length).toBeGreaterThan(20);
      // Nobody else on the machine has to read who owns what.
      for (const file of [html, csv]) expect((await stat(file)).mode & 0o077).toBe(0);
    },
    limitMs,
  );

  it(
    'does not read the tenant twice on one day, and speaks German',
    () => {
      const { status, stdout, stderr } = run(['--language', 'de']);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/Wofür dieser Mandant bereit ist[\s\S]*Niemand besitzt sie/u);
    },
    limitMs,
  );

  it('says which languages there are when it is given another one', () => {
    const { status, stderr } = run(['--language', 'xx']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/--language is one of en, de\.[\s\S]*npm run readiness/u);
  });

  it('says what it takes when it is given something else', () => {
    const { status, stderr } = run(['--htlm', 'x']);
    expect(status).toBe(1);
    expect(stderr).toContain('--htlm');
  });
});

function run(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/readiness.ts', ...args],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir } },
  );
  return { status, stdout, stderr };
}
