import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '../../src/errors.ts';
import { createLogger } from '../../src/log.ts';
import { openStore } from '../../src/store/store.ts';

const log = createLogger('silent');

describe('an operator who starts Usher', () => {
  it('is told that DATABASE_URL does not answer, without its password', async () => {
    const databaseUrl = 'postgres://usher:secret@127.0.0.1:1/usher';
    const refused = openStore({ databaseUrl, log });
    await expect(refused).rejects.toBeInstanceOf(ConfigError);
    await expect(refused).rejects.toThrow(/DATABASE_URL cannot be used \(ECONNREFUSED\)/);
    await expect(refused).rejects.not.toThrow('secret');
  });

  it('is told when no store is named', async () => {
    await expect(openStore({ log })).rejects.toThrow('set DATABASE_URL or DATA_DIR');
  });
});
