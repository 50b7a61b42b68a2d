/**
 * What a fresh clone starts with. The files under scripts run before anything is installed, so they are started here
 * the way npm does it. The download itself is seen by whoever runs the suite in a fresh clone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled } from '../../scripts/isInstalled.mjs';
import { root } from './repository.ts';

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'usher-clone-'));
  cpSync(path.join(root, 'scripts'), path.join(clone, 'scripts'), { recursive: true });
  mkdirSync(path.join(clone, 'node_modules'));
  mkdirSync(path.join(clone, 'src'));
  writeLock('package-lock.json', {});
  writeLock('node_modules/.package-lock.json', {});
});

afterEach(() => {
  rmSync(clone, { recursive: true, force: true });
});

describe('a task', () => {
  it('is named with all the others when somebody mistypes one', () => {
    const { status, stderr } = run('strat');
    expect(status).toBe(1);
    expect(stderr).toContain('There is no task "strat". There are: install, start, test,');
  });

  it('ends with the exit code of what it ran', () => {
    writeFileSync(path.join(clone, 'src', 'index.ts'), 'process.exitCode = 7 as number;');
    expect(run('start').status).toBe(7);
  });

  it('hears the signal that a container runtime sends', async () => {
    const program =
      "process.on('SIGTERM', () => { console.log('drained'); process.exit(0); });" +
      "setInterval(() => undefined, 1000); console.log('ready');";
    writeFileSync(path.join(clone, 'src', 'index.ts'), program);
    const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], { cwd: clone });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output === 'ready\n') child.kill('SIGTERM');
    });
    const [code] = await once(child, 'close');
    expect({ code, output }).toEqual({ code: 0, output: 'ready\ndrained\n' });
  });

  it('says which benchmarks there are', () => {
    mkdirSync(path.join(clone, 'bench'));
    writeFileSync(path.join(clone, 'bench', 'turns.ts'), '');
    expect(run('bench').stderr).toContain('npm run bench -- <name>. There are: turns.');
  });
});

describe('an installation', () => {
  const tool = { 'node_modules/tool': { version: '1.0.0', integrity: 'sha512-a' } };

  it('is used as it is when it holds what the lock file says', () => {
    writeLock('package-lock.json', tool);
    writeLock('node_modules/.package-lock.json', tool);
    expect(isInstalled(clone, { withDevelopment: true })).toBe(true);
  });

  it('is renewed after a package changed its version', () => {
    writeLock('package-lock.json', { 'node_modules/tool': { version: '1.0.1', integrity: 'sha512-b' } });
    writeLock('node_modules/.package-lock.json', tool);
    expect(isInstalled(clone, { withDevelopment: true })).toBe(false);
  });

  it('is renewed after npm was interrupted', () => {
    rmSync(path.join(clone, 'node_modules', '.package-lock.json'));
    expect(isInstalled(clone, { withDevelopment: true })).toBe(false);
  });

  it('need not hold what is meant for another platform', () => {
    writeLock('package-lock.json', { 'node_modules/tool-for-mac': { version: '1.0.0', optional: true } });
    expect(isInstalled(clone, { withDevelopment: true })).toBe(true);
  });

  it('needs development tools for everything but running Usher', () => {
    writeLock('package-lock.json', { 'node_modules/jest': { version: '30.0.0', dev: true } });
    expect(isInstalled(clone, { withDevelopment: false })).toBe(true);
    expect(isInstalled(clone, { withDevelopment: true })).toBe(false);
  });
});

function writeLock(file: string, packages: Readonly<Record<string, object>>): void {
  writeFileSync(path.join(clone, file), JSON.stringify({ packages }));
}

function run(...args: readonly string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: clone,
    encoding: 'utf8',
    timeout: 20_000,
  });
}
