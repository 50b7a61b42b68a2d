import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PreparedPGlite } from '../../src/store/preparedPGlite.ts';

let pglite: PreparedPGlite;

beforeAll(async () => {
  pglite = new PreparedPGlite();
  await pglite.waitReady;
  await pglite.exec(
    'create table seats (id int primary key, name text, at timestamptz, data jsonb, tags text[])',
  );
});

afterAll(() => pglite.close());

describe('prepared statements of the embedded store', () => {
  it('bring values of every kind there and back, again and again', async () => {
    const at = new Date('2026-03-01T09:00:00Z');
    for (const id of [1, 2]) {
      const written = await pglite.query('insert into seats values ($1, $2, $3, $4, $5)', [
        id,
        'Ada ’O',
        at,
        JSON.stringify({ row: id }),
        ['a', 'b,c'],
      ]);
      expect(written.affectedRows).toBe(1);
      const { rows } = await pglite.query('select *, $1::int > 1 as late from seats where id = $1', [id]);
      expect(rows).toEqual([{ id, name: 'Ada ’O', at, data: { row: id }, tags: ['a', 'b,c'], late: id > 1 }]);
    }
  });

  it('name the fault of a query and serve the next one', async () => {
    const insert = (id: number) => pglite.query('insert into seats (id) values ($1) returning id', [id]);
    await insert(10);
    await expect(insert(10)).rejects.toMatchObject({ code: '23505' });
    await expect(pglite.query('select nothing from nowhere')).rejects.toMatchObject({ code: '42P01' });
    await expect(pglite.query('select $1::int', ['x'])).rejects.toMatchObject({ code: '22P02' });
    expect((await insert(11)).rows).toEqual([{ id: 11 }]);
  });

  it('follow a table that has changed', async () => {
    await pglite.exec('create table moving (a int); insert into moving values (1)');
    const read = () => pglite.query('select * from moving');
    expect((await read()).rows).toEqual([{ a: 1 }]);
    await pglite.exec('alter table moving add column b int');
    await expect(read()).rejects.toMatchObject({ code: '0A000' });
    expect((await read()).rows).toEqual([{ a: 1, b: null }]);
  });

  it('belong to the transaction they are asked in', async () => {
    const attempt = pglite.transaction(async (transaction) => {
      await transaction.query('insert into seats (id) values ($1)', [20]);
      await transaction.query('insert into seats (id) values ($1)', [20]);
    });
    await expect(attempt).rejects.toMatchObject({ code: '23505' });
    expect((await pglite.query('select id from seats where id = $1', [20])).rows).toEqual([]);
  });

  it('stay out of a transaction that somebody else has open', async () => {
    let outside: Promise<unknown> | undefined;
    const attempt = pglite.transaction(async (transaction) => {
      await transaction.query('insert into seats (id) values ($1)', [30]);
      outside = pglite.query('insert into seats (id) values ($1)', [31]);
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    await outside;
    expect((await pglite.query('select id from seats where id in (30, 31)')).rows).toEqual([{ id: 31 }]);
  });

  it('are given up for newer ones, not kept without end', async () => {
    for (let at = 0; at < 320; at++) await pglite.query(`select ${at} as n`);
    const { rows } = await pglite.query<{ kept: number }>(
      'select count(*)::int as kept from pg_prepared_statements',
    );
    expect(rows[0]?.kept).toBeLessThanOrEqual(300);
  });
});
