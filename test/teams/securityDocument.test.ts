import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('every threat in docs/security.md names tests that exist', () => {
  const page = new URL('../../docs/security.md', import.meta.url);
  const links = [...readFileSync(page, 'utf8').matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)];
  const missing = links.filter(([, name = '', path = '']) => {
    const file = new URL(path, page);
    return !existsSync(file) || !readFileSync(file, 'utf8').includes(`'${name}'`);
  });
  expect(missing.map(([, name]) => name)).toEqual([]);
  expect(links.length).toBeGreaterThan(20);
});
