import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConfigError } from '../src/errors.ts';
import { createLogger } from '../src/log.ts';
import { openPolicySource, type PolicySource } from '../src/policySource.ts';
import { makeDataDir } from './support/databases.ts';
import { startUsher, type Usher } from './support/usher.ts';

let usher: Usher;
let folder: string;
let source: PolicySource;
const write = (rules: unknown) => writeFile(path.join(folder, 'policies.json'), JSON.stringify(rules));
const closedSales = { name: 'Sales', match: { name: 'Sales*' }, atMost: { mode: 'closed' } };

beforeAll(async () => {
  usher = await startUsher();
  folder = await makeDataDir();
  await write({});
  source = openPolicySource(path.join(folder, 'policies.json'), {
    db: usher.app.store.db,
    log: createLogger('silent'),
  });
});
afterAll(async () => {
  source.close();
  await usher.close();
  await rm(folder, { recursive: true, force: true });
});

test('rules that changed hold after the file is read again, and a mistake changes nothing', async () => {
  await write({ classes: [closedSales] });
  await source.reload();
  expect(source.rules().classes.map(({ name }) => name)).toEqual(['Sales']);
  await write({ classes: [{ ...closedSales, atMost: { mode: 'shut' } }] });
  await source.reload();
  expect(source.rules().classes.map(({ ceiling }) => ceiling.mode)).toEqual(['closed']);
});

test('a file that is missing or wrong stops the start and says what to do', () => {
  const openFile = (name: string) => () =>
    openPolicySource(path.join(folder, name), { db: usher.app.store.db, log: createLogger('silent') });
  expect(openFile('none.json')).toThrow(ConfigError);
  expect(openFile('none.json')).toThrow(/cannot be read. Check the path/u);
});

test('no file means no rules', () => {
  const none = openPolicySource(null, { db: usher.app.store.db, log: createLogger('silent') });
  expect(none.rules().classes).toEqual([]);
});
